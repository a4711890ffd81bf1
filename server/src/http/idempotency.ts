import mongoose, { Schema } from 'mongoose'
import type { Tx } from '../db/connection'
import { Refused } from '../refused'
import type { SealBox } from '../seal-box'

const DAY_SECONDS = 86_400

const record = new Schema(
  {
    _id: { type: String, required: true },
    requestHash: { type: String, required: true },
    /** The first answer, encrypted: it may hold a session or personal data. */
    answer: { type: String, required: true },
    storedAt: { type: Date, required: true },
  },
  { collection: 'idempotency', strict: 'throw', versionKey: false },
)
record.index({ storedAt: 1 }, { expireAfterSeconds: DAY_SECONDS })

const Model = mongoose.model('Idempotency', record)

/** The answer of a write that is given again when the write is repeated. */
export interface StoredAnswer {
  result: unknown
  cookie?: { set: string; maxAgeSeconds: number } | 'clear'
}

/**
 * The first answer to this key, or null when it is new.
 * @throws Refused `input.key-reused` when the key came with other content before, or its answer cannot be read
 */
export async function recallAnswer(
  key: string,
  requestHash: string,
  box: SealBox,
): Promise<StoredAnswer | null> {
  const stored = await Model.findById(key).lean()
  if (!stored) return null
  if (stored.requestHash !== requestHash) throw new Refused('input.key-reused')
  return JSON.parse(opened(stored.answer, box)) as StoredAnswer
}

/**
 * The write is done and its answer cannot be opened (a changed SECRET_KEY, a damaged record). Doing it again would
 * do it twice, and an unexpected error would make the client repeat for ever: it is told that the key is used up.
 */
function opened(sealed: string, box: SealBox): string {
  try {
    return box.open(sealed)
  } catch {
    throw new Refused('input.key-reused')
  }
}

/** Claims the key inside the write's transaction: of parallel repeats one commits, the others find its answer. */
export async function claimKey(key: string, requestHash: string, tx: Tx): Promise<void> {
  await Model.collection.insertOne(
    { _id: key as never, requestHash, answer: '', storedAt: new Date() },
    { session: tx },
  )
}

export async function storeAnswer(key: string, answer: StoredAnswer, box: SealBox, tx: Tx): Promise<void> {
  await Model.collection.updateOne(
    { _id: key as never },
    { $set: { answer: box.seal(JSON.stringify(answer)) } },
    { session: tx },
  )
}
