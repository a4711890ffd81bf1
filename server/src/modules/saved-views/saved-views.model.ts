import type { SavedList } from '@mingdu/shared/saved-views/saved-views.rules'
import mongoose, { Schema, type Types } from 'mongoose'
import { historyLine, storedRef, type HistoryDoc, type StoredRef } from '../../db/history'

const needed = { type: String, required: true } as const
const flag = { type: Boolean, default: false } as const

/** A list as its owner wants to see it again. */
const schema = new Schema(
  {
    version: { type: Number, default: 1 },
    list: needed,
    name: needed,
    query: { type: Schema.Types.Mixed, required: true },
    columns: { type: [String], default: [] },
    shared: flag,
    isDefault: flag,
    owner: { type: storedRef, required: true },
    orgId: needed,
    history: { type: [historyLine], default: [] },
  },
  { collection: 'saved_views', strict: 'throw', versionKey: false, minimize: false },
)
// a name once a person and list
schema.index({ 'owner.id': 1, list: 1, name: 1 }, { unique: true })
schema.index({ orgId: 1, list: 1, shared: 1 })

export interface SavedViewDoc {
  _id: Types.ObjectId
  version: number
  list: SavedList
  name: string
  query: Record<string, string>
  columns: string[]
  shared: boolean
  isDefault: boolean
  owner: StoredRef
  /** Where it was kept: who is shared with. */
  orgId: string
  history: HistoryDoc[]
}

export const SavedViewModel = mongoose.model<SavedViewDoc>('SavedView', schema as never)
export const savedViews = SavedViewModel.collection as unknown as mongoose.mongo.Collection<SavedViewDoc>
