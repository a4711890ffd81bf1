import { Types } from 'mongoose'
import type { Tx } from '../../db/connection'
import { HeldModel, type HeldDoc } from './messages.held.model'
import type { NewMessage } from './messages.service'

/** What holds messages back, and until when (real time, epoch milliseconds) unless `keepHeld` says otherwise. */
export interface Hold {
  by: string
  until: number
}

/** Writes messages that are told later, in the transaction of the change they tell about: nobody sees them before. */
export async function holdMessages(
  messages: readonly NewMessage[],
  { by, until }: Hold,
  at: Date,
  tx: Tx,
): Promise<void> {
  if (messages.length === 0) return
  const docs = messages.map((message): HeldDoc => ({
    ...{ _id: new Types.ObjectId(), heldBy: by, subjectId: message.subject.id, message, at },
    ...{ dueAt: new Date(until), state: 'held', storedAt: new Date() },
  }))
  await HeldModel.collection.insertMany(docs, { session: tx })
}

/** What is held by this one is told from that moment on (real time, epoch milliseconds). */
export async function keepHeld(by: string, until: number, tx: Tx): Promise<void> {
  await HeldModel.collection.updateMany(
    { heldBy: by, state: 'held' },
    { $set: { dueAt: new Date(until) } },
    { session: tx },
  )
}

/** What is held about this record is never told. @returns how many messages that were */
export async function withdrawHeld(by: string, subjectId: string, tx: Tx): Promise<number> {
  const { modifiedCount } = await HeldModel.collection.updateMany(
    { heldBy: by, subjectId, state: 'held' },
    { $set: { state: 'withdrawn' } },
    { session: tx },
  )
  return modifiedCount
}

/** Held messages whose moment has come, oldest first. */
export function dueHeld(now: number, limit: number): Promise<HeldDoc[]> {
  return HeldModel.collection
    .find({ state: 'held', dueAt: { $lte: new Date(now) } })
    .sort({ dueAt: 1, _id: 1 })
    .limit(limit)
    .toArray() as unknown as Promise<HeldDoc[]>
}

/** Takes one to be told in this transaction; false when it was withdrawn, put off or told meanwhile. */
export async function takeHeld({ _id, dueAt }: HeldDoc, tx: Tx): Promise<boolean> {
  const { matchedCount } = await HeldModel.collection.updateOne(
    { _id, state: 'held', dueAt },
    { $set: { state: 'told' } },
    { session: tx },
  )
  return matchedCount === 1
}
