import { Types } from 'mongoose'
import type { Tx } from '../../db/connection'
import { successions, type Counts, type LeftDoc, type SuccessionDoc } from './successions.model'

export type { Counts, LeftDoc, SuccessionDoc }

export async function insertSuccession(doc: Omit<SuccessionDoc, '_id'>, tx: Tx): Promise<SuccessionDoc> {
  const created = { _id: new Types.ObjectId(), ...doc }
  await successions.insertOne(created, { session: tx })
  return created
}

/** The last one of an org; null when none was begun. */
export function lastSuccession(orgId: string, tx?: Tx): Promise<SuccessionDoc | null> {
  return successions.findOne({ orgId }, { sort: { _id: -1 }, ...(tx ? { session: tx } : {}) })
}

/** The oldest that is not through; null when none is under way. */
export function runningSuccession(): Promise<SuccessionDoc | null> {
  return successions.findOne({ state: 'running' }, { sort: { _id: 1 } })
}

/** How far it is, in the transaction that brought it there. */
export async function noteSuccession(
  { _id }: Pick<SuccessionDoc, '_id'>,
  set: Partial<Pick<SuccessionDoc, 'state' | 'moved' | 'left'>>,
  tx: Tx,
): Promise<void> {
  await successions.updateOne({ _id }, { $set: set }, { session: tx })
}
