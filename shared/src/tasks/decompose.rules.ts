import type { Period } from './tasks.states'
import { isPlainDate, plainDate, type PlainDate } from '../kernel/plain-date'
import { weightsRefusal } from '../kernel/progress'
import type { Refusal } from '../kernel/refusals'
import { classifiedRefusal } from '../matters/matters.rules'
import { planRefusal } from './milestones.rules'

/** One task of a 分解 as it is planned. */
export interface ChildPlan {
  title: string
  requirement: string
  orgId: string
  personId: string | null
  weight: number
  due: string
  quantity: { unit: string; target: number } | null
  milestones: readonly { title: string; due: string; weight: number }[]
  period: Period | null
}

/** What the rows of a 分解 stand in: the task that is split, the day, and the org with those below it. */
export interface SplitSurroundings {
  title: string
  org: string
  due: PlainDate
  today: PlainDate
  /** An org in use that is the lead org or lies below it. */
  isWithin(orgId: string): boolean
}

export type ChildField = 'title' | 'requirement' | 'orgId' | 'due' | 'milestones'

/** What is wrong, in which row (from 0) and field; the weights belong to all rows together. */
export interface SplitProblem {
  row: number | null
  field: ChildField | 'weights'
  refusal: Refusal
}

/** Everything wrong with the rows of a 分解, in their order; none when they may be sent today. */
export function splitProblems(rows: readonly ChildPlan[], around: SplitSurroundings): SplitProblem[] {
  const sum = weightsRefusal(rows.map(({ weight }) => weight))?.sum
  const weights: SplitProblem[] =
    sum === undefined
      ? []
      : [
          {
            ...{ row: null, field: 'weights' },
            refusal: { code: 'tree.weights', details: { parent: around.title, sum } },
          },
        ]
  return [...rows.flatMap((row, i) => rowProblems(row, i, around)), ...weights]
}

function rowProblems(child: ChildPlan, row: number, around: SplitSurroundings): SplitProblem[] {
  const found: [ChildField, Refusal | null][] = [
    ['title', classifiedRefusal(child.title)],
    ['requirement', classifiedRefusal(child.requirement)],
    ['orgId', orgRefusal(child, around)],
    ['due', dueRefusal(child, around)],
    ['milestones', milestonesRefusal(child, around)],
  ]
  return found.flatMap(([field, refusal]) => (refusal === null ? [] : [{ row, field, refusal }]))
}

function orgRefusal({ title, orgId }: ChildPlan, { org, isWithin }: SplitSurroundings): Refusal | null {
  return isWithin(orgId) ? null : { code: 'decompose.org', details: { task: title, org } }
}

/** Neither past nor later than the task that is split. */
function dueRefusal({ title, due }: ChildPlan, { today, due: parentDue }: SplitSurroundings): Refusal | null {
  if (due < today) return { code: 'tree.past', details: { task: title, due } }
  return due > parentDue ? { code: 'tree.deadline', details: { task: title, due, parentDue } } : null
}

function milestonesRefusal(child: ChildPlan, { today }: SplitSurroundings): Refusal | null {
  const { title, milestones, quantity } = child
  if (!isPlainDate(child.due)) return null
  const plan = milestones.map((point) => ({ ...point, due: plainDate(point.due) }))
  const within = { today, due: plainDate(child.due), counted: quantity !== null }
  return classifiedRefusal(...plan.map((point) => point.title)) ?? planRefusal(title, plan, within)
}
