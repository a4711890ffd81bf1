import type { Place } from '@mingdu/shared/evidence/evidence.schema'
import type { PlainDate } from '@mingdu/shared/kernel/plain-date'
import type { ReportState, VerifyMethod } from '@mingdu/shared/tasks/tasks.states'
import mongoose, { Schema, type Types } from 'mongoose'
import { historyLine, storedRef, type HistoryDoc, type StoredRef } from '../../db/history'

export interface AlikeDoc {
  photoId: string
  otherId: string
  reportId: string
  taskId: string
  bits: number
  same: boolean
}

/** What a verifier asked to be added, and what came. */
export interface AskedDoc {
  what: string
  until: PlainDate
  askedAt: Date
  askedBy: StoredRef
  at: Date | null
  by: StoredRef | null
  text: string
  photoIds: string[]
  attachmentIds: string[]
}

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
  /** This and what follows is absent in records from before there was evidence to compare. */
  doneOn?: PlainDate | null
  /** Places of milestones. */
  milestones?: number[]
  verifiedMilestones?: number[] | null
  /** What was found when the pictures came: those of other tasks that are the same or nearly so. */
  alike?: AlikeDoc[]
  asked?: AskedDoc[]
  verifyPhotoIds?: string[]
  verifyPlace?: Place | null
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

const strict = { _id: false, strict: 'throw' } as const
const moment = { type: Date, default: null } as const
const ids = { type: [String], default: [] }

const alike = new Schema(
  {
    photoId: needed,
    otherId: needed,
    reportId: needed,
    taskId: needed,
    bits: number,
    same: { type: Boolean },
  },
  strict,
)
const asked = new Schema(
  {
    what: needed,
    until: needed,
    askedAt: { type: Date, required: true },
    askedBy: { type: storedRef, required: true },
    at: moment,
    by: { type: storedRef, default: null },
    text: { type: String, default: '' },
    photoIds: ids,
    attachmentIds: ids,
  },
  strict,
)
const place = new Schema(
  { lat: number, lng: number, accuracy: { type: Number, default: null }, system: needed },
  strict,
)

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
    doneOn: { type: String, default: null },
    milestones: { type: [Number], default: [] },
    verifiedMilestones: { type: [Number], default: null },
    alike: { type: [alike], default: [] },
    asked: { type: [asked], default: [] },
    verifyPhotoIds: ids,
    verifyPlace: { type: place, default: null },
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
