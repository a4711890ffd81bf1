import mongoose from 'mongoose'
import type { Tx } from '../../db/connection'
import type { Scope } from '../../http/actor'
import { pads, type PadDoc } from './ratings.model'
import { scopeFilter } from './ratings.scope.repo'

export type { PadDoc } from './ratings.model'

export async function insertPad(pad: Omit<PadDoc, '_id'>, tx: Tx): Promise<PadDoc> {
  const doc = { _id: new mongoose.Types.ObjectId(), ...pad }
  await pads.insertOne(doc, { session: tx })
  return doc
}

export function listPads(scope: Scope): Promise<PadDoc[]> {
  return pads.find(scopeFilter(scope)).sort({ _id: 1 }).limit(200).toArray()
}

export async function padByCode(code: string): Promise<PadDoc | null> {
  return pads.findOne({ code })
}

/** null when it is not there or out of scope. */
export async function padIn(scope: Scope, code: string, tx: Tx): Promise<PadDoc | null> {
  return pads.findOne({ $and: [{ code }, scopeFilter(scope)] }, { session: tx })
}

export async function showOnPad(pad: PadDoc, invitationId: string, shownAt: Date, tx: Tx): Promise<void> {
  await pads.updateOne({ _id: pad._id }, { $set: { invitationId, shownAt } }, { session: tx })
}
