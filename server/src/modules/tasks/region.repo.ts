import type { PlainDate } from '@mingdu/shared/kernel/plain-date'
import type { Scope } from '../../http/actor'
import { OPEN, scopeFilter } from './tasks.filters'
import { TaskModel, type TaskDoc } from './tasks.model'

/** An open task as far as its light and its schedule are counted. */
export type OpenCount = Pick<
  TaskDoc,
  'orgId' | 'state' | 'light' | 'verified' | 'dispatchedOn' | 'due' | 'closedOn' | 'milestones'
>

const FIELDS = {
  _id: 0,
  orgId: 1,
  state: 1,
  light: 1,
  verified: 1,
  dispatchedOn: 1,
  due: 1,
  closedOn: 1,
  milestones: 1,
} as const

/** Open tasks that these orgs lead: the schedule of each follows from its own days and milestones. */
export function openCounts(scope: Scope, orgIds: readonly string[]): Promise<OpenCount[]> {
  const open = { listed: true, state: { $in: [...OPEN, 'suspended'] }, orgId: { $in: [...orgIds] } }
  return TaskModel.collection
    .find({ $and: [scopeFilter(scope), open] }, { projection: FIELDS })
    .toArray() as unknown as Promise<OpenCount[]>
}

/** Tasks of these orgs that were due in a period, by org, deadline and end; `closedOn` is empty while they are open. */
export async function dueByOrg(
  scope: Scope,
  orgIds: readonly string[],
  from: PlainDate,
  through: PlainDate,
): Promise<{ orgId: string; due: PlainDate; closedOn: PlainDate | ''; n: number }[]> {
  const due = { listed: true, state: { $ne: 'cancelled' }, due: { $gte: from, $lte: through } }
  return groupedByOrg([scopeFilter(scope), { ...due, orgId: { $in: [...orgIds] } }])
}

/** Tasks that were overdue and open at some time after `since`, by the org that leads them, deadline and end. */
export async function overdueByOrg(
  scope: Scope,
  since: PlainDate,
  today: PlainDate,
): Promise<{ orgId: string; due: PlainDate; closedOn: PlainDate | ''; n: number }[]> {
  const open = { $or: [{ closedOn: null }, { closedOn: { $gt: since } }] }
  const late = { listed: true, state: { $nin: ['cancelled', 'suspended'] }, due: { $lt: today } }
  return groupedByOrg([scopeFilter(scope), late, open])
}

async function groupedByOrg(conditions: readonly Record<string, unknown>[]) {
  const groups = await TaskModel.collection
    .aggregate<{ _id: { orgId: string; due: PlainDate; closedOn: PlainDate | '' }; n: number }>([
      { $match: { $and: [...conditions] } },
      {
        $group: {
          _id: { orgId: '$orgId', due: '$due', closedOn: { $ifNull: ['$closedOn', ''] } },
          n: { $sum: 1 },
        },
      },
    ])
    .toArray()
  return groups.map(({ _id, n }) => ({ ..._id, n }))
}
