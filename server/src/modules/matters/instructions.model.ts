import type { InstructionState } from '@mingdu/shared/matters/instructions.states'
import mongoose, { Schema, type Types } from 'mongoose'
import { historyLine, storedRef, type HistoryDoc, type StoredRef } from '../../db/history'
import { keyedNumberSeries } from '../../db/number-series'

const needed = { type: String, required: true } as const

/** 领导批示: who wrote what on which day, and what was reported back. */
const schema = new Schema(
  {
    version: { type: Number, default: 1 },
    no: needed,
    regionId: needed,
    leader: { type: storedRef, required: true },
    writtenBy: { type: storedRef, required: true },
    followedBy: { type: storedRef, default: null },
    on: needed,
    text: needed,
    fileIds: { type: [String], default: [] },
    state: needed,
    reports: { type: Schema.Types.Mixed, default: () => [] },
    createdAt: { type: Date, required: true },
    history: { type: [historyLine], default: [] },
  },
  { collection: 'instructions', strict: 'throw', versionKey: false },
)
schema.index({ no: 1 }, { unique: true })
schema.index({ regionId: 1, createdAt: -1, _id: -1 })
schema.index({ regionId: 1, state: 1, createdAt: -1, _id: -1 })
schema.index({ 'writtenBy.id': 1, state: 1, _id: 1 })
schema.index({ 'followedBy.id': 1, state: 1, _id: 1 })

export interface InstructionDoc {
  _id: Types.ObjectId
  version: number
  no: string
  regionId: string
  leader: StoredRef
  /** The leader, or whoever entered it for them. */
  writtenBy: StoredRef
  /** Who of the office took it over; null or missing: whoever entered it follows it. */
  followedBy?: StoredRef | null
  on: string
  text: string
  fileIds: string[]
  state: InstructionState
  reports: { text: string; fileIds: string[]; by: StoredRef; at: Date }[]
  createdAt: Date
  history: HistoryDoc[]
}

export const InstructionModel = mongoose.model<InstructionDoc>('Instruction', schema as never)
export const instructions =
  InstructionModel.collection as unknown as mongoose.mongo.Collection<InstructionDoc>
/** Numbers by `<region> <year>`. */
export const instructionNumbers = keyedNumberSeries('InstructionNumber', 'instruction_numbers')
