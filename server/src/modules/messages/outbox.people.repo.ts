import {
  NO_SENDS,
  personVerdict,
  type PersonLimits,
  type PersonSends,
} from '@mingdu/shared/messages/limits.rules'
import mongoose, { Schema } from 'mongoose'
import { duplicateFields } from '../../db/connection'
import type { Candidate } from './outbox.claim.repo'

/** What was sent to one person on one channel lately; a small document that never grows. Real time. */
const person = new Schema(
  {
    /** recipient|channel */
    _id: { type: String, required: true },
    sends: { type: Schema.Types.Mixed, required: true },
    /** Grows with every change; and who changed it last. */
    rev: { type: Number, required: true },
    by: { type: String, default: '' },
    usedAt: { type: Date, required: true },
  },
  { collection: 'send_recipients', strict: 'throw', versionKey: false },
)
person.index({ usedAt: 1 }, { expireAfterSeconds: 3 * 86_400 })
const collection = mongoose.model('SendRecipient', person).collection

interface Kept {
  sends: PersonSends
  rev: number
}

/** Which of these may go now, and until when the others wait. */
export interface Admitted {
  admitted: Candidate[]
  held: { id: Candidate['_id']; until: number }[]
}

/**
 * Counts the cards that may go to their recipients now: atomically, by a revision of each person's document. What
 * another worker changed meanwhile waits a moment.
 */
export async function admit(
  cards: readonly Candidate[],
  limits: PersonLimits,
  turn: string,
  now: number,
): Promise<Admitted> {
  const before = await readPeople(cards.map(keyOf))
  const after = new Map<string, PersonSends>()
  const result: Admitted = { admitted: [], held: [] }
  for (const card of cards) {
    const key = keyOf(card)
    const sends = after.get(key) ?? before.get(key)?.sends ?? NO_SENDS
    const verdict = personVerdict(sends, slotOf(card), limits, now)
    if ('until' in verdict) result.held.push({ id: card._id, until: verdict.until })
    else {
      after.set(key, verdict.sends)
      result.admitted.push(card)
    }
  }
  const lost = await writePeople(after, before, turn, now)
  if (lost.size === 0) return result
  return { ...result, admitted: result.admitted.filter((card) => !lost.has(keyOf(card))) }
}

/** The far side refuses this person for a while. */
export async function holdPerson(
  recipientId: string,
  channel: string,
  until: number,
  now: number,
): Promise<void> {
  await collection.updateOne(
    { _id: `${recipientId}|${channel}` as never },
    {
      $set: { 'sends.heldUntil': until, by: '', usedAt: new Date(now) },
      $inc: { rev: 1 },
    },
    { upsert: true },
  )
}

async function readPeople(keys: readonly string[]): Promise<Map<string, Kept>> {
  const docs = await collection.find({ _id: { $in: [...new Set(keys)] as never[] } }).toArray()
  return new Map(
    docs.map((doc) => [
      String(doc._id),
      { sends: { ...NO_SENDS, ...(doc['sends'] as object) }, rev: Number(doc['rev']) },
    ]),
  )
}

/** @returns the keys that somebody else changed first */
async function writePeople(
  after: ReadonlyMap<string, PersonSends>,
  before: ReadonlyMap<string, Kept>,
  turn: string,
  now: number,
): Promise<Set<string>> {
  if (after.size === 0) return new Set()
  const usedAt = new Date(now)
  const writes = [...after].map(([key, sends]) => {
    const kept = before.get(key)
    const doc = { sends, by: turn, usedAt }
    return kept
      ? {
          updateOne: {
            filter: { _id: key as never, rev: kept.rev },
            update: { $set: { ...doc, rev: kept.rev + 1 } },
          },
        }
      : { insertOne: { document: { _id: key as never, ...doc, rev: 1 } } }
  })
  const done = await collection.bulkWrite(writes, { ordered: false }).catch((error: unknown) => {
    if (duplicateFields(error)) return null
    throw error
  })
  if (done && done.matchedCount + done.insertedCount === writes.length) return new Set()
  const mine = await collection.find({ _id: { $in: [...after.keys()] as never[] }, by: turn }).toArray()
  const kept = new Set(mine.map((doc) => String(doc._id)))
  return new Set([...after.keys()].filter((key) => !kept.has(key)))
}

function keyOf({ recipientId, channel }: Candidate): string {
  return `${recipientId}|${channel}`
}

/** Where there is no template, cards of one kind are alike. */
function slotOf({ _id, templateKey, kind, channel, priority }: Candidate) {
  return { deliveryId: String(_id), templateKey: templateKey ?? kind ?? channel, priority }
}
