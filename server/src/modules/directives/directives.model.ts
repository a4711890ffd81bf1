import type { DirectiveLevel } from '@mingdu/shared/directives/directives.states'
import mongoose, { Schema, type Types } from 'mongoose'
import { storedRef, type StoredRef } from '../../db/history'
import { keyedNumberSeries } from '../../db/number-series'

/** Who of the org did it, when, and on which day. */
export interface DoneDoc {
  by: StoredRef
  at: Date
  on: string
}

/** How it went from one org to another with its task; `received`: who had taken it there. */
export interface PassedDoc {
  from: StoredRef
  to: StoredRef
  at: Date
  received: StoredRef | null
}

/** A 督查通知 as it was issued: of the paper nothing changes afterwards; what the org does stands beside it. */
export interface DirectiveDoc {
  _id: Types.ObjectId
  no: string
  level: DirectiveLevel
  regionId: string
  taskId: string
  org: StoredRef
  /** Which owes the answer since the task went to another org; null or missing: the one it was issued to. */
  owner?: StoredRef | null
  passed?: PassedDoc[]
  demand: string
  due: string
  meeting: string
  /** What the task was on that day. */
  facts: {
    no: string
    title: string
    matter: string
    basis: string
    due: string
    state: string
    verified: string
  }
  issuedAt: Date
  issuedOn: string
  issuedBy: StoredRef
  issuer: string
  /** null or missing, as in records from before there was 签收: not yet. */
  received?: DoneDoc | null
  answered?: (DoneDoc & { text: string; fileIds: string[] }) | null
}

const needed = { type: String, required: true } as const
const mixed = { type: Schema.Types.Mixed, default: null } as const

const schema = new Schema(
  {
    ...{ no: needed, level: needed, regionId: needed, taskId: needed },
    org: { type: storedRef, required: true },
    owner: { type: storedRef, default: null },
    passed: { type: [Schema.Types.Mixed], default: [] },
    demand: needed,
    due: needed,
    meeting: { type: String, default: '' },
    facts: { type: Schema.Types.Mixed, required: true },
    issuedAt: { type: Date, required: true },
    issuedOn: needed,
    issuedBy: { type: storedRef, required: true },
    issuer: needed,
    ...{ received: mixed, answered: mixed },
  },
  { collection: 'directives', strict: 'throw', versionKey: false },
)
schema.index({ no: 1 }, { unique: true })
schema.index({ taskId: 1, _id: -1 })
schema.index({ regionId: 1, issuedAt: -1, _id: -1 })
schema.index({ 'org.id': 1, issuedAt: -1, _id: -1 })
schema.index({ 'owner.id': 1, issuedAt: -1, _id: -1 })
schema.index({ 'answered.on': 1, due: 1, _id: 1 })

export const DirectiveModel = mongoose.model<DirectiveDoc>('Directive', schema as never)
export const directives = DirectiveModel.collection as unknown as mongoose.mongo.Collection<DirectiveDoc>
/** Numbers by `<region> <level> <year>`. */
export const directiveNumbers = keyedNumberSeries('DirectiveNumber', 'directive_numbers')
