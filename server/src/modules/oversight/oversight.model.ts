import type { PlainDate } from '@mingdu/shared/kernel/plain-date'
import type { OversightLevel, OversightTag } from '@mingdu/shared/oversight/oversight.states'
import mongoose, { Schema, type Types } from 'mongoose'
import { historyLine, storedRef, type HistoryDoc, type StoredRef } from '../../db/history'

const needed = { type: String, required: true } as const

/** 双向监督: what a unit says of the 督查 of one matter in one quarter. Dates are PlainDates. */
const schema = new Schema(
  {
    version: { type: Number, default: 1 },
    regionId: needed,
    officeId: needed,
    org: { type: storedRef, required: true },
    matter: { type: Schema.Types.Mixed, required: true },
    quarter: needed,
    level: { type: Number, required: true },
    tags: { type: [String], default: [] },
    hours: { type: Number, default: 0 },
    text: { type: String, default: '' },
    by: { type: storedRef, required: true },
    ratedOn: needed,
    answerDue: needed,
    answer: { type: Schema.Types.Mixed, default: null },
    createdAt: { type: Date, required: true },
    history: { type: [historyLine], default: [] },
  },
  { collection: 'oversight_opinions', strict: 'throw', versionKey: false },
)
schema.index({ 'matter.id': 1, 'org.id': 1, quarter: 1 }, { unique: true })
schema.index({ regionId: 1, createdAt: -1, _id: -1 })
schema.index({ regionId: 1, quarter: 1, _id: 1 })
schema.index({ 'org.id': 1, createdAt: -1, _id: -1 })

export interface OversightDoc {
  _id: Types.ObjectId
  version: number
  regionId: string
  /** The office that set the matter up. */
  officeId: string
  org: StoredRef
  matter: { id: string; no: string; title: string }
  quarter: string
  level: OversightLevel
  tags: OversightTag[]
  hours: number
  text: string
  /** Shown to the unit itself alone. */
  by: StoredRef
  ratedOn: PlainDate
  answerDue: PlainDate
  answer: { text: string; by: StoredRef; on: PlainDate } | null
  createdAt: Date
  history: HistoryDoc[]
}

export const OversightModel = mongoose.model<OversightDoc>('OversightOpinion', schema as never)
export const oversightOpinions =
  OversightModel.collection as unknown as mongoose.mongo.Collection<OversightDoc>
