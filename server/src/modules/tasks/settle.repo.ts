import type { PlainDate } from '@mingdu/shared/kernel/plain-date'
import { OPEN_TASK_STATES } from '@mingdu/shared/tasks/tasks.states'
import type { AnyBulkWriteOperation } from 'mongoose'
import type { Tx } from '../../db/connection'
import { TaskModel, type TaskDoc } from './tasks.model'

/** What settling and the daily scan need of a node. */
const FIELDS = [
  'acts',
  'version',
  'category',
  'key',
  'parentId',
  'leaf',
  'listed',
  'weight',
  'state',
  'no',
  'title',
  'matterId',
  'regionId',
  'orgId',
  'handler',
  'supervisor',
  'verified',
  'claimed',
  'amount',
  'dispatchedOn',
  'limit',
  'segments',
  'period',
  'milestones',
  'answeredThrough',
  'supplementDue',
  'due',
  'dueTentative',
  'dueVersion',
  'limitDays',
  'closedOn',
  'light',
  'lightRank',
  'lightUntil',
  'wasRed',
  'warnedThrough',
  'warnedLight',
  'warnsOn',
] as const satisfies readonly (keyof TaskDoc)[]

export type TreeDoc = Pick<TaskDoc, '_id' | (typeof FIELDS)[number]>

const PROJECTION = Object.fromEntries(FIELDS.map((field) => [field, 1]))

/** The nodes of these matters without texts and history, in the order of each tree. */
export function treesOf(matterIds: readonly string[], tx: Tx): Promise<TreeDoc[]> {
  return TaskModel.collection
    .find({ matterId: { $in: [...matterIds] } }, { projection: PROJECTION, session: tx })
    .sort({ matterId: 1, key: 1, _id: 1 })
    .toArray() as unknown as Promise<TreeDoc[]>
}

/** Nodes in hand whose light does not hold today any more, the longest stale first; without texts and history. */
export function staleNodes(today: PlainDate, limit: number, tx: Tx): Promise<TreeDoc[]> {
  return due({ lightUntil: { $gte: '', $lte: today } }, 'lightUntil', limit, tx)
}

/** Leaves in hand of which something is to be told today or was before, the longest waiting first. */
export function tellingLeaves(today: PlainDate, limit: number, tx: Tx): Promise<TreeDoc[]> {
  return due({ warnsOn: { $gte: '', $lte: today }, leaf: true }, 'warnsOn', limit, tx)
}

/** What lies above the leaves of these matters, in the order of each tree. */
export function innerNodes(matterIds: readonly string[], tx: Tx): Promise<TreeDoc[]> {
  return TaskModel.collection
    .find({ matterId: { $in: [...matterIds] }, leaf: false }, { projection: PROJECTION, session: tx })
    .sort({ matterId: 1, key: 1, _id: 1 })
    .toArray() as unknown as Promise<TreeDoc[]>
}

/** Named by its index: by state nearly everything in hand would be read and sorted. */
function due(filter: object, first: 'lightUntil' | 'warnsOn', limit: number, tx: Tx): Promise<TreeDoc[]> {
  return TaskModel.collection
    .find({ ...filter, state: { $in: OPEN_TASK_STATES } }, { projection: PROJECTION, session: tx })
    .sort({ [first]: 1, _id: 1 })
    .hint({ [first]: 1, _id: 1 })
    .limit(limit)
    .toArray() as unknown as Promise<TreeDoc[]>
}

/** One write to a node: fields to set and lines of the system to append; its version stays. */
export interface NodeWrite {
  id: TaskDoc['_id']
  set: Partial<TaskDoc>
  lines?: readonly TaskDoc['history'][number][]
}

export async function writeNodes(writes: readonly NodeWrite[], tx: Tx): Promise<void> {
  if (writes.length === 0) return
  const operations = writes.map(({ id, set, lines = [] }): AnyBulkWriteOperation => {
    const push = lines.length > 0 ? { $push: { history: { $each: [...lines] } } } : {}
    return { updateOne: { filter: { _id: id }, update: { $set: set, ...push } } }
  })
  await TaskModel.collection.bulkWrite(operations as never, { session: tx })
}
