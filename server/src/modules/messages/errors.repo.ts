import type { Channel } from '@mingdu/shared/messages/messages.states'
import { SendErrorModel, type SendErrorDoc } from './errors.model'

/** A failed attempt, as it counts. */
export interface SendError {
  channel: Channel
  errorClass: string
  errorCode: number | string | null
  reason: string
}

export interface CountedError extends SendError {
  count: number
  lastAt: Date
}

const HOUR_MS = 3_600_000

/** Counts one failed attempt. Real time; not part of any transaction, so that a count can never undo a send. */
export async function countError(error: SendError, at: Date = new Date()): Promise<void> {
  const { channel, errorClass, errorCode, reason } = error
  const hour = new Date(Math.floor(at.getTime() / HOUR_MS) * HOUR_MS)
  await SendErrorModel.updateOne(
    { _id: [hour.toISOString(), channel, errorClass, errorCode ?? ''].join('|') },
    {
      $inc: { count: 1 },
      $set: { reason, lastAt: at },
      $setOnInsert: { hour, channel, errorClass, errorCode },
    },
    { upsert: true },
  )
}

/** Of the hours from `since` on, the most frequent first. */
export async function errorsSince(since: Date): Promise<CountedError[]> {
  const docs = await SendErrorModel.collection
    .find({ hour: { $gte: new Date(since.getTime() - HOUR_MS) }, lastAt: { $gte: since } })
    .sort({ lastAt: 1, _id: 1 })
    .toArray()
  const sums = new Map<string, CountedError>()
  for (const doc of docs as unknown as SendErrorDoc[]) {
    const key = [doc.channel, doc.errorClass, doc.errorCode ?? ''].join('|')
    sums.set(key, { ...errorOf(doc), count: doc.count + (sums.get(key)?.count ?? 0) })
  }
  return [...sums.values()].sort((a, b) => b.count - a.count || b.lastAt.getTime() - a.lastAt.getTime())
}

function errorOf({ channel, errorClass, errorCode, reason, count, lastAt }: SendErrorDoc): CountedError {
  const code = typeof errorCode === 'number' || typeof errorCode === 'string' ? errorCode : null
  return { channel: channel as Channel, errorClass, errorCode: code, reason, count, lastAt }
}
