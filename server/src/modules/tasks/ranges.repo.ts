import type { LightColour } from '@mingdu/shared/kernel/light'
import type { PlainDate } from '@mingdu/shared/kernel/plain-date'
import type { Scope } from '../../http/actor'
import { wanted, type Wanted } from './tasks.filters'
import { TaskModel } from './tasks.model'
import { ROW, type TaskRowDoc } from './tasks.repo'

/** How many of the tasks of a query are due on a day with a light. */
export interface DueCount {
  due: PlainDate
  light: LightColour
  n: number
}

/** Tasks due from `from` through `through`, counted by day and light. */
export async function dueCounts(
  scope: Scope,
  personId: string,
  query: Wanted,
  [from, through]: readonly [PlainDate, PlainDate],
): Promise<DueCount[]> {
  const filter = { $and: [wanted(scope, personId, query), { due: { $gte: from, $lte: through } }] }
  const groups = await TaskModel.collection
    .aggregate<{ _id: { due: PlainDate; light: LightColour }; n: number }>([
      { $match: filter },
      { $group: { _id: { due: '$due', light: '$light' }, n: { $sum: 1 } } },
    ])
    .toArray()
  return groups.map(({ _id, n }) => ({ ..._id, n }))
}

/** The most urgent tasks due on a day. */
export function dueOn(
  scope: Scope,
  personId: string,
  query: Wanted,
  { day, limit }: { day: PlainDate; limit: number },
): Promise<TaskRowDoc[]> {
  return TaskModel.collection
    .find({ $and: [wanted(scope, personId, query), { due: day }] }, { projection: ROW })
    .sort({ lightRank: -1, _id: 1 })
    .limit(limit)
    .toArray() as unknown as Promise<TaskRowDoc[]>
}

/**
 * Tasks that were under way at some time from `from` through `through`: dispatched by its end, and due, open or done
 * in it or later; in the order of matters and their trees.
 */
export async function underWay(
  scope: Scope,
  personId: string,
  query: Wanted,
  { from, through, limit }: { from: PlainDate; through: PlainDate; limit: number },
): Promise<{ rows: TaskRowDoc[]; total: number }> {
  const later = [{ due: { $gte: from } }, { closedOn: null }, { closedOn: { $gte: from } }]
  const filter = {
    $and: [wanted(scope, personId, query), { dispatchedOn: { $gt: '', $lte: through } }, { $or: later }],
  }
  const [rows, total] = await Promise.all([
    TaskModel.collection
      .find(filter, { projection: { ...ROW, key: 1 } })
      .sort({ matterNo: 1, matterId: 1, key: 1, _id: 1 })
      .limit(limit)
      .toArray() as unknown as Promise<TaskRowDoc[]>,
    TaskModel.collection.countDocuments(filter),
  ])
  return { rows, total }
}
