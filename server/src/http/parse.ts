import type { FieldProblem } from '@mingdu/shared/kernel/refusals'
import type { z } from 'zod'
import { Refused } from '../refused'

type Part = 'params' | 'query' | 'body'

/** A body of ten thousand wrong rows does not get an answer larger than itself. */
const NAMED = 50

/**
 * Parses one part of a request at the edge; inside, its type is trusted.
 * @throws Refused `input.invalid` naming the fields (the first 50), the rule of each and what to do
 */
export function parsePart(schema: z.ZodType | undefined, value: unknown, part: Part): unknown {
  if (!schema) return undefined
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const refused = new Refused('input.invalid', { count: parsed.error.issues.length })
  refused.fields = parsed.error.issues.slice(0, NAMED).flatMap((issue) => problemsOf(issue, part))
  throw refused
}

function problemsOf(issue: z.core.$ZodIssue, part: Part): FieldProblem[] {
  const base = [part, ...issue.path.map(String)]
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      path: [...base, key].join('.'),
      rule: issue.code,
      message: '没有这个字段',
    }))
  }
  return [{ path: base.join('.'), rule: issue.code, message: messageOf(issue) }]
}

function messageOf(issue: z.core.$ZodIssue): string {
  return /[\u4e00-\u9fff]/.test(issue.message) ? issue.message : (PLAIN[issue.code] ?? '填写不对')
}

const PLAIN: Partial<Record<z.core.$ZodIssue['code'], string>> = {
  invalid_type: '缺少内容或类型不对',
  too_big: '超过了上限',
  too_small: '低于下限或太短',
  invalid_format: '格式不对',
  invalid_value: '不在可选范围内',
  invalid_union: '不在可选范围内',
  invalid_element: '有一项不对',
  not_multiple_of: '不是规定的倍数',
}
