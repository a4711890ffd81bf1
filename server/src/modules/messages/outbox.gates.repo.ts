import { channelsOf, type SendAccount } from '@mingdu/shared/messages/chain.rules'
import { BURST, type GateClosing } from '@mingdu/shared/messages/gates.rules'
import mongoose, { Schema, type InferSchemaType } from 'mongoose'
import { duplicateFields, type Tx } from '../../db/connection'
import { DeliveryModel } from './messages.model'
import type { ErrorCode } from './outbox.types'

const nullableText = { type: String, default: null }

/** A breaker that is closed, or waits for its probe. Real time; one that works has no document. */
const gate = new Schema(
  {
    /** `account:mp` or `mpTemplate:warning` */
    _id: { type: String, required: true },
    errorClass: { type: String, required: true },
    errorCode: { type: Schema.Types.Mixed, default: null },
    reason: { type: String, default: '' },
    closedSince: { type: Date, required: true },
    until: { type: Date, required: true },
    stepMs: { type: Number, required: true },
    /** Who holds the one probe, and until when. */
    probe: nullableText,
    probeUntil: { type: Date, default: null },
  },
  { collection: 'send_gates', strict: 'throw', versionKey: false },
)
const collection = mongoose.model('SendGate', gate).collection

/** Failures of an account within the running window. */
const failures = new Schema(
  {
    _id: { type: String, required: true },
    from: { type: Date, required: true },
    n: { type: Number, required: true },
  },
  { collection: 'send_bursts', strict: 'throw', versionKey: false },
)
const bursts = mongoose.model('SendBurst', failures).collection

export interface Gate {
  key: string
  errorClass: string
  errorCode: ErrorCode
  reason: string
  closedSince: Date
  /** One probe is let through from then on. */
  until: Date
  stepMs: number
  probe: string | null
}

/** So long a probe may be under way before another one is sent. */
const PROBE_MS = 60_000

/** Everything that is closed or waits for its probe. */
export async function gates(): Promise<Gate[]> {
  const docs = await collection.find({}).sort({ _id: 1 }).toArray()
  return docs.map((doc) => gateOf(doc as unknown as InferSchemaType<typeof gate>))
}

/** Closes a gate, or closes it again after its probe failed. @returns false when it was closed already */
export async function closeGate(
  { key, until, stepMs }: GateClosing,
  why: { errorClass: string; errorCode: ErrorCode; reason: string },
  probe: string | null,
  now: number,
): Promise<boolean> {
  const set = { ...why, until: new Date(until), stepMs, probe: null, probeUntil: null }
  if (probe !== null) {
    const again = await collection.updateOne({ _id: key as never, probe }, { $set: set })
    if (again.matchedCount === 1) return true
  }
  try {
    await collection.insertOne({ _id: key as never, ...set, closedSince: new Date(now) })
    return true
  } catch (error) {
    if (duplicateFields(error)) return false
    throw error
  }
}

/** Takes the one probe of a gate whose time is over. @returns whether `owner` has it */
export async function takeProbe(key: string, owner: string, now: number): Promise<boolean> {
  const free = { $or: [{ probe: null }, { probeUntil: { $lte: new Date(now) } }] }
  const taken = await collection.updateOne(
    { _id: key as never, until: { $lte: new Date(now) }, ...free },
    { $set: { probe: owner, probeUntil: new Date(now + PROBE_MS) } },
  )
  return taken.matchedCount === 1
}

/** Nothing was there to probe with, or the probe said nothing about the gate: another may try. */
export async function returnProbe(key: string, owner: string, until: number): Promise<void> {
  await collection.updateOne(
    { _id: key as never, probe: owner },
    { $set: { probe: null, probeUntil: null, until: new Date(until) } },
  )
}

/** The probe came through. @returns whether the gate was there */
export async function openAfterProbe(key: string, owner: string): Promise<boolean> {
  return (await collection.deleteOne({ _id: key as never, probe: owner })).deletedCount === 1
}

/** An operator opens a gate before its time. @returns false when it was not closed */
export async function reopenGate(key: string, tx?: Tx): Promise<boolean> {
  const opened = await collection.deleteOne({ _id: key as never }, tx ? { session: tx } : {})
  if (opened.deletedCount === 0) return false
  await wakeBehind(gatedBy(key), Date.now(), tx)
  return true
}

/** What had failed at a gate need not wait out its pause when the gate opens. */
export async function wakeBehind(where: GatedBy, now: number, tx?: Tx): Promise<void> {
  await DeliveryModel.collection.updateMany(
    {
      ...where,
      state: 'waiting',
      errorClass: { $in: ['config', 'quota'] },
      nextAt: { $gt: new Date(now) },
    },
    { $set: { nextAt: new Date(now) } },
    tx ? { session: tx } : {},
  )
}

/** What a gate stands in front of. */
export type GatedBy = { channel: { $in: string[] } } | { templateKey: string }

export function gatedBy(key: string): GatedBy {
  const [kind = '', name = ''] = key.split(':')
  return kind === 'account' ? { channel: { $in: channelsOf(name as SendAccount) } } : { templateKey: name }
}

/** Counts a failure of an account and class. @returns how many there were within the window, this one included */
export async function countFailure(account: SendAccount, errorClass: string, now: number): Promise<number> {
  const id = `${account}:${errorClass}` as never
  const since = { $gt: new Date(now - BURST.withinMs), $lte: new Date(now) }
  const more = await bursts.findOneAndUpdate(
    { _id: id, from: since },
    { $inc: { n: 1 } },
    { returnDocument: 'after' },
  )
  if (more) return Number(more['n'])
  await bursts.updateOne({ _id: id }, { $set: { from: new Date(now), n: 1 } }, { upsert: true })
  return 1
}

function gateOf(doc: InferSchemaType<typeof gate>): Gate {
  const { errorClass, errorCode, reason, closedSince, until, stepMs, probe } = doc
  const code = typeof errorCode === 'number' || typeof errorCode === 'string' ? errorCode : null
  return {
    key: doc._id,
    errorClass,
    errorCode: code,
    reason,
    closedSince,
    until,
    stepMs,
    probe: probe ?? null,
  }
}
