import type { Id } from '@mingdu/shared/kernel/ids'
import { Types } from 'mongoose'
import type { Tx } from '../../db/connection'
import { TaskModel, type TaskDoc } from './tasks.model'

/** The matter of each of these tasks. */
export async function matterIdsOfTasks(ids: readonly Id[], tx?: Tx): Promise<Map<Id, Id>> {
  if (ids.length === 0) return new Map()
  const _id = { $in: [...new Set(ids)].map((id) => new Types.ObjectId(id)) }
  const docs = (await TaskModel.collection
    .find({ _id }, { projection: { matterId: 1 }, ...(tx ? { session: tx } : {}) })
    .toArray()) as unknown as Pick<TaskDoc, '_id' | 'matterId'>[]
  return new Map(docs.map((doc) => [String(doc._id), doc.matterId]))
}

/** Ids of the tasks of these matters. */
export async function taskIdsOfMatters(matterIds: readonly Id[], tx?: Tx): Promise<Id[]> {
  if (matterIds.length === 0) return []
  const docs = await TaskModel.collection
    .find({ matterId: { $in: [...matterIds] } }, { projection: { _id: 1 }, ...(tx ? { session: tx } : {}) })
    .toArray()
  return docs.map(({ _id }) => String(_id))
}
