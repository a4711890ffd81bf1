import { plainDate } from '@mingdu/shared/kernel/plain-date'
import { refusalText } from '@mingdu/shared/kernel/refusals'
import { evenWeights } from '@mingdu/shared/parts/weights'
import type { ChildBody } from '@mingdu/shared/tasks/decompose.api'
import { splitProblems, type ChildField } from '@mingdu/shared/tasks/decompose.rules'
import type { Task } from '@mingdu/shared/tasks/tasks.schema'

/** One part of a 分解 as it is typed on a phone; nodes and periodic reports are planned at a desk. */
export interface SplitPart {
  title: string
  requirement: string
  orgId: string
  personId: string | null
  /** `YYYY-MM-DD` */
  due: string | null
  weight: number
  /** Counted when a target is given. */
  target: number
  unit: string
}

export interface SplitDraft {
  parts: SplitPart[]
  /** Milliseconds since the epoch, the phone's clock; 0: never kept. */
  savedAt: number
}

/** By part; `null` of those that concern all of them together. */
export interface SplitProblems {
  all: string | null
  parts: Partial<Record<ChildField | 'weight' | 'unit', string>>[]
}

/** As the contract has it; a test compares. */
export const PARTS = { least: 2, most: 50 } as const

export function blankPart(orgId: string, weight: number): SplitPart {
  return { title: '', requirement: '', orgId, personId: null, due: null, weight, target: 0, unit: '' }
}

export function emptySplit(orgId: string): SplitDraft {
  return { parts: evenWeights(PARTS.least).map((weight) => blankPart(orgId, weight)), savedAt: 0 }
}

/** One more or one less, in equal shares when they were equal before. */
export function withPart({ parts }: SplitDraft, orgId: string): SplitPart[] {
  const grown = [...parts, blankPart(orgId, 1)]
  return isEven(parts) ? evened(grown) : grown
}

export function withoutPart({ parts }: SplitDraft, at: number): SplitPart[] {
  const rest = parts.filter((_, i) => i !== at)
  return isEven(parts) ? evened(rest) : rest
}

export function evened(parts: readonly SplitPart[]): SplitPart[] {
  const weights = evenWeights(parts.length)
  return parts.map((part, i) => ({ ...part, weight: weights[i] ?? 1 }))
}

export function weightSum(parts: readonly SplitPart[]): number {
  return parts.reduce((sum, { weight }) => sum + weight, 0)
}

export function isSound({ all, parts }: SplitProblems): boolean {
  return all === null && parts.every((one) => Object.keys(one).length === 0)
}

/** What the server would refuse, told before it is sent; the server has the last word. */
export function problemsOf(parts: readonly SplitPart[], task: Task, today: string): SplitProblems {
  const missing = parts.map(missingOf)
  if (missing.some((one) => Object.keys(one).length > 0)) return { all: null, parts: missing }
  const found: SplitProblems = { all: null, parts: parts.map(() => ({})) }
  const frame = { title: task.title, org: task.org.name, due: plainDate(task.clock.due ?? today) }
  // only units of the task's own org can be picked
  const around = { ...frame, today: plainDate(today), isWithin: () => true }
  for (const { row, field, refusal } of splitProblems(bodiesOf(parts), around)) {
    const text = refusalText(refusal.code, refusal.details)
    const part = row === null ? undefined : found.parts[row]
    if (part && field !== 'weights') part[field] = text
    else found.all = text
  }
  return found
}

/** Only called when nothing is missing. */
export function bodiesOf(parts: readonly SplitPart[]): ChildBody[] {
  return parts.map(({ title, requirement, orgId, personId, due, weight, target, unit }) => ({
    ...{ title: title.trim(), requirement: requirement.trim(), orgId, personId, weight, due: due ?? '' },
    quantity: target > 0 ? { target, unit: unit.trim() } : null,
    ...{ milestones: [], period: null },
  }))
}

function missingOf({ title, due, weight, target, unit }: SplitPart): SplitProblems['parts'][number] {
  return {
    ...(title.trim().length < 4 ? { title: '名称至少 4 个字' } : {}),
    ...(due === null ? { due: '请选限期' } : {}),
    ...(weight < 1 || weight > 100 ? { weight: '权重是 1 到 100 的整数' } : {}),
    ...(target > 0 && unit.trim() === '' ? { unit: '请填单位，如：处、户、公里' } : {}),
  }
}

function isEven(parts: readonly SplitPart[]): boolean {
  const even = evenWeights(parts.length)
  return parts.every(({ weight }, i) => weight === even[i])
}
