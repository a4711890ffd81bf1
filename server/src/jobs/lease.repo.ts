import mongoose, { Schema } from 'mongoose'
import { duplicateFields } from '../db/connection'

const lease = new Schema(
  {
    _id: { type: String, required: true },
    owner: { type: String, default: '' },
    until: { type: Date, required: true },
  },
  { collection: 'leases', strict: 'throw', versionKey: false },
)
const leases = mongoose.model('Lease', lease).collection

/**
 * Takes or renews a lease: of several workers one holds it. Real time; an owner that dies loses it after `ms`.
 * @returns true when `owner` holds it now
 */
export async function holdLease(name: string, owner: string, ms: number): Promise<boolean> {
  const now = new Date()
  const mine = { owner, until: new Date(now.getTime() + ms) }
  const key = { _id: name as never }
  const held = await leases.updateOne({ ...key, $or: [{ owner }, { until: { $lte: now } }] }, { $set: mine })
  return held.matchedCount === 1 || startLease(key, mine)
}

/** Gives a lease back, so that the next worker need not wait for its end. */
export async function releaseLease(name: string, owner: string): Promise<void> {
  await leases.updateOne({ _id: name as never, owner }, { $set: { owner: '', until: new Date(0) } })
}

/** The first ever to ask for this lease inserts it; of several first ones the unique `_id` lets one through. */
async function startLease(key: { _id: never }, mine: { owner: string; until: Date }): Promise<boolean> {
  try {
    await leases.insertOne({ ...key, ...mine })
    return true
  } catch (error) {
    if (duplicateFields(error)) return false
    throw error
  }
}
