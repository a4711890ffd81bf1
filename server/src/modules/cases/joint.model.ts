import type { JointState } from '@mingdu/shared/cases/joint.states'
import mongoose, { Schema, type Types } from 'mongoose'
import { historyLine, storedRef, type HistoryDoc, type StoredRef } from '../../db/history'

const strict = { _id: false, strict: 'throw' } as const
const needed = { type: String, required: true } as const
const ofCase = new Schema({ id: needed, no: needed, title: needed }, strict)

/** 联办: what one other unit was asked for a case. Dates are PlainDates. */
const schema = new Schema(
  {
    version: { type: Number, default: 1 },
    case: { type: ofCase, required: true },
    /** Its number in the case. */
    n: { type: Number, required: true },
    regionId: needed,
    /** Who asked, and who was asked. */
    fromOrgId: needed,
    orgId: needed,
    what: needed,
    days: { type: Number, required: true },
    startedOn: needed,
    due: needed,
    tentative: { type: Boolean, default: false },
    state: needed,
    handler: { type: storedRef, default: null },
    opinion: { type: String, default: '' },
    fileIds: { type: [String], default: [] },
    closedOn: { type: String, default: null },
    answeredAt: { type: Date, default: null },
    changedAt: { type: Date, required: true },
    history: { type: [historyLine], default: [] },
  },
  { collection: 'case_steps', strict: 'throw', versionKey: false },
)
schema.index({ 'case.id': 1, n: 1 }, { unique: true })
schema.index({ orgId: 1, due: 1, _id: 1 })
schema.index({ orgId: 1, state: 1, due: 1, _id: 1 })
schema.index({ fromOrgId: 1, state: 1, due: 1, _id: 1 })

export interface JointDoc {
  _id: Types.ObjectId
  version: number
  case: { id: string; no: string; title: string }
  n: number
  regionId: string
  fromOrgId: string
  orgId: string
  what: string
  days: number
  startedOn: string
  due: string
  tentative: boolean
  state: JointState
  handler: StoredRef | null
  opinion: string
  fileIds: string[]
  closedOn: string | null
  answeredAt: Date | null
  changedAt: Date
  history: HistoryDoc[]
}
export const JointModel = mongoose.model<JointDoc>('CaseStep', schema as never)
export const jointSteps = JointModel.collection as unknown as mongoose.mongo.Collection<JointDoc>
