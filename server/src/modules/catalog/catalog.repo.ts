import type { Tx } from '../../db/connection'
import { CodeNumberModel, SettingsModel, type SettingsDoc } from './catalog.model'

export type { SettingsDoc }

/** The newest version; null in a new installation. */
export async function newestSettings(tx?: Tx): Promise<SettingsDoc | null> {
  return SettingsModel.findOne({}, null, tx ? { session: tx } : {})
    .sort({ _id: -1 })
    .lean<SettingsDoc>()
}

/** The versions after `seen`, oldest first: what happened since somebody looked. */
export async function settingsSince(seen: number, tx: Tx): Promise<SettingsDoc[]> {
  const versions = await SettingsModel.find({}, null, { session: tx })
    .sort({ _id: -1 })
    .limit(50)
    .lean<SettingsDoc[]>()
  return versions.filter(({ _id }) => _id > seen).reverse()
}

export async function insertSettings(doc: SettingsDoc, tx: Tx): Promise<void> {
  await SettingsModel.create([doc], { session: tx })
}

/** The last ordinal of a series; 0 before the first. */
export async function lastOrdinal(series: string): Promise<number> {
  return (await CodeNumberModel.findById(series).lean())?.last ?? 0
}

/** Takes the next ordinal in the transaction that uses it: one that fails leaves no gap. */
export async function takeOrdinal(series: string, tx: Tx): Promise<number> {
  const counter = await CodeNumberModel.findOneAndUpdate(
    { _id: series },
    { $inc: { last: 1 } },
    { session: tx, returnDocument: 'after', upsert: true },
  ).lean()
  if (!counter) throw new Error(`no ordinal for ${series}`)
  return counter.last
}
