import type { ThreadRole } from '@mingdu/shared/cases/thread.rules'
import mongoose, { Schema, type Types } from 'mongoose'
import { storedRef, type StoredRef } from '../../db/history'

const needed = { type: String, required: true } as const

/** One thing the office or the applicant said about a case. */
const schema = new Schema(
  {
    caseId: needed,
    role: needed,
    /** Who of the office wrote, or whose account; null: somebody with the number and the last four digits. */
    by: { type: storedRef, default: null },
    text: needed,
    fileIds: { type: [String], default: [] },
    at: { type: Date, required: true },
    readAt: { type: Date, default: null },
  },
  { collection: 'case_thread', strict: 'throw', versionKey: false },
)
schema.index({ caseId: 1, at: 1, _id: 1 })

export interface ThreadDoc {
  _id: Types.ObjectId
  caseId: string
  role: ThreadRole
  by: StoredRef | null
  text: string
  fileIds: string[]
  at: Date
  readAt: Date | null
}
export const ThreadModel = mongoose.model<ThreadDoc>('CaseThread', schema as never)
