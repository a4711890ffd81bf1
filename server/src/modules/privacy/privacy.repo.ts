import { trusted } from 'mongoose'
import type { Tx } from '../../db/connection'
import { ConsentModel, type ConsentDoc } from './privacy.model'

export type { ConsentDoc }

export async function appendConsent(line: Omit<ConsentDoc, '_id' | 'recordedAt'>, tx: Tx): Promise<void> {
  await ConsentModel.create([{ ...line, recordedAt: new Date() }], { session: tx })
}

/** The last line that decides where a person stands: a single kind of information taken back does not. */
export function lastConsent(accountId: string, tx?: Tx): Promise<ConsentDoc | null> {
  return ConsentModel.findOne({ accountId, what: trusted({ $ne: 'revoked' }) })
    .sort({ recordedAt: -1, _id: -1 })
    .session(tx ?? null)
    .lean<ConsentDoc>()
}
