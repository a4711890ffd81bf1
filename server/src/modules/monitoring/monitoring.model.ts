import type { CardKind } from '@mingdu/shared/cards/cards.states'
import type { Breach } from '@mingdu/shared/cards/cards.schema'
import type { CaseChannel } from '@mingdu/shared/cases/cases.states'
import type {
  AlertClosing,
  AlertRule,
  AlertState,
  CheckAnswer,
  CheckItem,
  CheckKind,
  CheckState,
} from '@mingdu/shared/monitoring/monitoring.states'
import mongoose, { Schema, type Types } from 'mongoose'
import { historyLine, storedRef, type HistoryDoc, type StoredRef } from '../../db/history'

const needed = { type: String, required: true } as const
const nullable = { type: String, default: null } as const
const mixed = Schema.Types.Mixed

/** 监察预警: one breach of one rule by one case. It closes by itself and stays for ever. */
const alert = new Schema(
  {
    version: { type: Number, default: 1 },
    regionId: needed,
    org: { type: storedRef, required: true },
    caseId: needed,
    /** As it was when the alert was raised. */
    case: { type: mixed, required: true },
    power: { type: mixed, required: true },
    rule: needed,
    occurrence: needed,
    light: needed,
    since: needed,
    text: needed,
    basis: { type: String, default: '' },
    breach: { type: mixed, required: true },
    state: needed,
    closedAs: nullable,
    closedOn: nullable,
    raisedAt: { type: Date, required: true },
    /** The card it proposes; null: none. */
    card: nullable,
    /** What that card is about. */
    subjectId: nullable,
    hiddenFrom: nullable,
    cardId: nullable,
    history: { type: [historyLine], default: [] },
  },
  { collection: 'monitor_alerts', strict: 'throw', versionKey: false },
)
alert.index({ caseId: 1, rule: 1, occurrence: 1 }, { unique: true })
alert.index({ state: 1, _id: 1 })
alert.index({ regionId: 1, raisedAt: -1, _id: -1 })
alert.index({ regionId: 1, state: 1, raisedAt: -1, _id: -1 })
alert.index({ 'org.id': 1, raisedAt: -1, _id: -1 })
alert.index({ regionId: 1, since: 1 })

export interface AlertDoc {
  _id: Types.ObjectId
  version: number
  regionId: string
  org: StoredRef
  caseId: string
  case: { no: string; title: string; channel: CaseChannel }
  power: { id: string; code: string; name: string; type: string; no: number }
  rule: AlertRule
  occurrence: string
  light: 'yellow' | 'red'
  since: string
  text: string
  basis: string
  breach: Breach
  state: AlertState
  closedAs: AlertClosing | null
  closedOn: string | null
  raisedAt: Date
  /** Absent in what an earlier release raised: that of its rule. */
  card?: CardKind | null
  /** The record its card is about; absent or null: the case. */
  subjectId?: string | null
  /** The rated clerk, who would learn by the case who rated. */
  hiddenFrom?: string | null
  cardId: string | null
  history: HistoryDoc[]
}

/** A check by hand: 抽查 of a case, or 模拟办事 of an item. */
const check = new Schema(
  {
    version: { type: Number, default: 1 },
    regionId: needed,
    kind: needed,
    state: needed,
    org: { type: storedRef, required: true },
    /** The case drawn; null for 模拟办事. */
    case: { type: mixed, default: null },
    power: { type: mixed, required: true },
    /** The draw it came from; null for 模拟办事. */
    draw: { type: mixed, default: null },
    /** 模拟办事: where, when, and what each step took. */
    visit: { type: mixed, default: null },
    answers: { type: mixed, default: {} },
    note: { type: String, default: '' },
    cardId: nullable,
    createdBy: { type: storedRef, required: true },
    createdAt: { type: Date, required: true },
    reviewedBy: { type: storedRef, default: null },
    history: { type: [historyLine], default: [] },
  },
  { collection: 'monitor_checks', strict: 'throw', versionKey: false },
)
check.index({ regionId: 1, createdAt: -1, _id: -1 })
check.index({ regionId: 1, state: 1, createdAt: -1, _id: -1 })
check.index({ 'draw.seed': 1, _id: 1 })

export interface CheckDoc {
  _id: Types.ObjectId
  version: number
  regionId: string
  kind: CheckKind
  state: CheckState
  org: StoredRef
  case: { id: string; no: string; title: string } | null
  power: { id: string; code: string; name: string; type: string; no: number }
  draw: { seed: string; of: number } | null
  visit: {
    on: string
    window: string
    steps: { name: string; waitedMinutes: number; finding: string }[]
  } | null
  answers: Partial<Record<CheckItem, { answer: CheckAnswer; note: string }>>
  note: string
  cardId: string | null
  createdBy: StoredRef
  createdAt: Date
  reviewedBy: StoredRef | null
  history: HistoryDoc[]
}

export const AlertModel = mongoose.model<AlertDoc>('MonitorAlert', alert as never)
export const alerts = AlertModel.collection as unknown as mongoose.mongo.Collection<AlertDoc>
export const CheckModel = mongoose.model<CheckDoc>('MonitorCheck', check as never)
export const checks = CheckModel.collection as unknown as mongoose.mongo.Collection<CheckDoc>
