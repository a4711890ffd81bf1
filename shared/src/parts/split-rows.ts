import { plainDate } from '../kernel/plain-date'
import { refusalText, type FieldProblem } from '../kernel/refusals'
import type { ChildBody } from '../tasks/decompose.api'
import { splitProblems } from '../tasks/decompose.rules'
import type { Task } from '../tasks/tasks.schema'
import type { Period } from '../tasks/tasks.states'
import { scaledWeights } from './weights'

/** Fewest and most tasks of one 分解, as the contract has it; a test compares. */
export const SPLIT_ROWS = { least: 2, most: 50 } as const

/** A task of a 分解 while it is being typed. */
export interface SplitRow {
  title: string
  requirement: string
  orgId: string | null
  personId: string | null
  weight: number | null
  due: string | null
  quantity: { unit: string; target: number | null } | null
  milestones: SplitMilestone[]
  period: Period | null
}

export interface SplitMilestone {
  title: string
  due: string | null
  weight: number | null
}

/** Problems by path, as the server names them without `body.`: `children.0.due`; of all rows together: `children`. */
export type SplitErrors = Record<string, string>

export function blankRow(orgId: string | null, weight: number | null = null): SplitRow {
  return {
    ...{ title: '', requirement: '', orgId, personId: null, weight, due: null },
    ...{ quantity: null, milestones: [], period: null },
  }
}

export function weightSum(rows: readonly { weight: number | null }[]): number {
  return rows.reduce((sum, { weight }) => sum + (weight ?? 0), 0)
}

/** The proportions of the rows, stretched or shrunk to 100. */
export function filledUp<R extends { weight: number | null }>(rows: readonly R[]): R[] {
  const weights = scaledWeights(rows.map(({ weight }) => weight))
  return rows.map((row, i) => ({ ...row, weight: weights[i] ?? row.weight }))
}

/** What the server would refuse, told before it is sent; the server has the last word. */
export function splitErrors(
  rows: readonly SplitRow[],
  task: Pick<Task, 'title' | 'org' | 'clock'>,
  around: { today: string; isWithin: (orgId: string) => boolean },
): SplitErrors {
  const errors: SplitErrors = {}
  rows.forEach((row, i) => {
    for (const [field, text] of Object.entries(missingOf(row))) errors[`children.${i}.${field}`] = text
  })
  if (rows.length < SPLIT_ROWS.least) errors['children'] = '至少分解为 2 项；只交给一人办的，请用交办'
  if (Object.keys(errors).length > 0) return errors
  const today = plainDate(around.today)
  const due = plainDate(task.clock.due ?? around.today)
  const frame = { title: task.title, org: task.org.name, due, today, isWithin: around.isWithin }
  for (const { row, field, refusal } of splitProblems(bodiesOf(rows), frame)) {
    const path = row === null ? 'children' : `children.${row}.${field}`
    errors[path] = refusalText(refusal.code, refusal.details)
  }
  return errors
}

/** The server's word at the same places; what is not of a row stays with the page. */
export function errorsOf({ fields }: { fields: readonly FieldProblem[] }): SplitErrors {
  const found = fields.map(({ path, message }) => [path.replace(/^body\./, ''), message] as const)
  return Object.fromEntries(found.map(([path, message]) => [rowField(path), message]))
}

/** Only called when nothing is missing. */
export function bodiesOf(rows: readonly SplitRow[]): ChildBody[] {
  return rows.map((row) => ({
    ...{ title: row.title.trim(), requirement: row.requirement.trim(), period: row.period },
    ...{ orgId: row.orgId ?? '', personId: row.personId, weight: row.weight ?? 0, due: row.due ?? '' },
    quantity: row.quantity && { unit: row.quantity.unit.trim(), target: row.quantity.target ?? 0 },
    milestones: row.milestones.map(({ title, due, weight }) => ({
      ...{ title: title.trim(), due: due ?? '', weight: weight ?? 0 },
    })),
  }))
}

/** A place inside a quantity or a milestone belongs to its field. */
function rowField(path: string): string {
  return path.split('.').slice(0, 3).join('.')
}

function missingOf(row: SplitRow): Record<string, string> {
  const { title, orgId, due, weight, quantity, milestones } = row
  const found: [string, string | null][] = [
    ['title', title.trim().length < 4 ? '名称至少 4 个字' : null],
    ['orgId', orgId === null ? '请选主办单位' : null],
    ['due', due === null ? '请选限期' : null],
    ['weight', weight === null || weight < 1 || weight > 100 ? '权重是 1 到 100 的整数' : null],
    ['quantity', quantityProblem(quantity)],
    ['milestones', milestones.some(isUnfinished) ? '请写明每个节点，选日期、填权重' : null],
  ]
  return Object.fromEntries(found.filter((one): one is [string, string] => one[1] !== null))
}

function quantityProblem(quantity: SplitRow['quantity']): string | null {
  if (quantity === null) return null
  if (quantity.unit.trim() === '') return '请填单位，如：处、户、公里'
  return quantity.target === null || quantity.target < 1 ? '目标至少 1' : null
}

function isUnfinished({ title, due, weight }: SplitMilestone): boolean {
  return title.trim().length < 2 || due === null || weight === null
}
