import { SAFETY_STATES, type SafetyState } from '@mingdu/shared/safety/safety.states'
import mongoose, { Schema, type InferSchemaType, type Types } from 'mongoose'
import { historyLine, storedRef, type HistoryDoc, type StoredRef } from '../../db/history'

const strict = { _id: false, strict: 'throw' } as const
const nullableText = { type: String, default: null }
const moment = { type: Date, default: null }

const suggestion = new Schema(
  {
    suggest: { type: String, enum: ['pass', 'review', 'risky'], required: true },
    label: { type: Number, required: true },
  },
  strict,
)

const decision = new Schema(
  {
    by: { type: storedRef, required: true },
    at: { type: Date, required: true },
    pass: { type: Boolean, required: true },
    note: { type: String, required: true },
  },
  strict,
)

/** One text or one picture that somebody may want to publish, and what the check says of it. */
const check = new Schema(
  {
    version: { type: Number, default: 1 },
    kind: { type: String, enum: ['text', 'picture'], required: true },
    subjectKind: {
      type: String,
      enum: ['feedback', 'rating', 'caseMessage', 'clue', 'article', 'articleComment'],
      required: true,
    },
    subjectId: { type: String, required: true },
    subjectName: { type: String, required: true },
    text: nullableText,
    fileId: nullableText,
    authorId: { type: String, required: true },
    state: { type: String, enum: Object.keys(SAFETY_STATES), default: 'checking' },
    /** What waits for a person first. */
    rank: { type: Number, required: true },
    suggestion: { type: suggestion, default: null },
    reason: nullableText,
    /** Of a picture that WeChat has taken up; its verdict comes as an event with this id. */
    traceId: nullableText,
    /** Business time. */
    createdAt: { type: Date, required: true },
    decided: { type: decision, default: null },
    history: { type: [historyLine], default: [] },
    /** Real time from here on. Null: nothing is to be done by itself any more. */
    nextAt: moment,
    openedAt: { type: Date, required: true },
    tries: { type: Number, default: 0 },
  },
  { collection: 'safety_checks', strict: 'throw', versionKey: false },
)
check.index({ subjectId: 1, _id: 1 })
check.index({ nextAt: 1, _id: 1 })
check.index({ rank: 1, createdAt: -1, _id: -1 })
check.index({ state: 1, rank: 1, createdAt: -1, _id: -1 })
check.index({ traceId: 1 }, { unique: true, partialFilterExpression: { traceId: { $gt: '' } } })

export type CheckDoc = Omit<InferSchemaType<typeof check>, 'state' | 'suggestion' | 'decided' | 'history'> & {
  _id: Types.ObjectId
  state: SafetyState
  suggestion: { suggest: 'pass' | 'review' | 'risky'; label: number } | null
  decided: { by: StoredRef; at: Date; pass: boolean; note: string } | null
  history: HistoryDoc[]
}
export const CheckModel = mongoose.model('SafetyCheck', check)
