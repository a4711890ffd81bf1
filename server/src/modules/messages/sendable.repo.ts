import type { Sendable, SendAccount } from '@mingdu/shared/messages/chain.rules'
import type { TemplateKey } from '@mingdu/shared/templates/templates.table'
import mongoose, { Schema } from 'mongoose'

const sendable = new Schema(
  {
    _id: { type: String, required: true },
    accounts: { type: [String], default: [] },
    templates: { type: [String], default: [] },
  },
  { collection: 'send_channels', strict: 'throw', versionKey: false },
)
const collection = mongoose.model('SendChannels', sendable).collection
const KEY = { _id: 'sendable' as never }

/** Until a worker has said what it can send with: the templates of the 服务号. */
const UNTOLD: Sendable = { accounts: ['mp'], templates: ['assigned', 'warning', 'result', 'digest'] }

/** How long a process may go on with what a worker has changed. */
const HOLD_MS = 2000

let held: { sendable: Promise<Sendable>; readAt: number } | null = null

/** What the workers can send with: it decides the plan of a message wherever the message is written. */
export function currentSendable(): Promise<Sendable> {
  if (held && Date.now() - held.readAt < HOLD_MS) return held.sendable
  const reading = { sendable: readSendable(), readAt: Date.now() }
  held = reading
  reading.sendable.catch(forgetSendable)
  return reading.sendable
}

export function forgetSendable(): void {
  held = null
}

/** A worker says what it can send with; its configuration decides, not that of the server. */
export async function writeSendable({ accounts, templates }: Sendable): Promise<void> {
  await collection.updateOne(
    KEY,
    { $set: { accounts: [...accounts], templates: [...templates] } },
    { upsert: true },
  )
  forgetSendable()
}

async function readSendable(): Promise<Sendable> {
  const doc = await collection.findOne(KEY)
  if (!doc) return UNTOLD
  return { accounts: doc['accounts'] as SendAccount[], templates: doc['templates'] as TemplateKey[] }
}
