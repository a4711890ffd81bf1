import { Types } from 'mongoose'
import type { Tx } from '../../db/connection'
import { DeliveryModel, MessageModel, type DeliveryDoc } from './messages.model'

/** The warnings of one person that wait to be counted. */
export interface Gathering {
  recipientId: string
  count: number
  /** Real time: until then more may come. */
  readyAt: Date
}

/** Whose digest moment has come (business time). */
export async function gatherings(at: Date): Promise<Gathering[]> {
  const groups = await DeliveryModel.collection
    .aggregate<{ _id: string; count: number; readyAt: Date | null }>([
      { $match: { state: 'waiting', digestAt: { $lte: at } } },
      { $group: { _id: '$recipientId', count: { $sum: 1 }, readyAt: { $max: '$nextAt' } } },
    ])
    .toArray()
  return groups.map(({ _id, count, readyAt }) => ({
    recipientId: _id,
    count,
    readyAt: readyAt ?? new Date(0),
  }))
}

/** They are too few for a digest: each goes on its own, in decent hours. */
export async function sendSingly(
  recipientIds: readonly string[],
  at: Date,
  now: number,
  tx?: Tx,
): Promise<void> {
  const waiting = {
    recipientId: { $in: [...recipientIds] },
    state: 'waiting',
    digestAt: { $lte: at },
    nextAt: { $lte: new Date(now) },
  }
  const options = tx ? { session: tx } : {}
  await DeliveryModel.collection.updateMany(
    { ...waiting, notBefore: { $gt: at } },
    { $set: { digestAt: null, nextAt: null } },
    options,
  )
  await DeliveryModel.collection.updateMany(
    waiting,
    { $set: { digestAt: null, nextAt: new Date(now) } },
    options,
  )
}

/** What of one person waits to be counted, oldest first. */
export async function waitingMembers(recipientId: string, at: Date, tx: Tx): Promise<DeliveryDoc[]> {
  return (await DeliveryModel.collection
    .find({ recipientId, state: 'waiting', digestAt: { $lte: at } }, { session: tx })
    .sort({ _id: 1 })
    .toArray()) as unknown as DeliveryDoc[]
}

/** Which digest of this moment it is for the person, from 1. */
export async function digestNumber(recipientId: string, base: string, tx: Tx): Promise<number> {
  const before = await MessageModel.collection.countDocuments(
    { recipientId, subjectId: recipientId, dedupe: { $gte: base, $lt: `${base}~` } },
    { session: tx },
  )
  return before + 1
}

export async function markMerged(messageIds: readonly string[], digestId: string, tx: Tx): Promise<void> {
  await MessageModel.collection.updateMany(
    { _id: { $in: messageIds.map((id) => new Types.ObjectId(id)) } },
    { $set: { mergedInto: digestId } },
    { session: tx },
  )
}
