import type { PlainDate } from '@mingdu/shared/kernel/plain-date'
import { OPEN_TASK_STATES } from '@mingdu/shared/tasks/tasks.states'
import { Types, type AnyBulkWriteOperation } from 'mongoose'
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

export type StaleNode = Pick<TaskDoc, '_id' | 'matterId'>

/** Nodes in hand whose light does not hold today any more, the longest stale first. */
export function findStale(today: PlainDate, limit: number): Promise<StaleNode[]> {
  return due({ lightUntil: { $gte: '', $lte: today } }, 'lightUntil')
    .project({ matterId: 1 })
    .limit(limit)
    .toArray() as unknown as Promise<StaleNode[]>
}

/** Those of these nodes that are still stale, without texts and history; in no order. */
export function staleNodes(today: PlainDate, nodes: readonly StaleNode[], tx: Tx): Promise<TreeDoc[]> {
  return TaskModel.collection
    .find(
      {
        _id: { $in: nodes.map(({ _id }) => _id) },
        lightUntil: { $gte: '', $lte: today },
        state: { $in: OPEN_TASK_STATES },
      },
      { projection: PROJECTION, session: tx },
    )
    .toArray() as unknown as Promise<TreeDoc[]>
}

/** Leaves in hand of which something is to be told today or was before, the longest waiting first. */
export function tellingLeaves(today: PlainDate, limit: number, tx: Tx): Promise<TreeDoc[]> {
  return due({ warnsOn: { $gte: '', $lte: today }, leaf: true }, 'warnsOn', tx)
    .project(PROJECTION)
    .limit(limit)
    .toArray() as unknown as Promise<TreeDoc[]>
}

/** Everything that lies above these nodes, each once; one look for each level. */
export async function nodesAbove(nodes: readonly Pick<TreeDoc, 'parentId'>[], tx: Tx): Promise<TreeDoc[]> {
  const found = new Map<string, TreeDoc>()
  for (let ids = parentsOf(nodes); ids.length > 0;) {
    const parents = await nodesById(ids, tx)
    for (const parent of parents) found.set(String(parent._id), parent)
    ids = parentsOf(parents).filter((id) => !found.has(id))
  }
  return [...found.values()]
}

function parentsOf(nodes: readonly Pick<TreeDoc, 'parentId'>[]): string[] {
  return [...new Set(nodes.flatMap(({ parentId }) => parentId ?? []))]
}

function nodesById(ids: readonly string[], tx: Tx): Promise<TreeDoc[]> {
  return TaskModel.collection
    .find({ _id: { $in: ids.map((id) => new Types.ObjectId(id)) } }, { projection: PROJECTION, session: tx })
    .toArray() as unknown as Promise<TreeDoc[]>
}

/** Named by its index: by state nearly everything in hand would be read and sorted. */
function due(filter: object, first: 'lightUntil' | 'warnsOn', tx?: Tx) {
  return TaskModel.collection
    .find({ ...filter, state: { $in: OPEN_TASK_STATES } }, tx ? { session: tx } : {})
    .sort({ [first]: 1, _id: 1 })
    .hint({ [first]: 1, _id: 1 })
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
