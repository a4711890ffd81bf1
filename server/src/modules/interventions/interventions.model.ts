import type {
  Authority,
  InterventionKind,
  InterventionState,
  Recommendation,
  SubjectKind,
} from '@mingdu/shared/interventions/interventions.states'
import mongoose, { Schema, type Types } from 'mongoose'
import { historyLine, storedRef, type HistoryDoc, type StoredRef } from '../../db/history'
import { keyedNumberSeries } from '../../db/number-series'

const needed = { type: String, required: true } as const
const mixed = { type: Schema.Types.Mixed, default: null } as const

/** 督查职权: one use of one power. Dates are PlainDates. */
const schema = new Schema(
  {
    version: { type: Number, default: 1 },
    no: needed,
    regionId: needed,
    kind: needed,
    state: needed,
    subject: { type: Schema.Types.Mixed, required: true },
    org: { type: storedRef, default: null },
    basis: needed,
    done: needed,
    result: { type: String, default: '' },
    recommendation: { type: String, default: null },
    by: { type: storedRef, required: true },
    issuer: needed,
    on: needed,
    fileIds: { type: [String], default: [] },
    decision: mixed,
    sent: mixed,
    createdAt: { type: Date, required: true },
    history: { type: [historyLine], default: [] },
  },
  { collection: 'interventions', strict: 'throw', versionKey: false },
)
// a number repeats in another region
schema.index({ regionId: 1, no: 1 }, { unique: true })
schema.index({ regionId: 1, createdAt: -1, _id: -1 })
schema.index({ regionId: 1, kind: 1, createdAt: -1, _id: -1 })
schema.index({ regionId: 1, state: 1, createdAt: -1, _id: -1 })
schema.index({ 'org.id': 1, createdAt: -1, _id: -1 })
schema.index({ 'subject.id': 1, createdAt: -1, _id: -1 })

export interface InterventionDoc {
  _id: Types.ObjectId
  version: number
  no: string
  regionId: string
  kind: InterventionKind
  state: InterventionState
  subject: { kind: SubjectKind; id: string; no: string; name: string }
  org: StoredRef | null
  basis: string
  done: string
  result: string
  recommendation: Recommendation | null
  by: StoredRef
  /** The office of the person, as it was called then. */
  issuer: string
  on: string
  fileIds: string[]
  decision: {
    granted: boolean
    authority: Authority
    documentNo: string
    text: string
    by: StoredRef
    on: string
  } | null
  sent: { to: string; on: string; by: StoredRef } | null
  createdAt: Date
  history: HistoryDoc[]
}

export const InterventionModel = mongoose.model<InterventionDoc>('Intervention', schema as never)

export const interventions =
  InterventionModel.collection as unknown as mongoose.mongo.Collection<InterventionDoc>

/** Numbers by `<region> <kind> <year>`. */
export const interventionNumbers = keyedNumberSeries('InterventionNumber', 'intervention_numbers')
