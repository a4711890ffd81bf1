import type { SendAccount } from '@mingdu/shared/messages/chain.rules'
import { grantOf, type Bucket } from '@mingdu/shared/messages/limits.rules'
import mongoose, { Schema } from 'mongoose'
import { duplicateFields } from '../../db/connection'

const bucket = new Schema(
  {
    _id: { type: String, required: true },
    /** Theoretical arrival time of the next send, real time in epoch milliseconds. */
    tat: { type: Number, required: true },
  },
  { collection: 'send_buckets', strict: 'throw', versionKey: false },
)
const collection = mongoose.model('SendBucket', bucket).collection

const TURNS = 5

/** What this process knows of each bucket; wrong when another worker took from it, and then read again. */
const lastSeen = new Map<SendAccount, number>()

/**
 * Takes up to `wanted` sends of an account, shared by all workers: a compare-and-swap.
 * @returns how many were granted; when none, after how long to ask again
 */
export async function takeTokens(
  account: SendAccount,
  wanted: number,
  rates: Bucket,
  now: number,
): Promise<{ granted: number; waitMs: number }> {
  let before = lastSeen.get(account) ?? (await readTat(account))
  for (let turn = 0; turn < TURNS; turn += 1) {
    const { granted, tat, waitMs } = grantOf(before ?? 0, now, wanted, rates)
    const swapped = granted > 0 && (await swap(account, before, tat))
    if (swapped) lastSeen.set(account, tat)
    if (swapped) return { granted, waitMs: 0 }
    const stored = await readTat(account)
    if (granted === 0 && stored === before) return { granted, waitMs }
    before = stored
  }
  return { granted: 0, waitMs: 20 }
}

async function readTat(account: SendAccount): Promise<number | null> {
  const doc = await collection.findOne({ _id: account as never })
  const tat = doc ? Number(doc['tat']) : null
  if (tat === null) lastSeen.delete(account)
  else lastSeen.set(account, tat)
  return tat
}

async function swap(account: SendAccount, before: number | null, tat: number): Promise<boolean> {
  if (before !== null) {
    const done = await collection.updateOne({ _id: account as never, tat: before }, { $set: { tat } })
    return done.matchedCount === 1
  }
  try {
    await collection.insertOne({ _id: account as never, tat })
    return true
  } catch (error) {
    if (duplicateFields(error)) return false
    throw error
  }
}
