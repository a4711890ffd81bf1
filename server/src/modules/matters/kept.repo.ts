import type { Id } from '@mingdu/shared/kernel/ids'
import { Types } from 'mongoose'
import type { Tx } from '../../db/connection'
import { MatterModel, type MatterDoc } from './matters.model'

/** Ids of the matters that are kept from any of these units and people. */
export async function mattersKeptFrom(ids: readonly Id[], tx?: Tx): Promise<Id[]> {
  const found = await MatterModel.collection
    .find({ keptFrom: { $in: [...ids] } }, { projection: { _id: 1 }, ...(tx ? { session: tx } : {}) })
    .toArray()
  return found.map(({ _id }) => String(_id))
}

/** From which units and people each of these matters is kept; those that are kept from nobody are left out. */
export async function keptFromOf(matterIds: readonly Id[], tx?: Tx): Promise<Map<Id, readonly Id[]>> {
  if (matterIds.length === 0) return new Map()
  const _id = { $in: [...new Set(matterIds)].map((id) => new Types.ObjectId(id)) }
  const docs = (await MatterModel.collection
    .find({ _id, keptFrom: { $gt: '' } }, { projection: { keptFrom: 1 }, ...(tx ? { session: tx } : {}) })
    .toArray()) as unknown as Pick<MatterDoc, '_id' | 'keptFrom'>[]
  return new Map(docs.map((doc) => [String(doc._id), doc.keptFrom ?? []]))
}

/** Ids of the matters that are kept from anybody. */
export async function keptMatters(): Promise<Id[]> {
  const found = await MatterModel.collection
    .find({ keptFrom: { $gt: '' } }, { projection: { _id: 1 } })
    .toArray()
  return found.map(({ _id }) => String(_id))
}

export async function isAnyKept(tx?: Tx): Promise<boolean> {
  const options = { projection: { _id: 1 }, ...(tx ? { session: tx } : {}) }
  return (await MatterModel.collection.findOne({ keptFrom: { $gt: '' } }, options)) !== null
}

/** The units with a part in a matter. */
export async function orgIdsOfMatter(matterId: Id, tx: Tx): Promise<readonly Id[]> {
  const found = await MatterModel.collection.findOne(
    { _id: new Types.ObjectId(matterId) },
    { projection: { orgIds: 1 }, session: tx },
  )
  return (found as Pick<MatterDoc, 'orgIds'> | null)?.orgIds ?? []
}

/** Whom it is kept from may be found out after it was made; nothing else of it changes, its version neither. */
export async function setKeptFrom(matterId: Id, keptFrom: readonly Id[], tx: Tx): Promise<void> {
  await MatterModel.updateOne(
    { _id: new Types.ObjectId(matterId) },
    { $set: { keptFrom: [...keptFrom] } },
    { session: tx },
  )
}
