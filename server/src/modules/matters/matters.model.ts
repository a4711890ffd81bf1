import type { LightColour } from '@mingdu/shared/kernel/light'
import type { PlainDate } from '@mingdu/shared/kernel/plain-date'
import type {
  BasisKind,
  CloseOutcome,
  MatterCategory,
  MatterState,
} from '@mingdu/shared/matters/matters.states'
import type { Overlap } from '@mingdu/shared/matters/overlap.schema'
import type { VerifyMethod } from '@mingdu/shared/tasks/tasks.states'
import mongoose, { Schema, type Types } from 'mongoose'
import { historyLine, storedRef, type HistoryDoc, type StoredRef } from '../../db/history'
import { numberSeries } from '../../db/number-series'

/** One step of 销号. */
export interface StepDoc {
  by: StoredRef
  at: Date
  note: string
  fileIds: string[]
  /** The office of who took it. */
  officeId?: string
}

/** The steps of 销号 since 办结 was last asked for. */
export interface ClosingDoc {
  applied: StepDoc
  reviewed: StepDoc | null
  verified: (StepDoc & { method: VerifyMethod }) | null
  approved: (StepDoc & { outcome: CloseOutcome }) | null
  notice: { from: PlainDate; until: PlainDate } | null
  closed: StepDoc | null
}

export interface MatterDoc {
  _id: Types.ObjectId
  version: number
  regionId: string
  /** Empty until approved; then unique. */
  no: string
  title: string
  category: MatterCategory
  basis: { kind: BasisKind; text: string; fileIds: string[]; instructionId: string | null }
  plan: { text: string; fileIds: string[] }
  /** The row of a 督查计划 it came from; absent in records from before there were any. */
  planRow?: { importId: string; row: number } | null
  leadOrgId: string
  supervisor: StoredRef
  due: PlainDate
  note: string
  state: MatterState
  /** Everyone who has a part in it: the lead, and the orgs of the tasks. */
  orgIds: string[]
  createdBy: StoredRef
  /** The office that set it up: whose 重复, 多头 and 越权 is looked at. */
  officeId: string
  /** 两办合办: the other office that leads it; absent in records from before there was any. */
  jointOfficeId?: string | null
  createdAt: Date
  approvedBy: StoredRef | null
  approvedAt: Date | null
  dispatchedAt: Date | null
  dispatchedOn: PlainDate | null
  completedBy: StoredRef | null
  completedOn: PlainDate | null
  conclusion: string
  closedBy: StoredRef | null
  closing: ClosingDoc | null
  overlap: { found: Overlap[]; reason: string; by: StoredRef; at: Date } | null
  /** How often it came back after 销号. */
  relapses: number
  /** Units and people a matter is kept from that came from a clue about them; absent in records from before clues. */
  keptFrom?: string[]
  verifierIds: string[]
  /** Everyone who handled a task of it, kept when another takes over. */
  handlerIds: string[]
  /** Rolled up from the tree, basis points; the counts are of leaves not cancelled. */
  verified: number
  claimed: number
  counts: { total: number; done: number; red: number; yellow: number }
  light: LightColour
  lightRank: number
  /** As of a task. */
  lightUntil: PlainDate | '' | null
  wasRed: boolean
  /** Calendar and rules it was last settled by as a whole: another value means it is due again. */
  scannedAs: string
  history: HistoryDoc[]
  changedAt: Date
}

const strict = { _id: false, strict: 'throw' } as const
const needed = { type: String, required: true } as const
const text = { type: String, default: '' } as const
const maybe = { type: String, default: null } as const
const count = { type: Number, default: 0 } as const
const moment = { type: Date, default: null } as const

const maybeRef = { type: storedRef, default: null } as const
const ids = { type: [String], default: [] } as const
const basis = new Schema({ kind: needed, text: needed, fileIds: ids, instructionId: maybe }, strict)
const plan = new Schema({ text, fileIds: ids }, strict)
const planRow = new Schema({ importId: needed, row: { type: Number, required: true } }, strict)
const counts = new Schema({ total: count, done: count, red: count, yellow: count }, strict)
const matter = new Schema(
  {
    version: { type: Number, default: 1 },
    regionId: needed,
    no: text,
    title: needed,
    category: needed,
    basis: { type: basis, required: true },
    plan: { type: plan, default: () => ({ text: '', fileIds: [] }) },
    planRow: { type: planRow, default: null },
    leadOrgId: needed,
    supervisor: { type: storedRef, required: true },
    due: needed,
    note: text,
    state: { type: String, default: 'draft' },
    orgIds: ids,
    createdBy: { type: storedRef, required: true },
    officeId: text,
    jointOfficeId: maybe,
    createdAt: { type: Date, required: true },
    approvedBy: maybeRef,
    approvedAt: moment,
    dispatchedAt: moment,
    dispatchedOn: maybe,
    completedBy: maybeRef,
    completedOn: maybe,
    conclusion: text,
    closedBy: maybeRef,
    closing: { type: Schema.Types.Mixed, default: null },
    overlap: { type: Schema.Types.Mixed, default: null },
    relapses: count,
    keptFrom: ids,
    verifierIds: ids,
    handlerIds: ids,
    verified: count,
    claimed: count,
    counts: { type: counts, default: () => ({ total: 0, done: 0, red: 0, yellow: 0 }) },
    light: { type: String, default: 'grey' },
    lightRank: count,
    lightUntil: maybe,
    wasRed: { type: Boolean, default: false },
    scannedAs: text,
    history: { type: [historyLine], default: [] },
    changedAt: { type: Date, required: true },
  },
  { collection: 'matters', strict: 'throw', versionKey: false },
)
matter.index({ no: 1 }, { unique: true, partialFilterExpression: { no: { $gt: '' } } })
matter.index({ regionId: 1, lightRank: -1, due: 1, _id: 1 })
matter.index({ regionId: 1, due: 1, _id: 1 })
matter.index({ regionId: 1, changedAt: -1, _id: -1 })
matter.index({ regionId: 1, state: 1, lightRank: -1, due: 1, _id: 1 })
matter.index({ orgIds: 1, lightRank: -1 })
matter.index({ state: 1, scannedAs: 1 })
matter.index({ lightUntil: 1, _id: 1 })
// what the public reads while its notice runs
matter.index(
  { state: 1, 'closing.notice.from': -1, _id: -1 },
  { partialFilterExpression: { state: 'noticed' } },
)
// what a person who leaves has in hand
matter.index({ 'supervisor.id': 1, state: 1 })
// what a plan asks for again
matter.index({ regionId: 1, title: 1 })
// what an org was asked of late
matter.index({ orgIds: 1, dispatchedOn: -1 })
matter.index({ 'basis.instructionId': 1 })
// what is kept from whom a clue is about
matter.index({ keptFrom: 1 })
// what the query box names: 来源 and people
matter.index({ 'basis.kind': 1 })
matter.index({ 'supervisor.id': 1 })
matter.index({ handlerIds: 1 })

export const MatterModel = mongoose.model('Matter', matter)
/** `演督〔2026〕37号` */
export const matterNumbers = numberSeries('MatterNumber', 'matter_numbers')
