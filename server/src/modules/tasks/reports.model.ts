import type { ReportState, VerifyMethod } from '@mingdu/shared/tasks/tasks.states'
import mongoose, { Schema, type Types } from 'mongoose'
import { historyLine, storedRef, type HistoryDoc, type StoredRef } from '../../db/history'

/** A claimed state of a task with its evidence; counts only after 核验. */
export interface ReportDoc {
  _id: Types.ObjectId
  version: number
  taskId: string
  matterId: string
  ordinal: number
  state: ReportState
  text: string
  /** In the unit of the task: a count, or basis points. */
  claimed: number
  verifiedBefore: number
  verified: number | null
  photoIds: string[]
  attachmentIds: string[]
  submittedAt: Date
  submittedBy: StoredRef
  submittedByOrgId: string
  decidedAt: Date | null
  decidedBy: StoredRef | null
  method: VerifyMethod | null
  opinion: string
  history: HistoryDoc[]
}

const needed = { type: String, required: true } as const
const number = { type: Number, required: true } as const

const report = new Schema(
  {
    version: { type: Number, default: 1 },
    taskId: needed,
    matterId: needed,
    ordinal: number,
    state: { type: String, default: 'submitted' },
    text: needed,
    claimed: number,
    verifiedBefore: number,
    verified: { type: Number, default: null },
    photoIds: { type: [String], default: [] },
    attachmentIds: { type: [String], default: [] },
    submittedAt: { type: Date, required: true },
    submittedBy: { type: storedRef, required: true },
    submittedByOrgId: needed,
    decidedAt: { type: Date, default: null },
    decidedBy: { type: storedRef, default: null },
    method: { type: String, default: null },
    opinion: { type: String, default: '' },
    history: { type: [historyLine], default: [] },
  },
  { collection: 'reports', strict: 'throw', versionKey: false },
)
// 第几次进展 is given once
report.index({ taskId: 1, ordinal: 1 }, { unique: true })

export const ReportModel = mongoose.model('Report', report)
