import type { BatchAct } from '@mingdu/shared/tasks/batch.states'
import mongoose, { Schema, type Types } from 'mongoose'
import type { TaskDoc } from './tasks.model'

/** One act on many tasks. Kept for a day: as long as its request may be repeated, and longer than it can be undone. */
export interface BatchDoc {
  _id: Types.ObjectId
  /** Of the request: its repeat goes on where the first broke off. */
  key: string
  digest: string
  act: BatchAct
  actorId: string
  /** Real time; null until it has ended, and when nothing was done. */
  undoUntil: Date | null
  /** Of the request that undoes it. */
  undoKey: string | null
  storedAt: Date
}

export interface Joined {
  matterId: string
  personId: string
}

/** What became of one of its rows, and what was before. */
export interface BatchRowDoc {
  _id: Types.ObjectId
  batchId: string
  taskId: string
  name: string
  done: boolean
  message: string
  /** Of the task after the act: an undo restores this version and no later one. */
  versionAfter: number
  before: Partial<TaskDoc>
  /** Who became a handler of the matter by it and was none before; null: nobody. */
  joined: Joined | null
  /** null: still as the act left it. */
  undone: { done: boolean; message: string; withdrawn: number } | null
  storedAt: Date
}

const DAY_SECONDS = 86_400
const needed = { type: String, required: true } as const
const maybe = { type: String, default: null } as const
const kept = { type: Date, required: true } as const

const batch = new Schema(
  {
    key: needed,
    digest: needed,
    act: needed,
    actorId: needed,
    undoUntil: { type: Date, default: null },
    undoKey: maybe,
    storedAt: kept,
  },
  { collection: 'task_batches', strict: 'throw', versionKey: false },
)
batch.index({ key: 1 }, { unique: true })
batch.index({ storedAt: 1 }, { expireAfterSeconds: DAY_SECONDS })

const row = new Schema(
  {
    batchId: needed,
    taskId: needed,
    name: { type: String, default: '' },
    done: { type: Boolean, required: true },
    message: { type: String, default: '' },
    versionAfter: { type: Number, default: 0 },
    before: { type: Schema.Types.Mixed, default: {} },
    joined: { type: Schema.Types.Mixed, default: null },
    undone: { type: Schema.Types.Mixed, default: null },
    storedAt: kept,
  },
  { collection: 'task_batch_rows', strict: 'throw', versionKey: false },
)
row.index({ batchId: 1, taskId: 1 }, { unique: true })
row.index({ storedAt: 1 }, { expireAfterSeconds: DAY_SECONDS })

export const BatchModel = mongoose.model('TaskBatch', batch)
export const BatchRowModel = mongoose.model('TaskBatchRow', row)
