import type { Id } from '@mingdu/shared/kernel/ids'
import type { SearchKind } from '@mingdu/shared/search/search.states'
import mongoose, { Schema, type Types } from 'mongoose'
import type { Tx } from '../../db/connection'

/** A server that did not look for this long reads everything anew. */
export const KEPT_MS = 24 * 3_600_000
const MOST_IDS = 10_000

const change = new Schema(
  {
    kind: { type: String, required: true },
    /** Empty: everything is to be read anew. */
    ids: { type: [String], required: true },
    at: { type: Date, required: true },
  },
  { collection: 'search_changes', strict: 'throw', versionKey: false },
)
change.index({ at: 1, _id: 1 })
change.index({ at: 1 }, { expireAfterSeconds: KEPT_MS / 1000 })

const SearchChangeModel = mongoose.model('SearchChange', change)

/** A change as a server reads it. */
export interface SearchChange {
  id: string
  kind: SearchKind
  ids: readonly Id[]
}

/** Tells every server that these records changed or went; in the transaction of the change. */
export async function noteSearchChange(kind: SearchKind, ids: readonly Id[], tx: Tx): Promise<void> {
  for (let i = 0; i < ids.length; i += MOST_IDS) await insert(kind, ids.slice(i, i + MOST_IDS), tx)
}

/** Tells every server to read everything anew: for what was written past the services. */
export async function noteSearchReload(): Promise<void> {
  await insert('power', [], null)
}

/** The changes noted since an instant of real time, each as its id: what of them is new is then read. */
export async function changesSince(at: Date): Promise<string[]> {
  const rows = await SearchChangeModel.collection
    .find({ at: { $gte: at } }, { projection: { _id: 1 } })
    .sort({ at: 1, _id: 1 })
    .toArray()
  return rows.map(({ _id }) => String(_id))
}

export async function readChanges(ids: readonly string[]): Promise<SearchChange[]> {
  const found = (await SearchChangeModel.collection
    .find({ _id: { $in: ids.map((id) => new mongoose.Types.ObjectId(id)) } })
    .sort({ at: 1, _id: 1 })
    .toArray()) as unknown as { _id: Types.ObjectId; kind: SearchKind; ids: string[] }[]
  return found.map(({ _id, kind, ids: changed }) => ({ id: String(_id), kind, ids: changed }))
}

async function insert(kind: SearchKind, ids: readonly Id[], tx: Tx | null): Promise<void> {
  const row = { kind, ids: [...ids], at: new Date() }
  await SearchChangeModel.collection.insertOne(row as never, tx ? { session: tx } : {})
}
