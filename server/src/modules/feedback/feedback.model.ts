import mongoose, { Schema, type InferSchemaType, type Types } from 'mongoose'
import { historyLine, storedRef, type HistoryDoc, type StoredRef } from '../../db/history'
import { numberSeries } from '../../db/number-series'

const strict = { _id: false, strict: 'throw' } as const
const needed = { type: String, required: true } as const

const reply = new Schema(
  { text: needed, by: { type: storedRef, required: true }, at: { type: Date, required: true } },
  strict,
)

/** 意见反馈 of somebody who uses the system, with its answer. */
const feedback = new Schema(
  {
    version: { type: Number, default: 1 },
    no: needed,
    text: needed,
    pictureIds: { type: [String], default: [] },
    author: { type: storedRef, required: true },
    orgId: needed,
    orgName: needed,
    createdAt: { type: Date, required: true },
    replied: { type: Boolean, default: false },
    reply: { type: reply, default: null },
    publishedAt: { type: Date, default: null },
    history: { type: [historyLine], default: [] },
  },
  { collection: 'feedback', strict: 'throw', versionKey: false },
)
feedback.index({ no: 1 }, { unique: true })
feedback.index({ 'author.id': 1, createdAt: -1, _id: -1 })
feedback.index({ createdAt: -1, _id: -1 })
feedback.index({ replied: 1, createdAt: -1, _id: -1 })
feedback.index({ publishedAt: -1, _id: -1 })

export type FeedbackDoc = Omit<InferSchemaType<typeof feedback>, 'reply' | 'history' | 'author'> & {
  _id: Types.ObjectId
  author: StoredRef
  reply: { text: string; by: StoredRef; at: Date } | null
  history: HistoryDoc[]
}
export const FeedbackModel = mongoose.model('Feedback', feedback)
/** `反馈〔2026〕0001` */
export const feedbackNumbers = numberSeries('FeedbackNumber', 'feedback_numbers')
