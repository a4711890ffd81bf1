import type { Types } from 'mongoose'
import { DeliveryModel, type DeliveryDoc } from './messages.model'

export const LEASE_MS = 30_000

/** A delivery whose time has come, before anybody holds it. */
export type Candidate = Pick<
  DeliveryDoc,
  | '_id'
  | 'channel'
  | 'templateKey'
  | 'priority'
  | 'recipientId'
  | 'nextAt'
  | 'errorClass'
  | 'firstTriedAt'
  | 'kind'
>

export interface Claiming {
  channels: readonly string[]
  /** Templates whose gate is closed. */
  without: readonly string[]
  /** Real and business time. */
  now: number
  at: Date
}

const FIELDS = {
  channel: 1,
  templateKey: 1,
  priority: 1,
  recipientId: 1,
  nextAt: 1,
  errorClass: 1,
  firstTriedAt: 1,
  kind: 1,
}

/** What is due, the most urgent first and of equals the oldest. */
export async function candidates(
  { channels, without, now, at }: Claiming,
  limit: number,
): Promise<Candidate[]> {
  if (channels.length === 0) return []
  const filter = {
    state: 'waiting',
    nextAt: { $lte: new Date(now) },
    channel: { $in: [...channels] },
    digestAt: null,
    $or: [{ notBefore: null }, { notBefore: { $lte: at } }],
    ...(without.length > 0 ? { templateKey: { $nin: [...without] } } : {}),
  }
  const byPriority = await Promise.all(
    [1, 2, 3].map((priority) =>
      DeliveryModel.collection
        .find({ ...filter, priority }, { projection: FIELDS })
        .sort({ nextAt: 1, _id: 1 })
        .limit(limit)
        .toArray(),
    ),
  )
  return (byPriority.flat() as unknown as Candidate[]).slice(0, limit)
}

/** Takes these for one owner: each goes to one worker only. They are `sending` before the far side hears of them. */
export async function claim(
  ids: readonly Types.ObjectId[],
  owner: string,
  now: number,
): Promise<DeliveryDoc[]> {
  if (ids.length === 0) return []
  await DeliveryModel.collection.updateMany(
    { _id: { $in: [...ids] }, state: 'waiting' },
    { $set: { state: 'sending', owner, leaseUntil: new Date(now + LEASE_MS) }, $inc: { attempt: 1 } },
  )
  const docs = (await DeliveryModel.collection
    .find({ _id: { $in: [...ids] }, state: 'sending', owner })
    .toArray()) as unknown as DeliveryDoc[]
  return docs.sort(
    (a, b) => a.priority - b.priority || timeOf(a) - timeOf(b) || (String(a._id) < String(b._id) ? -1 : 1),
  )
}

/** Before the call on a channel that knows no repeats: from here on nobody knows what a crash leaves. */
export async function markCalled(id: Types.ObjectId, now: number): Promise<void> {
  await DeliveryModel.collection.updateOne({ _id: id }, { $set: { calledAt: new Date(now) } })
}

/** Puts back what was claimed and not called, as if it had never been claimed. */
export async function release(claimed: readonly DeliveryDoc[]): Promise<void> {
  if (claimed.length === 0) return
  const owners = [...new Set(claimed.flatMap(({ owner }) => owner ?? []))]
  await DeliveryModel.collection.updateMany(
    { _id: { $in: claimed.map(({ _id }) => _id) }, state: 'sending', owner: { $in: owners } },
    { $set: { state: 'waiting', owner: null, leaseUntil: null }, $inc: { attempt: -1 } },
  )
}

/** Claimed deliveries whose message does not exist any more. */
export async function endOrphans(orphans: readonly DeliveryDoc[], at: Date): Promise<void> {
  const dead = {
    state: 'dead',
    reason: '消息已不存在',
    finalAt: at,
    owner: null,
    leaseUntil: null,
    escalateAt: null,
  }
  await DeliveryModel.collection.updateMany({ _id: { $in: orphans.map(({ _id }) => _id) } }, { $set: dead })
}

/** Held by a limit of the person, not by a failure. */
export async function putOff(held: readonly { id: Types.ObjectId; until: number }[]): Promise<void> {
  if (held.length === 0) return
  const writes = held.map(({ id, until }) => ({
    updateOne: { filter: { _id: id, state: 'waiting' }, update: { $set: { nextAt: new Date(until) } } },
  }))
  await DeliveryModel.collection.bulkWrite(writes, { ordered: false })
}

/** What business time held back and does no longer; jumps of it in either direction find what is there. */
export async function releaseHeld(at: Date, now: number): Promise<void> {
  await DeliveryModel.collection.updateMany(
    { state: 'waiting', nextAt: null, notBefore: { $lte: at } },
    { $set: { nextAt: new Date(now) } },
  )
}

/** The next moment (business time) at which something that is held may leave, and how much is held; null: nothing. */
export async function nextHeld(at: Date): Promise<{ at: Date; count: number } | null> {
  const held = [{ digestAt: { $gt: at } }, { digestAt: null, notBefore: { $gt: at } }]
  const docs = await DeliveryModel.collection
    .find({ state: 'waiting', $or: held }, { projection: { digestAt: 1, notBefore: 1 } })
    .toArray()
  const moments = docs.map((doc) => ((doc['digestAt'] ?? doc['notBefore']) as Date).getTime())
  return moments.length === 0 ? null : { at: new Date(Math.min(...moments)), count: moments.length }
}

function timeOf({ nextAt }: Pick<DeliveryDoc, 'nextAt'>): number {
  return nextAt?.getTime() ?? 0
}
