import mongoose, { Schema, type Types } from 'mongoose'
import { historyLine, storedRef, type HistoryDoc, type StoredRef } from '../../db/history'

/** 申报量: how many cases a unit says it had in a month, here and elsewhere. */
const schema = new Schema(
  {
    version: { type: Number, default: 1 },
    orgId: { type: String, required: true },
    /** `2026-11` */
    month: { type: String, required: true },
    total: { type: Number, required: true },
    by: { type: storedRef, required: true },
    changedAt: { type: Date, required: true },
    history: { type: [historyLine], default: [] },
  },
  { collection: 'case_declared', strict: 'throw', versionKey: false },
)
schema.index({ orgId: 1, month: 1 }, { unique: true })
schema.index({ month: 1, orgId: 1 })

export interface DeclaredDoc {
  _id: Types.ObjectId
  version: number
  orgId: string
  month: string
  total: number
  by: StoredRef
  changedAt: Date
  history: HistoryDoc[]
}

export const declared = mongoose.model<DeclaredDoc>('CaseDeclared', schema as never)
  .collection as unknown as mongoose.mongo.Collection<DeclaredDoc>
