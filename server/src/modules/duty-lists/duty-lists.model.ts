import type { DutyListContent } from '@mingdu/shared/duty-lists/duty-lists.api'
import mongoose, { Schema, type InferSchemaType, type Types } from 'mongoose'
import { historyLine, type HistoryDoc } from '../../db/history'

const needed = { type: String, required: true } as const

/** 责任清单 of one org: the draft, and which version is published. */
const list = new Schema(
  {
    version: { type: Number, default: 1 },
    orgId: needed,
    regionId: needed,
    /** Checked by the contract on the way in. */
    draft: { type: Schema.Types.Mixed, default: null },
    /** Number of the published version; 0 before the first. */
    no: { type: Number, default: 0 },
    /** Of the published version, for figures. */
    disputed: { type: Number, default: 0 },
    history: { type: [historyLine], default: [] },
  },
  { collection: 'duty_lists', strict: 'throw', versionKey: false },
)
list.index({ orgId: 1 }, { unique: true })
list.index({ regionId: 1, _id: 1 })

/** A published version, never changed. */
const published = new Schema(
  {
    orgId: needed,
    no: { type: Number, required: true },
    /** Plain date from which it holds. */
    from: needed,
    basis: needed,
    content: { type: Schema.Types.Mixed, required: true },
    publishedAt: { type: Date, required: true },
    publishedBy: needed,
  },
  { collection: 'duty_list_versions', strict: 'throw', versionKey: false },
)
published.index({ orgId: 1, no: -1 }, { unique: true })

export type DutyListDoc = Omit<InferSchemaType<typeof list>, 'draft' | 'history'> & {
  _id: Types.ObjectId
  draft: DutyListContent | null
  history: HistoryDoc[]
}
export type DutyListVersionDoc = Omit<InferSchemaType<typeof published>, 'content'> & {
  content: DutyListContent
}
export const DutyListModel = mongoose.model('DutyList', list)
export const DutyListVersionModel = mongoose.model('DutyListVersion', published)
