import mongoose, { Schema, type Types } from 'mongoose'

/** What the rows of a batch are; an undo asks by the way the batch was made. */
export type BatchOf = 'task' | 'matter'

/** One act on many records. Kept for a day: as long as its request may be repeated, and longer than it can be undone. */
export interface BatchDoc {
  _id: Types.ObjectId
  of: BatchOf
  /** Of the request: its repeat goes on where the first broke off. */
  key: string
  digest: string
  act: string
  actorId: string
  /** Real time; null until it has ended, when nothing was done, and of an act that cannot be undone. */
  undoUntil: Date | null
  /** Of the request that undoes it. */
  undoKey: string | null
  storedAt: Date
}

/** What became of one of its rows, and what was before. */
export interface BatchRowDoc {
  _id: Types.ObjectId
  batchId: string
  recordId: string
  name: string
  done: boolean
  message: string
  /** Of the record after the act: an undo restores this version and no later one. */
  versionAfter: number
  /** What an undo puts back, as the act itself knows it. */
  before: unknown
  /** null: still as the act left it. */
  undone: { done: boolean; message: string; withdrawn: number } | null
  storedAt: Date
}

const DAY_SECONDS = 86_400
const needed = { type: String, required: true } as const
const kept = { type: Date, required: true } as const

const batch = new Schema(
  {
    of: needed,
    key: needed,
    digest: needed,
    act: needed,
    actorId: needed,
    undoUntil: { type: Date, default: null },
    undoKey: { type: String, default: null },
    storedAt: kept,
  },
  { collection: 'batches', strict: 'throw', versionKey: false },
)
batch.index({ key: 1 }, { unique: true })
batch.index({ storedAt: 1 }, { expireAfterSeconds: DAY_SECONDS })

const row = new Schema(
  {
    batchId: needed,
    recordId: needed,
    name: { type: String, default: '' },
    done: { type: Boolean, required: true },
    message: { type: String, default: '' },
    versionAfter: { type: Number, default: 0 },
    before: { type: Schema.Types.Mixed, default: null },
    undone: { type: Schema.Types.Mixed, default: null },
    storedAt: kept,
  },
  { collection: 'batch_rows', strict: 'throw', versionKey: false },
)
row.index({ batchId: 1, recordId: 1 }, { unique: true })
row.index({ storedAt: 1 }, { expireAfterSeconds: DAY_SECONDS })

export const BatchModel = mongoose.model('Batch', batch)
export const BatchRowModel = mongoose.model('BatchRow', row)
