import { createHash } from 'node:crypto'
import { Types } from 'mongoose'
import { inTransaction } from '../../db/connection'
import { DeliveryModel, MessageModel, type DeliveryDoc, type MessageDoc } from './messages.model'

export const LEASE_MS = 30_000

/** A delivery a worker has claimed, with its message. */
export interface Claimed {
  delivery: DeliveryDoc
  message: MessageDoc
}

/** What became of an attempt; written to the delivery and shown on its message. */
export interface Outcome {
  state:
    | 'accepted'
    | 'delivered'
    | 'unknown'
    | 'refused'
    | 'suppressed'
    | 'inReview'
    | 'dead'
    | 'waiting'
    | 'unconfirmed'
  errorClass?: string | null
  errorCode?: number | null
  reason?: string | null
  rid?: string | null
  providerMessageId?: string
  /** Only with `waiting`: when to try again, in real time. */
  nextAt?: Date
  /** Only with `waiting`: since when nobody knows whether an attempt was processed. */
  unsureSince?: Date
  /** Only with `waiting`: this attempt was not the delivery's fault and does not count. */
  uncounted?: true
}

/** Claims the most urgent waiting delivery; it is `sending` before the far side hears of it. */
export async function claimNext(owner: string): Promise<Claimed | null> {
  const now = new Date()
  const delivery = (await DeliveryModel.collection.findOneAndUpdate(
    { state: 'waiting', nextAt: { $lte: now } },
    {
      $set: { state: 'sending', owner, leaseUntil: new Date(now.getTime() + LEASE_MS) },
      $inc: { attempt: 1 },
    },
    { sort: { priority: 1, nextAt: 1, _id: 1 }, returnDocument: 'after' },
  )) as DeliveryDoc | null
  if (!delivery) return null
  if (!delivery.firstTriedAt) {
    await DeliveryModel.collection.updateOne({ _id: delivery._id }, { $set: { firstTriedAt: now } })
    delivery.firstTriedAt = now
  }
  const message = (await MessageModel.collection.findOne({
    _id: new Types.ObjectId(delivery.messageId),
  })) as MessageDoc | null
  if (message) return { delivery, message }
  await settle(delivery, { state: 'dead', reason: '消息已不存在' }, now)
  return claimNext(owner)
}

/**
 * Writes what became of an attempt, on the delivery and on its message together, unless another worker took the
 * delivery over meanwhile or its result is known already.
 * @returns false when nothing was written
 */
export function settle(delivery: DeliveryDoc, outcome: Outcome, at: Date): Promise<boolean> {
  const { state, reason } = outcome
  const finalAt = OPEN_STATES.includes(state) ? null : at
  const held = { _id: delivery._id, state: delivery.state, owner: delivery.owner ?? null }
  const update = {
    $set: { ...fieldsOf(outcome, delivery, at), finalAt },
    ...(outcome.uncounted ? { $inc: { attempt: -1 } } : {}),
  }
  return inTransaction(async (tx) => {
    const done = await DeliveryModel.collection.updateOne(held, update, { session: tx })
    if (done.matchedCount === 0) return false
    await MessageModel.collection.updateOne(
      { _id: new Types.ObjectId(delivery.messageId) },
      { $set: { state, channel: delivery.channel, reason: reason ?? null, finalAt } },
      { session: tx },
    )
    return true
  })
}

const OPEN_STATES: readonly Outcome['state'][] = ['waiting', 'accepted', 'inReview']

function fieldsOf(outcome: Outcome, delivery: DeliveryDoc, at: Date) {
  const accepted = outcome.state === 'accepted'
  return {
    state: outcome.state,
    errorClass: outcome.errorClass ?? null,
    errorCode: outcome.errorCode ?? null,
    reason: outcome.reason ?? null,
    rid: outcome.rid ?? null,
    owner: null,
    leaseUntil: null,
    nextAt: outcome.nextAt ?? null,
    unsureSince: outcome.unsureSince ?? (accepted ? null : (delivery.unsureSince ?? null)),
    acceptedAt: accepted ? new Date() : (delivery.acceptedAt ?? null),
    sentAt: accepted ? at : (delivery.sentAt ?? null),
    providerMessageId: outcome.providerMessageId ?? delivery.providerMessageId ?? null,
  }
}

/** Deliveries whose worker died in the middle of sending. */
export async function lostInSending(limit: number): Promise<DeliveryDoc[]> {
  return (await DeliveryModel.collection
    .find({ state: 'sending', leaseUntil: { $lte: new Date() } })
    .sort({ leaseUntil: 1, _id: 1 })
    .limit(limit)
    .toArray()) as unknown as DeliveryDoc[]
}

/** Deliveries that were accepted before `since` and still have no result from the platform, oldest first. */
export async function withoutResult(since: Date, limit: number): Promise<DeliveryDoc[]> {
  return (await DeliveryModel.collection
    .find({ state: 'accepted', acceptedAt: { $lte: since } })
    .sort({ acceptedAt: 1, _id: 1 })
    .limit(limit)
    .toArray()) as unknown as DeliveryDoc[]
}

export async function deliveryOfProvider(providerMessageId: string): Promise<DeliveryDoc | null> {
  return (await DeliveryModel.collection.findOne({ providerMessageId })) as DeliveryDoc | null
}

/** Stable over all attempts of one delivery; the platform drops repeats within ten minutes. */
export function clientMsgIdOf(delivery: DeliveryDoc): string {
  return createHash('sha256').update(String(delivery._id)).digest('hex').slice(0, 32)
}

/**
 * Closes the past of a history that was played in: what still waits from before a day was told in the app only,
 * and its reader has seen it.
 */
export async function closePast(beforeDay: string, at: Date): Promise<void> {
  const past = { day: { $lt: beforeDay } }
  const waiting = { state: 'waiting', ...past }
  await DeliveryModel.collection.deleteMany(waiting)
  const told = { state: 'delivered', channel: 'inApp', reason: null }
  await MessageModel.collection.updateMany(waiting, { $set: { ...told, finalAt: at } })
  await MessageModel.collection.updateMany({ readAt: null, ...past }, { $set: { readAt: at } })
}
