import { Types } from 'mongoose'
import { retryAfterRace, type Tx } from '../../db/connection'
import { DeliveryModel, MessageModel, type DeliveryDoc, type MessageDoc } from './messages.model'

/** Every delivery outside the app of these messages, as the transaction sees them. */
export async function outerDeliveries(messageIds: readonly string[], tx: Tx): Promise<DeliveryDoc[]> {
  return (await DeliveryModel.collection
    .find({ messageId: { $in: [...messageIds] }, channel: { $ne: 'inApp' } }, { session: tx })
    .toArray()) as unknown as DeliveryDoc[]
}

export interface Write<T> {
  id: Types.ObjectId
  set: Partial<T>
}

/** Writes what became of deliveries and of their messages. */
export async function writeOutcomes(
  deliveries: readonly Write<DeliveryDoc>[],
  inserts: readonly DeliveryDoc[],
  messages: readonly Write<MessageDoc>[],
  tx: Tx,
): Promise<void> {
  const update = <T>({ id, set }: Write<T>) => ({ updateOne: { filter: { _id: id }, update: { $set: set } } })
  if (deliveries.length > 0) await DeliveryModel.collection.bulkWrite(deliveries.map(update), { session: tx })
  if (inserts.length > 0)
    await DeliveryModel.collection.insertMany([...inserts], { session: tx }).catch((error: unknown) => {
      throw retryAfterRace(error)
    })
  if (messages.length > 0) await MessageModel.collection.bulkWrite(messages.map(update), { session: tx })
}

export async function messagesById(ids: readonly string[], tx?: Tx): Promise<Map<string, MessageDoc>> {
  if (ids.length === 0) return new Map()
  const docs = (await MessageModel.collection
    .find({ _id: { $in: ids.map((id) => new Types.ObjectId(id)) } }, tx ? { session: tx } : {})
    .toArray()) as unknown as MessageDoc[]
  return new Map(docs.map((doc) => [String(doc._id), doc]))
}

/** Members of a digest. */
export async function membersOf(digestId: string): Promise<MessageDoc[]> {
  return (await MessageModel.collection
    .find({ mergedInto: digestId })
    .sort({ createdAt: 1, _id: 1 })
    .toArray()) as unknown as MessageDoc[]
}

/** Deliveries by what their far side called them. */
export async function deliveriesOfProvider(ids: readonly string[]): Promise<DeliveryDoc[]> {
  return (await DeliveryModel.collection
    .find({ providerMessageId: { $in: [...ids] } })
    .toArray()) as unknown as DeliveryDoc[]
}

/** Deliveries whose worker died in the middle of sending. */
export function lostInSending(now: number, limit: number): Promise<DeliveryDoc[]> {
  return oldest({ state: 'sending', leaseUntil: { $lte: new Date(now) } }, 'leaseUntil', limit)
}

/** Deliveries that were accepted before `since` and still have no result from the platform. */
export function withoutResult(since: Date, limit: number): Promise<DeliveryDoc[]> {
  return oldest({ state: 'accepted', acceptedAt: { $lte: since } }, 'acceptedAt', limit)
}

/** What still waits although it is not worth sending any more; business time. */
export function outlived(at: Date, limit: number): Promise<DeliveryDoc[]> {
  return oldest({ state: 'waiting', expiresAt: { $lte: at } }, 'expiresAt', limit)
}

/** P1 whose channel has had its time. */
export function toEscalate(now: number, limit: number): Promise<DeliveryDoc[]> {
  return oldest({ escalateAt: { $lte: new Date(now) } }, 'escalateAt', limit)
}

/** The most urgent of what waits like this, up to a priority. */
export async function waitingBehind(
  where: Record<string, unknown>,
  upTo: number,
  limit: number,
): Promise<DeliveryDoc[]> {
  return (await DeliveryModel.collection
    .find({ state: 'waiting', priority: { $lte: upTo }, ...where })
    .sort({ priority: 1, nextAt: 1, _id: 1 })
    .limit(limit)
    .toArray()) as unknown as DeliveryDoc[]
}

async function oldest(filter: Record<string, unknown>, by: string, limit: number): Promise<DeliveryDoc[]> {
  return (await DeliveryModel.collection
    .find(filter)
    .sort({ [by]: 1, _id: 1 })
    .limit(limit)
    .toArray()) as unknown as DeliveryDoc[]
}

/** Nothing waits any longer for these subjects: what was not sent is not needed. */
export async function suppressAbout(
  subjectIds: readonly string[],
  reason: string,
  at: Date,
  tx: Tx,
): Promise<void> {
  const waiting = { subjectId: { $in: [...subjectIds] }, state: 'waiting' }
  const messages = await MessageModel.collection
    .find(waiting, { projection: { _id: 1 }, session: tx })
    .toArray()
  const set = { $set: { state: 'suppressed', reason, finalAt: at } }
  const ids = messages.map(({ _id }) => String(_id))
  const done = { $set: { ...set.$set, nextAt: null, escalateAt: null } }
  await DeliveryModel.collection.updateMany({ messageId: { $in: ids }, state: 'waiting' }, done, {
    session: tx,
  })
  await MessageModel.collection.updateMany(waiting, set, { session: tx })
}

/**
 * Closes the past of a history that was played in: what still waits from before a day was told in the app only,
 * and its reader has seen it.
 */
export async function closePast(beforeDay: string, at: Date): Promise<void> {
  const past = { day: { $lt: beforeDay } }
  const waiting = { state: 'waiting', ...past }
  await DeliveryModel.collection.deleteMany(waiting)
  const told = { state: 'delivered', channel: 'inApp', reason: null, tried: ['inApp'] }
  await MessageModel.collection.updateMany(waiting, { $set: { ...told, finalAt: at } })
  await MessageModel.collection.updateMany({ readAt: null, ...past }, { $set: { readAt: at } })
}
