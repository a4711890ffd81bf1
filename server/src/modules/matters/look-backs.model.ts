import type { PlainDate } from '@mingdu/shared/kernel/plain-date'
import type { LookBackState } from '@mingdu/shared/matters/look-backs.states'
import type { VerifyMethod } from '@mingdu/shared/tasks/tasks.states'
import mongoose, { Schema, type Types } from 'mongoose'
import { storedRef, type StoredRef } from '../../db/history'

const needed = { type: String, required: true } as const
const maybe = { type: String, default: null } as const

/** 回头看: planned at 销号 for what was drawn, due on a day, recorded once. */
const schema = new Schema(
  {
    version: { type: Number, default: 1 },
    regionId: needed,
    matterId: needed,
    no: needed,
    title: needed,
    leadOrgId: needed,
    orgIds: { type: [String], default: [] },
    supervisor: { type: storedRef, required: true },
    round: { type: Number, required: true },
    dueOn: needed,
    state: needed,
    method: maybe,
    note: { type: String, default: '' },
    fileIds: { type: [String], default: [] },
    by: { type: storedRef, default: null },
    at: { type: Date, default: null },
  },
  { collection: 'look_backs', strict: 'throw', versionKey: false },
)
schema.index({ regionId: 1, dueOn: 1, _id: 1 })
schema.index({ regionId: 1, state: 1, dueOn: 1, _id: 1 })
schema.index({ state: 1, dueOn: 1 })
schema.index({ matterId: 1, dueOn: 1 })
schema.index({ orgIds: 1, dueOn: 1 })

export interface LookBackDoc {
  _id: Types.ObjectId
  version: number
  regionId: string
  matterId: string
  no: string
  title: string
  leadOrgId: string
  /** Everyone with a part in the matter: they see what was found. */
  orgIds: string[]
  supervisor: StoredRef
  round: number
  dueOn: PlainDate
  state: LookBackState
  method: VerifyMethod | null
  note: string
  fileIds: string[]
  by: StoredRef | null
  at: Date | null
}

export const LookBackModel = mongoose.model<LookBackDoc>('LookBack', schema as never)
export const lookBacks = LookBackModel.collection as unknown as mongoose.mongo.Collection<LookBackDoc>
