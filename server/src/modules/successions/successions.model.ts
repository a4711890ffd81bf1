import type { SuccessionKind } from '@mingdu/shared/successions/successions.rules'
import mongoose, { Schema, type Types } from 'mongoose'
import { storedRef, type StoredRef } from '../../db/history'

const needed = { type: String, required: true } as const
const mixed = { type: Schema.Types.Mixed, required: true } as const

/** A 单位并入 that was begun, with what is still to go: the worker takes it up wherever it stopped. */
const schema = new Schema(
  {
    ...{ orgId: needed, from: { type: storedRef, required: true }, to: { type: storedRef, required: true } },
    ...{ on: needed, documentNo: needed, note: needed },
    by: { type: storedRef, required: true },
    byOrgName: needed,
    state: needed,
    ...{ planned: mixed, moved: mixed, left: { type: [Schema.Types.Mixed], default: [] } },
    at: { type: Date, required: true },
  },
  { collection: 'successions', strict: 'throw', versionKey: false, minimize: false },
)
schema.index({ orgId: 1, _id: -1 })
schema.index({ state: 1, _id: 1 })

export type Counts = Partial<Record<SuccessionKind, number>>

export interface LeftDoc {
  kind: SuccessionKind
  id: string
  no: string
  title: string
  why: string
}

export interface SuccessionDoc {
  _id: Types.ObjectId
  orgId: string
  from: StoredRef
  to: StoredRef
  on: string
  documentNo: string
  /** What every record says of it in its history. */
  note: string
  by: StoredRef
  byOrgName: string
  state: 'running' | 'done'
  planned: Counts
  moved: Counts
  left: LeftDoc[]
  at: Date
}

export const SuccessionModel = mongoose.model<SuccessionDoc>('Succession', schema as never)
export const successions = SuccessionModel.collection as unknown as mongoose.mongo.Collection<SuccessionDoc>
