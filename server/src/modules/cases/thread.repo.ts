import { trusted } from 'mongoose'
import type { Tx } from '../../db/connection'
import { ThreadModel, type ThreadDoc } from './thread.model'

export type { ThreadDoc }

/** A case has so many entries at most in one answer; more is a conversation for the telephone. */
const MOST = 500

const OFFICE: ThreadDoc['role'][] = ['window', 'reviewer', 'decider']

/** Everything said about a case, first said first; whoever asks has checked that the case may be read. */
export function entriesOf(caseId: string, tx?: Tx): Promise<ThreadDoc[]> {
  return ThreadModel.find({ caseId })
    .session(tx ?? null)
    .sort({ at: 1, _id: 1 })
    .limit(MOST)
    .lean<ThreadDoc[]>()
}

export async function insertEntry(entry: Omit<ThreadDoc, '_id' | 'readAt'>, tx: Tx): Promise<ThreadDoc> {
  const [created] = await ThreadModel.create([entry], { session: tx })
  if (!created) throw new Error('nothing was inserted')
  return created.toObject<ThreadDoc>()
}

/** Marks what the other side said as read; what was read before keeps its moment. */
export async function markThreadRead(
  caseId: string,
  reader: 'office' | 'applicant',
  at: Date,
  tx: Tx,
): Promise<void> {
  const role = reader === 'office' ? 'applicant' : trusted({ $in: OFFICE })
  await ThreadModel.updateMany({ caseId, role, readAt: null }, { $set: { readAt: at } }, { session: tx })
}
