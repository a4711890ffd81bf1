import mongoose, { Schema } from 'mongoose'
import { duplicateFields, type Tx } from '../db/connection'
import type { SealBox } from '../seal-box'
import type { WechatAccountName } from './wechat'

const DAY_SECONDS = 86_400

const event = new Schema(
  {
    /** FromUserName + CreateTime + Event + what tells it apart: the platform repeats what it thinks was not heard. */
    _id: { type: String, required: true },
    account: { type: String, enum: ['mp', 'mini'], default: 'mp' },
    appid: { type: String, required: true },
    event: { type: String, required: true },
    openid: { type: String, required: true },
    /** CreateTime of the platform. */
    at: { type: Date, required: true },
    msgId: { type: String, default: null },
    status: { type: String, default: null },
    code: { type: Number, default: null },
    /** The decrypted message, sealed: it tells of a person. */
    raw: { type: String, required: true },
    receivedAt: { type: Date, required: true },
    handledAt: { type: Date, default: null },
    outcome: { type: String, enum: ['done', 'ignored', 'failed'], default: null },
    /** Attempts that failed, and when the next one may be made. */
    tries: { type: Number, default: 0 },
    nextAt: { type: Date, required: true },
  },
  { collection: 'wx_events', strict: 'throw', versionKey: false },
)
// only what was acted on is forgotten, a day later: no outage of the worker loses an event
event.index({ handledAt: 1 }, { expireAfterSeconds: DAY_SECONDS })
event.index({ openid: 1 })
event.index({ handledAt: 1, at: 1, receivedAt: 1, _id: 1 })
const events = mongoose.model('WxEvent', event).collection

/** An event as it was received. */
export interface WxEvent {
  id: string
  account: WechatAccountName
  appid: string
  event: string
  openid: string
  at: Date
  /** Of the message whose fate it tells: `success` or `failed:…`, with WeChat's code where it gives one. */
  msgId: string | null
  status: string | null
  code: number | null
  /** The decrypted message. */
  raw: string
}

/** A stored event to be acted on; `raw` is sealed. */
export interface OpenEvent extends WxEvent {
  receivedAt: Date
  tries: number
}

export type EventOutcome = 'done' | 'ignored' | 'failed'

/** Stores the raw event before it is answered. @returns false when it was stored before */
export async function storeEvent({ id, raw, ...rest }: WxEvent, box: SealBox): Promise<boolean> {
  try {
    const now = new Date()
    await events.insertOne({
      _id: id as never,
      ...rest,
      raw: box.seal(raw),
      receivedAt: now,
      handledAt: null,
      outcome: null,
      tries: 0,
      nextAt: now,
    })
    return true
  } catch (error) {
    if (duplicateFields(error)) return false
    throw error
  }
}

/** Events to act on now, in the order in which they happened. */
export async function openEvents(limit: number): Promise<OpenEvent[]> {
  const docs = await events
    .find({ handledAt: null, nextAt: { $lte: new Date() } })
    .sort({ at: 1, receivedAt: 1, _id: 1 })
    .limit(limit)
    .toArray()
  return docs.map(({ _id, ...rest }) => ({ ...(rest as unknown as Omit<OpenEvent, 'id'>), id: String(_id) }))
}

/** An event that could not be acted on comes back later, each time after twice as long; the others go on. */
export async function putOff(event: OpenEvent): Promise<void> {
  const wait = Math.min(5000 * 2 ** event.tries, 600_000)
  await events.updateOne(
    { _id: event.id as never },
    { $set: { tries: event.tries + 1, nextAt: new Date(Date.now() + wait) } },
  )
}

export async function markHandled(ids: readonly string[], outcome: EventOutcome): Promise<void> {
  if (ids.length === 0) return
  await events.updateMany({ _id: { $in: ids as never[] } }, { $set: { handledAt: new Date(), outcome } })
}

/** Removes what is kept of a person's events. Results still to be joined with their messages stay until they are. */
export async function forgetEventsOf(openid: string, tx: Tx): Promise<void> {
  const joined = { $or: [{ msgId: null }, { handledAt: { $ne: null } }] }
  await events.deleteMany({ openid, ...joined }, { session: tx })
}
