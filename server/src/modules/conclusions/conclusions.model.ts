import type { ConclusionState } from '@mingdu/shared/conclusions/conclusions.states'
import mongoose, { Schema, type Types } from 'mongoose'
import { historyLine, storedRef, type HistoryDoc, type StoredRef } from '../../db/history'
import { keyedNumberSeries } from '../../db/number-series'

const needed = { type: String, required: true } as const
const nullable = { type: String, default: null } as const
const mixed = { type: Schema.Types.Mixed, default: null } as const

/** 督查结论: what was found of an org, its objection and its 复核. Dates are PlainDates. */
const schema = new Schema(
  {
    version: { type: Number, default: 1 },
    no: nullable,
    regionId: needed,
    matter: { type: Schema.Types.Mixed, required: true },
    org: { type: storedRef, required: true },
    state: needed,
    findings: needed,
    basis: needed,
    demands: { type: String, default: '' },
    draftedBy: { type: storedRef, required: true },
    issuedBy: { type: storedRef, default: null },
    issuedOn: nullable,
    deliveredBy: { type: storedRef, default: null },
    delivery: mixed,
    objection: mixed,
    review: mixed,
    createdAt: { type: Date, required: true },
    history: { type: [historyLine], default: [] },
  },
  { collection: 'conclusions', strict: 'throw', versionKey: false },
)
schema.index({ no: 1 }, { unique: true, partialFilterExpression: { no: { $gt: '' } } })
schema.index({ regionId: 1, createdAt: -1, _id: -1 })
schema.index({ regionId: 1, state: 1, 'objection.on': 1, _id: 1 })
schema.index({ 'org.id': 1, createdAt: -1, _id: -1 })
schema.index({ 'matter.id': 1, _id: 1 })

export interface ConclusionDoc {
  _id: Types.ObjectId
  version: number
  no: string | null
  regionId: string
  matter: { id: string; no: string; title: string }
  org: StoredRef
  state: ConclusionState
  findings: string
  basis: string
  demands: string
  draftedBy: StoredRef
  issuedBy: StoredRef | null
  issuedOn: string | null
  deliveredBy: StoredRef | null
  delivery: { on: string; receiver: string } | null
  objection: { text: string; fileIds: string[]; by: StoredRef; on: string } | null
  review: { text: string; by: StoredRef; on: string; amended: string } | null
  createdAt: Date
  history: HistoryDoc[]
}

export const ConclusionModel = mongoose.model<ConclusionDoc>('Conclusion', schema as never)
export const conclusions = ConclusionModel.collection as unknown as mongoose.mongo.Collection<ConclusionDoc>
/** Numbers by `<region> <year>`. */
export const conclusionNumbers = keyedNumberSeries('ConclusionNumber', 'conclusion_numbers')
