import type { ChangeKind, ChangeState } from '@mingdu/shared/matters/change-requests.states'
import type { ExtensionLevel } from '@mingdu/shared/tasks/acts.states'
import mongoose, { Schema, type Types } from 'mongoose'
import { storedRef, type StoredRef } from '../../db/history'

const needed = { type: String, required: true } as const

/** 变更申请: what is to change of a matter after 派单, before and after. */
const schema = new Schema(
  {
    version: { type: Number, default: 1 },
    regionId: needed,
    matterId: needed,
    no: needed,
    title: needed,
    leadOrgId: needed,
    orgIds: { type: [String], default: [] },
    kind: needed,
    /** Each with its ids and numbers: what is applied is what was shown. */
    rows: { type: Schema.Types.Mixed, required: true },
    /** What it asks for beside what people read of it; null: the rows say it all. */
    to: { type: Schema.Types.Mixed, default: null },
    level: { type: String, default: 'chief' },
    workdays: { type: Number, default: 0 },
    reason: needed,
    state: needed,
    requestedBy: { type: storedRef, required: true },
    requestedAt: { type: Date, required: true },
    decidedBy: { type: storedRef, default: null },
    decidedAt: { type: Date, default: null },
    decision: { type: String, default: '' },
  },
  { collection: 'change_requests', strict: 'throw', versionKey: false },
)
schema.index({ regionId: 1, requestedAt: -1, _id: -1 })
schema.index({ regionId: 1, state: 1, requestedAt: -1, _id: -1 })
schema.index({ orgIds: 1, requestedAt: -1, _id: -1 })
// one at a time
schema.index({ matterId: 1 }, { unique: true, partialFilterExpression: { state: 'open' } })

export interface ChangeRowDoc {
  id: string
  name: string
  before: string
  after: string
}

/** A new deadline, or another org with who is to do it. */
export type ChangeTarget = { due: string } | { orgId: string; handlerId: string | null; fromOrgId: string }

export interface ChangeRequestDoc {
  _id: Types.ObjectId
  version: number
  regionId: string
  matterId: string
  no: string
  title: string
  leadOrgId: string
  orgIds: string[]
  kind: ChangeKind
  rows: ChangeRowDoc[]
  /** Absent in records from before there were any. */
  to?: ChangeTarget | null
  level?: ExtensionLevel
  workdays?: number
  reason: string
  state: ChangeState
  requestedBy: StoredRef
  requestedAt: Date
  decidedBy: StoredRef | null
  decidedAt: Date | null
  decision: string
}

export const ChangeRequestModel = mongoose.model<ChangeRequestDoc>('ChangeRequest', schema as never)
export const changeRequests =
  ChangeRequestModel.collection as unknown as mongoose.mongo.Collection<ChangeRequestDoc>
