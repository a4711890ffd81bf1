import { trusted } from 'mongoose'
import type { Tx } from '../../db/connection'
import { LookBackModel, type LookBackDoc } from './look-backs.model'
import { MatterModel, type MatterDoc } from './matters.model'

const OVER = ['closed', 'cancelled', 'longTerm']

/** Matters that are not over of which this person is the 责任督查员. */
export async function mattersInHand(personId: string, tx?: Tx): Promise<MatterDoc[]> {
  return (await MatterModel.collection
    .find({ 'supervisor.id': personId, state: { $nin: OVER } }, tx ? { session: tx } : {})
    .sort({ due: 1, _id: 1 })
    .limit(500)
    .toArray()) as unknown as MatterDoc[]
}

/** 回头看 that are still to be done, of this person. */
export async function lookBacksInHand(personId: string, tx?: Tx): Promise<LookBackDoc[]> {
  return (await LookBackModel.collection
    .find({ 'supervisor.id': personId, state: { $in: ['planned', 'due'] } }, tx ? { session: tx } : {})
    .sort({ dueOn: 1, _id: 1 })
    .limit(500)
    .toArray()) as unknown as LookBackDoc[]
}

/** 回头看 of a matter that this person still has to do; what was handed to another stays there. */
export async function giveLookBacksOf(
  matterId: string,
  fromId: string,
  supervisor: LookBackDoc['supervisor'],
  tx: Tx,
): Promise<void> {
  await LookBackModel.updateMany(
    { matterId, 'supervisor.id': fromId, state: trusted({ $in: ['planned', 'due'] }) },
    { $set: { supervisor }, $inc: { version: 1 } },
    { session: tx },
  )
}

export async function giveLookBack(doc: LookBackDoc, supervisor: LookBackDoc['supervisor'], tx: Tx) {
  const { _id, version } = doc
  await LookBackModel.updateOne(
    { _id, version },
    { $set: { supervisor, version: version + 1 } },
    { session: tx },
  )
}
