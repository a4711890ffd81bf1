import type { CorrectionOutcome, CorrectionTargetKind } from '@mingdu/shared/corrections/corrections.rules'
import mongoose, { Schema, type InferSchemaType, type Types } from 'mongoose'
import { historyLine, storedRef, type HistoryDoc, type StoredRef } from '../../db/history'
import { numberSeries } from '../../db/number-series'

const strict = { _id: false, strict: 'throw' } as const
const needed = { type: String, required: true } as const

const target = new Schema(
  {
    kind: needed,
    id: needed,
    no: { type: Number, default: 0 },
    name: needed,
    org: { type: storedRef, required: true },
  },
  strict,
)

const reply = new Schema(
  { text: needed, by: { type: storedRef, required: true }, at: { type: Date, required: true } },
  strict,
)

/** 纠错: what a reader says is wrong on a page, with the answer. */
const correction = new Schema(
  {
    version: { type: Number, default: 1 },
    no: needed,
    /** Keyed hash of the code with which the sender sees the answer. */
    codeMac: needed,
    target: { type: target, required: true },
    regionId: needed,
    field: { type: String, default: '' },
    text: needed,
    /** Sealed, and as it is shown; '' when none was left. */
    phoneSealed: { type: String, default: '' },
    phoneMasked: { type: String, default: '' },
    state: { type: String, enum: ['open', 'answered'], default: 'open' },
    outcome: { type: String, default: null },
    reply: { type: reply, default: null },
    createdAt: { type: Date, required: true },
    history: { type: [historyLine], default: [] },
  },
  { collection: 'corrections', strict: 'throw', versionKey: false },
)
correction.index({ no: 1 }, { unique: true })
correction.index({ codeMac: 1 }, { unique: true })
correction.index({ regionId: 1, createdAt: -1, _id: -1 })
correction.index({ regionId: 1, state: 1, createdAt: -1, _id: -1 })
correction.index({ 'target.org.id': 1, createdAt: -1, _id: -1 })

export type CorrectionDoc = Omit<
  InferSchemaType<typeof correction>,
  'target' | 'reply' | 'outcome' | 'history'
> & {
  _id: Types.ObjectId
  target: { kind: CorrectionTargetKind; id: string; no: number; name: string; org: StoredRef }
  outcome: CorrectionOutcome | null
  reply: { text: string; by: StoredRef; at: Date } | null
  history: HistoryDoc[]
}
export const CorrectionModel = mongoose.model('Correction', correction)
export const correctionNumbers = numberSeries('CorrectionNumber', 'correction_numbers')
