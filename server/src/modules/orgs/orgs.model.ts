import type { Org } from '@mingdu/shared/orgs/orgs.api'
import mongoose, { Schema, type InferSchemaType, type Types } from 'mongoose'
import { historyLine, type HistoryDoc } from '../../db/history'

const strict = { _id: false, strict: 'throw' } as const

const formerName = new Schema(
  { name: { type: String, required: true }, until: { type: String, required: true } },
  strict,
)

const successor = new Schema(
  {
    id: { type: String, required: true },
    name: { type: String, required: true },
    on: { type: String, required: true },
    documentNo: { type: String, required: true },
  },
  strict,
)

const org = new Schema(
  {
    version: { type: Number, default: 1 },
    name: { type: String, required: true },
    shortName: { type: String, default: '' },
    code: { type: String, default: '' },
    kind: { type: String, required: true },
    parentId: { type: String, default: null },
    /** Ids from the root to the parent. */
    path: { type: [String], default: [] },
    order: { type: Number, default: 0 },
    status: { type: String, enum: ['active', 'disabled'], default: 'active' },
    formerNames: { type: [formerName], default: [] },
    /** Of an abolished unit: into which it went, under the name of that day. */
    successor: { type: successor, default: null },
    /** Touched by whoever puts a person or a unit into it, so that disabling it meanwhile conflicts. */
    heldAt: { type: Date, default: null },
    history: { type: [historyLine], default: [] },
  },
  { collection: 'orgs', strict: 'throw', versionKey: false },
)
org.index({ order: 1, _id: 1 })
org.index({ parentId: 1, name: 1 }, { unique: true, partialFilterExpression: { status: 'active' } })
org.index({ code: 1 }, { unique: true, partialFilterExpression: { code: { $gt: '' } } })

export type OrgDoc = Omit<InferSchemaType<typeof org>, 'history' | 'formerNames' | 'successor'> & {
  _id: Types.ObjectId
  formerNames: { name: string; until: string }[]
  /** Absent in records from before there was any. */
  successor?: Org['successor']
  history: HistoryDoc[]
}
export const OrgModel = mongoose.model('Org', org)
