import mongoose, { Schema } from 'mongoose'
import { duplicateFields } from '../db/connection'

const event = new Schema(
  {
    /** FromUserName + CreateTime + Event + EventKey or MsgID: the platform repeats what it thinks was not heard. */
    _id: { type: String, required: true },
    appid: { type: String, required: true },
    event: { type: String, required: true },
    openid: { type: String, required: true },
    eventKey: { type: String, default: '' },
    msgId: { type: String, default: null },
    status: { type: String, default: null },
    receivedAt: { type: Date, required: true },
    handledAt: { type: Date, default: null },
    /** Attempts that failed, and when the next one may be made. */
    tries: { type: Number, default: 0 },
    nextAt: { type: Date, required: true },
  },
  { collection: 'wx_events', strict: 'throw', versionKey: false },
)
event.index({ receivedAt: 1 }, { expireAfterSeconds: 86_400 })
event.index({ msgId: 1 })
event.index({ handledAt: 1, nextAt: 1, _id: 1 })
const events = mongoose.model('WxEvent', event).collection

export interface WxEvent {
  id: string
  appid: string
  event: string
  openid: string
  eventKey: string
  msgId: string | null
  status: string | null
}

export interface OpenEvent extends WxEvent {
  tries: number
}

/** Stores the raw event before it is answered. @returns false when it was stored before */
export async function storeEvent({ id, ...rest }: WxEvent): Promise<boolean> {
  try {
    const now = new Date()
    await events.insertOne({
      _id: id as never,
      ...rest,
      receivedAt: now,
      handledAt: null,
      tries: 0,
      nextAt: now,
    })
    return true
  } catch (error) {
    if (duplicateFields(error)) return false
    throw error
  }
}

/** Events to act on now, oldest first. */
export async function openEvents(limit: number): Promise<OpenEvent[]> {
  const docs = await events
    .find({ handledAt: null, nextAt: { $lte: new Date() } })
    .sort({ nextAt: 1, _id: 1 })
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

export async function markHandled(id: string): Promise<void> {
  await events.updateOne({ _id: id as never }, { $set: { handledAt: new Date() } })
}

/** The result of a sent template message that arrived before its id was known here. */
export async function resultOfMessage(msgId: string): Promise<string | null> {
  const doc = await events.findOne({ msgId, event: 'TEMPLATESENDJOBFINISH' })
  return doc ? String(doc['status'] ?? '') : null
}
