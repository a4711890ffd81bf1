import type { Id } from '@mingdu/shared/kernel/ids'
import { Types } from 'mongoose'
import type { Tx } from '../../db/connection'
import { noteSearchChange } from '../search/changes.service'
import { TaskModel, type TaskDoc } from './tasks.model'

/** What a task is found by, and what decides who finds it. */
const FIELDS = [
  'no',
  'title',
  'requirement',
  'matterTitle',
  'category',
  'regionId',
  'orgId',
  'coOrgIds',
  'handler',
] as const satisfies readonly (keyof TaskDoc)[]

export type FindableTask = Pick<TaskDoc, '_id' | (typeof FIELDS)[number]>

const PROJECTION = Object.fromEntries(FIELDS.map((field) => [field, 1 as const]))
const DECIDING: readonly string[] = [...FIELDS, 'listed']

/** Dispatched tasks in the order of their ids, behind one of them. */
export function dispatchedAfter(after: TaskDoc['_id'] | null, limit: number): Promise<FindableTask[]> {
  return TaskModel.collection
    .find({ listed: true, ...(after ? { _id: { $gt: after } } : {}) }, { projection: PROJECTION })
    .sort({ _id: 1 })
    .limit(limit)
    .toArray() as unknown as Promise<FindableTask[]>
}

export function dispatchedById(ids: readonly Id[]): Promise<FindableTask[]> {
  return TaskModel.collection
    .find({ _id: { $in: ids.map((id) => new Types.ObjectId(id)) }, listed: true }, { projection: PROJECTION })
    .sort({ _id: 1 })
    .toArray() as unknown as Promise<FindableTask[]>
}

/** Tells the search of tasks whose change shows there; progress, lights and deadlines do not. */
export async function noteTaskChanges(
  changes: readonly { id: unknown; set: Partial<TaskDoc> }[],
  tx: Tx,
): Promise<void> {
  const shown = changes.filter(({ set }) => Object.keys(set).some((field) => DECIDING.includes(field)))
  await noteSearchChange(
    'task',
    shown.map(({ id }) => String(id)),
    tx,
  )
}
