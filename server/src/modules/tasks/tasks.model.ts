import type { ClockSegment } from '@mingdu/shared/kernel/clock'
import type { LightColour } from '@mingdu/shared/kernel/light'
import type { PlainDate } from '@mingdu/shared/kernel/plain-date'
import type { MatterCategory } from '@mingdu/shared/matters/matters.states'
import type { MilestoneFacts } from '@mingdu/shared/tasks/milestones.rules'
import type { KeptActs } from '@mingdu/shared/tasks/acts.schema'
import type { Amount } from '@mingdu/shared/tasks/reports.rules'
import type { Period, TaskState } from '@mingdu/shared/tasks/tasks.states'
import mongoose, { Schema, type Types } from 'mongoose'
import { historyLine, storedRef, type HistoryDoc, type StoredRef } from '../../db/history'

export interface LimitDoc {
  kind: 'date' | 'days'
  due: string | null
  n: number | null
  unit: '工作日' | '自然日' | null
}

/** A pause of the ledger as it is kept: every field present. */
export interface SegmentDoc {
  from: PlainDate
  to: PlainDate | null
  kind: ClockSegment['kind']
  /** Of an extension; of a pause null or not there. */
  days?: number | null
  legalBasis: string
  documentNo: string
  approver: string
}

/** When who split a task, for which org. */
interface SplitMark {
  at: Date
  by: StoredRef
  orgId: string
}

export interface SplitDoc extends SplitMark {
  measured: Pick<Amount, 'unit' | 'target'> & { period: Period | null; milestones: MilestoneFacts[] }
}

export interface SplitFromDoc extends SplitMark {
  /** Every org that split on the way down to it, from the top. */
  orgIds: string[]
}

/** A node of a matter's tree. Only leaves are dispatched, signed and reported. */
export interface TaskDoc {
  _id: Types.ObjectId
  version: number
  regionId: string
  matterId: string
  /** Empty until the matter is approved. */
  matterNo: string
  matterTitle: string
  category: MatterCategory
  basis: string
  parentId: string | null
  parentTitle: string
  depth: number
  leaf: boolean
  /** Place in the tree: text order is tree order; what lies below begins with `key.` */
  key: string
  no: string
  title: string
  requirement: string
  orgId: string
  coOrgIds: string[]
  handler: StoredRef | null
  supervisor: StoredRef
  weight: number
  limit: LimitDoc
  /** Of leaves; this and what follows is absent in records from before there were any. */
  period?: Period | null
  milestones?: MilestoneFacts[]
  /** The last day of a periodic report that was answered or is not asked for. */
  answeredThrough?: PlainDate | null
  /** By when a verifier wants the pending report supplemented. */
  supplementDue?: PlainDate | null
  attachmentIds: string[]
  amount: Amount
  /** Basis points; of inner nodes rolled up. */
  verified: number
  claimed: number
  state: TaskState
  /** What the task comes back to after a suspension. */
  stateBefore: TaskState | null
  /** A leaf that was dispatched: what lists of tasks show. */
  listed: boolean
  dispatchedAt: Date | null
  dispatchedOn: PlainDate | null
  /** Derived from the ledger; `dueVersion` grows whenever it moves. */
  due: PlainDate | null
  dueTentative: boolean
  dueVersion: number
  limitDays: number | null
  segments: SegmentDoc[]
  suspension: { from: PlainDate; reason: string; documentNo: string } | null
  /** 退回, 延期, 会办, 转办, 交办, 催办; not there before the first of them. */
  acts?: KeptActs
  /** 分解 of it by the org that leads it, with how it was measured before; null: taken back; not there: never split. */
  split?: SplitDoc | null
  /** The 分解 that made it; not there: it is of the tree of 立项. */
  splitFrom?: SplitFromDoc
  signedAt: Date | null
  closedOn: PlainDate | null
  pendingReportId: string | null
  reportedByOrgId: string | null
  reportCount: number
  /** An index for lists. It holds until time alone changes it, on `lightUntil`; null: never; '': an act changed what it is computed of. */
  light: LightColour
  lightRank: number
  lightUntil: PlainDate | '' | null
  wasRed: boolean
  /** The last day whose warnings were considered, and the light then. */
  warnedThrough: PlainDate | null
  warnedLight: LightColour
  /** Of leaves in hand: the next day on which something is to be told of it. */
  warnsOn: PlainDate | null
  history: HistoryDoc[]
  createdAt: Date
  changedAt: Date
}

const strict = { _id: false, strict: 'throw' } as const
const text = { type: String, default: '' } as const
const needed = { type: String, required: true } as const
const maybe = { type: String, default: null } as const
const count = { type: Number, default: 0 } as const
const flag = { type: Boolean, default: false } as const
const moment = { type: Date, default: null } as const

const limit = new Schema(
  { kind: needed, due: maybe, n: { type: Number, default: null }, unit: maybe },
  strict,
)
const amount = new Schema({ unit: maybe, target: count, verified: count, claimed: count }, strict)
const segment = new Schema(
  {
    from: needed,
    to: maybe,
    kind: needed,
    days: { type: Number, default: null },
    legalBasis: text,
    documentNo: text,
    approver: text,
  },
  strict,
)
const milestone = new Schema(
  { title: needed, due: needed, weight: { type: Number, required: true }, claimed: flag, verified: flag },
  strict,
)
const suspension = new Schema({ from: needed, reason: text, documentNo: text }, strict)

const task = new Schema(
  {
    version: { type: Number, default: 1 },
    regionId: needed,
    matterId: needed,
    matterNo: text,
    matterTitle: needed,
    category: needed,
    basis: text,
    parentId: maybe,
    parentTitle: text,
    depth: count,
    leaf: { type: Boolean, default: true },
    key: needed,
    no: needed,
    title: needed,
    requirement: text,
    orgId: needed,
    coOrgIds: { type: [String], default: [] },
    handler: { type: storedRef, default: null },
    supervisor: { type: storedRef, required: true },
    weight: { type: Number, required: true },
    limit: { type: limit, required: true },
    period: maybe,
    milestones: { type: [milestone], default: [] },
    answeredThrough: maybe,
    supplementDue: maybe,
    attachmentIds: { type: [String], default: [] },
    amount: { type: amount, required: true },
    verified: count,
    claimed: count,
    state: { type: String, default: 'draft' },
    stateBefore: maybe,
    listed: flag,
    dispatchedAt: moment,
    dispatchedOn: maybe,
    due: maybe,
    dueTentative: flag,
    dueVersion: count,
    limitDays: { type: Number, default: null },
    segments: { type: [segment], default: [] },
    suspension: { type: suspension, default: null },
    acts: { type: Schema.Types.Mixed },
    split: { type: Schema.Types.Mixed },
    splitFrom: { type: Schema.Types.Mixed },
    signedAt: moment,
    closedOn: maybe,
    pendingReportId: maybe,
    reportedByOrgId: maybe,
    reportCount: count,
    light: { type: String, default: 'grey' },
    lightRank: count,
    lightUntil: maybe,
    wasRed: flag,
    warnedThrough: maybe,
    warnedLight: { type: String, default: 'grey' },
    warnsOn: maybe,
    history: { type: [historyLine], default: [] },
    createdAt: { type: Date, required: true },
    changedAt: { type: Date, required: true },
  },
  { collection: 'tasks', strict: 'throw', versionKey: false },
)
// the whole tree of a matter, in its order
task.index({ matterId: 1, key: 1 })
// the lists of a region: by light, by deadline, by change
task.index({ regionId: 1, listed: 1, lightRank: -1, due: 1, _id: 1 })
task.index({ regionId: 1, listed: 1, due: 1, _id: 1 })
task.index({ regionId: 1, listed: 1, changedAt: -1, _id: -1 })
// the queue of verification, what waits for a signature, and how many are in hand
task.index({ regionId: 1, listed: 1, state: 1, lightRank: -1, due: 1, _id: 1 })
// the branches of “mine, or waiting in my org, or we help”
task.index({ 'handler.id': 1, lightRank: -1, due: 1, _id: 1 })
task.index({ orgId: 1, lightRank: -1, due: 1, _id: 1 })
task.index({ coOrgIds: 1, lightRank: -1 })
// what a person supervises
task.index({ 'supervisor.id': 1, lightRank: -1, due: 1, _id: 1 })
// extensions that wait for a decision
task.index(
  { regionId: 1, listed: 1, 'acts.extensions.state': 1, lightRank: -1, due: 1, _id: 1 },
  { partialFilterExpression: { 'acts.extensions.state': 'pending' } },
)
// the next warning
task.index({ state: 1, due: 1, _id: 1 })
// what the sweep and the warnings of a day look at
task.index({ lightUntil: 1, _id: 1 })
task.index({ warnsOn: 1, _id: 1 })

export const TaskModel = mongoose.model('Task', task)

/** Goes with every change of what a light is computed of: if it is not settled with it, the next sweep does. */
export const UNSETTLED = { lightUntil: '' } as const
