import type { Tx } from '../../db/connection'
import { SessionModel, type SessionDoc } from './accounts.sign-in.model'

export type { SessionDoc }

export async function insertSession(session: Omit<SessionDoc, '_id'>, tx: Tx): Promise<SessionDoc> {
  const [created] = await SessionModel.create([session], { session: tx })
  if (!created) throw new Error('nothing was inserted')
  return created.toObject<SessionDoc>()
}

export function sessionByHash(tokenHash: string): Promise<SessionDoc | null> {
  return SessionModel.findOne({ tokenHash }).lean<SessionDoc>()
}

export async function touchSession(id: SessionDoc['_id'], lastSeenAt: Date, expiresAt: Date): Promise<void> {
  await SessionModel.updateOne({ _id: id }, { $set: { lastSeenAt, expiresAt } })
}

/** Sets what a session acts under; '' for the person's own name. */
export async function setActingUnder(id: string, delegationId: string, tx: Tx): Promise<void> {
  await SessionModel.updateOne({ _id: id }, { $set: { actingUnder: delegationId } }, { session: tx })
}

export async function removeSession(id: string, tx: Tx): Promise<void> {
  await SessionModel.deleteOne({ _id: id }, { session: tx })
}

/** Ends a person's sessions of the channels given, but for one. */
export async function removeSessions(
  accountId: string,
  channels: readonly SessionDoc['channel'][],
  keepId: string | null,
  tx: Tx,
): Promise<void> {
  const sessions = await SessionModel.find({ accountId }, { channel: 1 }).session(tx).lean<SessionDoc[]>()
  const ends = sessions.filter((s) => channels.includes(s.channel) && String(s._id) !== keepId)
  for (const { _id } of ends) await SessionModel.deleteOne({ _id }, { session: tx })
}
