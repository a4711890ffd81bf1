import type { SavedList } from '@mingdu/shared/saved-views/saved-views.rules'
import { Types } from 'mongoose'
import { duplicateFields, type Tx } from '../../db/connection'
import { nextVersion, type HistoryDoc } from '../../db/history'
import type { Actor } from '../../http/actor'
import { Refused } from '../../refused'
import { savedViews, type SavedViewDoc } from './saved-views.model'

export type { SavedViewDoc }

type Reader = Pick<Actor, 'id' | 'orgId'>

/** One's own views of a list and those that one's org shares, by name. */
export function listViews(reader: Reader, list: SavedList): Promise<SavedViewDoc[]> {
  return savedViews
    .find({ list, ...reach(reader) })
    .sort({ name: 1, _id: 1 })
    .toArray()
}

/** null when it is not there, or neither one's own nor shared with one's org. */
export function readView(reader: Reader, id: string, tx: Tx): Promise<SavedViewDoc | null> {
  return savedViews.findOne({ _id: new Types.ObjectId(id), ...reach(reader) }, { session: tx })
}

export function countViews(ownerId: string, tx: Tx): Promise<number> {
  return savedViews.countDocuments({ 'owner.id': ownerId }, { session: tx })
}

/** @throws Refused `record.duplicate` when the owner has one of this name in the list */
export async function insertView(
  view: Omit<SavedViewDoc, '_id' | 'version' | 'history'>,
  line: Omit<HistoryDoc, 'version'>,
  tx: Tx,
): Promise<SavedViewDoc> {
  const doc = { _id: new Types.ObjectId(), version: 1, ...view, history: [{ ...line, version: 1 }] }
  await refusingDuplicates(doc.name, () => savedViews.insertOne(doc, { session: tx }))
  return doc
}

/** The next version; null when another act came first. @throws Refused `record.duplicate` */
export function changeView(
  { _id, version }: Pick<SavedViewDoc, '_id' | 'version'>,
  set: Partial<SavedViewDoc>,
  line: Omit<HistoryDoc, 'version'>,
  tx: Tx,
): Promise<SavedViewDoc | null> {
  return refusingDuplicates(set.name ?? '', () =>
    savedViews.findOneAndUpdate({ _id, version }, nextVersion(version, set, line) as never, {
      session: tx,
      returnDocument: 'after',
    }),
  )
}

/** A list opens with one view: the others of its owner are none of that kind any more. */
export async function clearDefaults(ownerId: string, list: SavedList, tx: Tx): Promise<void> {
  await savedViews.updateMany(
    { 'owner.id': ownerId, list, isDefault: true },
    { $set: { isDefault: false } },
    { session: tx },
  )
}

export async function removeView(
  { _id, version }: Pick<SavedViewDoc, '_id' | 'version'>,
  tx: Tx,
): Promise<boolean> {
  return (await savedViews.deleteOne({ _id, version }, { session: tx })).deletedCount === 1
}

function reach({ id, orgId }: Reader) {
  return { $or: [{ 'owner.id': id }, { orgId, shared: true }] }
}

async function refusingDuplicates<T>(name: string, write: () => Promise<T>): Promise<T> {
  try {
    return await write()
  } catch (error) {
    throw duplicateFields(error) ? new Refused('record.duplicate', { field: name }) : error
  }
}
