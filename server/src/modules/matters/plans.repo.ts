import type { Id } from '@mingdu/shared/kernel/ids'
import { Types } from 'mongoose'
import type { Tx } from '../../db/connection'
import { MatterModel, type MatterDoc } from './matters.model'

/** For imports: the region is that of the job, read in scope by whoever acts on it. */
export async function insertMatters(docs: readonly MatterDoc[], tx: Tx): Promise<void> {
  if (docs.length > 0) await MatterModel.insertMany(docs, { session: tx })
}

export async function mattersByTitle(
  regionId: Id,
  titles: readonly string[],
  tx?: Tx,
): Promise<Pick<MatterDoc, 'title' | 'basis' | 'leadOrgId'>[]> {
  return (await MatterModel.collection
    .find(
      { regionId, title: { $in: [...titles] }, state: { $ne: 'cancelled' } },
      { projection: { title: 1, basis: 1, leadOrgId: 1 }, ...(tx ? { session: tx } : {}) },
    )
    .sort({ title: 1, _id: 1 })
    .toArray()) as unknown as Pick<MatterDoc, 'title' | 'basis' | 'leadOrgId'>[]
}

export async function draftsForUndo(
  ids: readonly Id[],
  tx: Tx,
): Promise<Pick<MatterDoc, '_id' | 'version' | 'state'>[]> {
  return (await MatterModel.collection
    .find(among(ids), { projection: { version: 1, state: 1 }, session: tx })
    .sort({ _id: 1 })
    .toArray()) as unknown as Pick<MatterDoc, '_id' | 'version' | 'state'>[]
}

export async function deleteMatters(ids: readonly Id[], tx: Tx): Promise<void> {
  if (ids.length > 0) await MatterModel.collection.deleteMany(among(ids), { session: tx })
}

function among(ids: readonly Id[]) {
  return { _id: { $in: ids.map((id) => new Types.ObjectId(id)) } }
}
