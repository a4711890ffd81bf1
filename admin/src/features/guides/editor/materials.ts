import { isCatchAll } from '@mingdu/shared/guides/guides.rules'
import type { GuideContent, GuideMaterial } from '@mingdu/shared/guides/guides.schema'
import { freeKey, inserted, without } from './lists'

export const MAX_MATERIALS = 60

export function newMaterial(materials: readonly GuideMaterial[], name = ''): GuideMaterial {
  return {
    key: freeKey('m', materials),
    name,
    necessity: 'required',
    source: 'applicant',
    copies: 1,
    form: 'original',
    spec: '',
    notes: '',
    basis: '',
    blankFormId: null,
    sampleId: null,
    deferDays: null,
    promiseDays: null,
    always: true,
  }
}

/** A second one below it, without the answers that select the first. */
export function copied(materials: readonly GuideMaterial[], i: number): GuideMaterial[] {
  const one = materials[i]
  return one
    ? inserted(materials, i + 1, { ...one, key: freeKey('m', materials), always: true })
    : [...materials]
}

/** Without a material, and without it in the answers that asked for it. */
export function withoutMaterial(
  content: GuideContent,
  i: number,
): Pick<GuideContent, 'materials' | 'scenario'> {
  const key = content.materials[i]?.key
  const questions = content.scenario.questions.map((question) => ({
    ...question,
    options: question.options.map((o) =>
      key !== undefined && o.materials.includes(key)
        ? { ...o, materials: o.materials.filter((k) => k !== key) }
        : o,
    ),
  }))
  const selects = content.scenario.questions.some((q) =>
    q.options.some((o) => key !== undefined && o.materials.includes(key)),
  )
  return {
    materials: without(content.materials, i),
    scenario: selects ? { ...content.scenario, questions } : content.scenario,
  }
}

export interface PastedName {
  name: string
  /** Why it is not taken; null when it is. */
  refused: string | null
}

/** Names from a pasted list: one a line, or the first column of a sheet; numbering and bullets taken off. */
export function pastedNames(text: string, there: readonly GuideMaterial[]): PastedName[] {
  const seen = new Set(there.map(({ name }) => name.trim()))
  let room = MAX_MATERIALS - there.length
  return text
    .split(/\r?\n/)
    .map((line) => bare(line.split('\t')[0] ?? ''))
    .filter((name) => name !== '')
    .map((name) => {
      const refused = refusedName(name, seen, room)
      seen.add(name)
      if (refused === null) room--
      return { name, refused }
    })
}

function refusedName(name: string, seen: ReadonlySet<string>, room: number): string | null {
  if (name.length < 2) return '太短'
  if (name.length > 200) return '超过 200 字'
  if (isCatchAll(name)) return '兜底说法，请写明具体材料'
  if (seen.has(name)) return '已经有了'
  return room <= 0 ? `最多 ${MAX_MATERIALS} 项` : null
}

/** `1、`, `（二）`, `3.`, `•`: how lists are numbered in papers. */
function bare(line: string): string {
  return line
    .trim()
    .replace(/^(?:[（(]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[)）、.．]\s*|[•·●\-*]\s*)/, '')
    .replace(/[；;。]$/, '')
    .trim()
}
