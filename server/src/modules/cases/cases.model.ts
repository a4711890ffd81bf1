import type { ClockSegment } from '@mingdu/shared/kernel/clock'
import type { Given } from '@mingdu/shared/cases/cases.states'
import type { MarkedDemand } from '@mingdu/shared/cases/demands.rules'
import type {
  ApplicantKind,
  CaseChannel,
  CaseEnd,
  CaseState,
  DeliveryMethod,
} from '@mingdu/shared/cases/cases.states'
import { WINDOW_ONLINE } from '@mingdu/shared/cases/windows.rules'
import type { StepDays } from '@mingdu/shared/cases/steps.clock'
import type { LeftPaper } from '@mingdu/shared/cases/papers.facts'
import mongoose, { Schema, type Types } from 'mongoose'
import { historyLine, storedRef, type HistoryDoc, type StoredRef } from '../../db/history'
import { keyedNumberSeries } from '../../db/number-series'

const strict = { _id: false, strict: 'throw' } as const
const needed = { type: String, required: true } as const
const nullable = { type: String, default: null } as const
const mixed = Schema.Types.Mixed

/** What a person is known by: sealed in full, and as it is shown. */
const sealed = new Schema(
  { sealed: { type: String, default: '' }, shown: { type: String, default: '' } },
  strict,
)

const applicant = new Schema(
  {
    kind: needed,
    name: { type: sealed, required: true },
    idNumber: { type: sealed, required: true },
    /** Keyed hash of kind and number: the cases of one applicant. */
    idMac: needed,
    phone: { type: sealed, required: true },
    /** Keyed hash of tracking number and last four digits. */
    phoneEndMac: needed,
    address: { type: sealed, required: true },
    agent: { type: mixed, default: null },
  },
  strict,
)

/** 办件: one application of one applicant for one power, bound to the guide as it was. Dates are PlainDates. */
const schema = new Schema(
  {
    version: { type: Number, default: 1 },
    no: needed,
    regionId: needed,
    orgId: needed,
    power: { type: mixed, required: true },
    guide: { type: mixed, required: true },
    answers: { type: mixed, default: {} },
    title: needed,
    legalDays: { type: Number, default: null },
    promisedDays: { type: Number, default: null },
    /** What the guide says the limit rests on. */
    basis: { type: String, default: '' },
    phone: { type: String, default: '' },
    certificate: { type: Boolean, default: false },
    applicant: { type: applicant, required: true },
    /** In whose list it stands; null: nobody's who signs in. */
    citizenId: nullable,
    /** Whom messages about it go to. */
    tellId: { type: String, default: '' },
    channel: needed,
    /** Where it was taken in: place and window of the frozen guide, or 网上. */
    window: { type: String, default: WINDOW_ONLINE },
    materials: { type: [mixed], default: [] },
    notices: { type: [mixed], default: [] },
    state: needed,
    receivedOn: needed,
    firstReceivedOn: needed,
    /** The day it was typed in, and whether that was more than one working day after it came in. */
    enteredOn: needed,
    enteredLate: { type: Boolean, default: false },
    acceptedOn: nullable,
    silent: { type: Boolean, default: false },
    segments: { type: [mixed], default: [] },
    reviewer: { type: storedRef, default: null },
    handlerIds: { type: [String], default: [] },
    /** When it entered each state, and the days its guide gave each step. */
    stages: { type: [mixed], default: [] },
    stepDays: { type: mixed, required: true },
    /** 联办 that wait for other units. */
    openSteps: { type: Number, default: 0 },
    opinion: { type: mixed, default: null },
    decision: { type: mixed, default: null },
    delivery: { type: mixed, default: null },
    ended: { type: mixed, default: null },
    papers: { type: [mixed], default: [] },
    charges: { type: [mixed], default: [] },
    /** The last day of what runs now, derived; null where nothing runs. */
    due: nullable,
    tentative: { type: Boolean, default: false },
    /** The last day of the promised limit, derived; it stays after the decision. */
    decideBy: nullable,
    /** Working days of that limit used up to the decision, derived. */
    netDays: { type: Number, default: 0 },
    /** How what was decided, or ended by 终止 or 转报, stands to that last day, derived; null while it is open. */
    timing: nullable,
    /** The day on which the clock itself must act: silence, or the end of a procedure. */
    wakesOn: nullable,
    /** Since when it is asked to be rated, and whether anybody validly did, as the sums of the figures have it. */
    invited: { type: mixed, default: null },
    changedAt: { type: Date, required: true },
    history: { type: [historyLine], default: [] },
  },
  { collection: 'cases', strict: 'throw', versionKey: false },
)
schema.index({ no: 1 }, { unique: true })
schema.index({ orgId: 1, due: 1, _id: 1 })
schema.index({ orgId: 1, state: 1, due: 1, _id: 1 })
schema.index({ regionId: 1, due: 1, _id: 1 })
schema.index({ regionId: 1, state: 1, due: 1, _id: 1 })
schema.index({ wakesOn: 1, _id: 1 })
schema.index({ citizenId: 1, _id: -1 })
schema.index({ 'applicant.idMac': 1, _id: 1 })
// what came in, was decided and ended on a day: the hall screen, the board, the cases behind a figure
for (const place of ['regionId', 'orgId'])
  for (const day of ['firstReceivedOn', 'decision.on', 'ended.on', 'invited.on'])
    schema.index({ [place]: 1, [day]: 1, _id: 1 })
// what the monitor looks through
schema.index({ state: 1, _id: 1 })
schema.index({ changedAt: 1, _id: 1 })
schema.index({ regionId: 1, decideBy: 1, _id: 1 })
schema.index({ regionId: 1, enteredLate: 1, enteredOn: 1, _id: 1 })
schema.index({ 'power.id': 1, due: 1, _id: 1 })
schema.index({ title: 1, _id: 1 })

/** From the first stage on that was asked to be rated. */
export interface InvitedDoc {
  on: string
  answered: boolean
}

export type CaseTiming = 'early' | 'onDay' | 'late'

export interface SealedText {
  sealed: string
  shown: string
}

export interface CaseMaterialDoc {
  key: string
  name: string
  /** Without it the case is not complete. */
  needed: boolean
  /** Working days of the frozen guide within which it may be owed, or a promise for it made good; null: not at all. */
  deferDays: number | null
  promiseDays: number | null
  given: Given
  owedBy: string | null
  fileIds: string[]
}

export interface ChargeDoc {
  name: string
  /** 分 */
  amount: number
  receiptNo: string
  on: string
  by: StoredRef
  /** Why it was outside the guide the case is bound to; '' when it was within. */
  outside: string
  refunded: { on: string; reason: string; by: StoredRef } | null
}

export interface CaseDoc {
  _id: Types.ObjectId
  version: number
  no: string
  regionId: string
  orgId: string
  power: { id: string; code: string; name: string; type: string; no: number }
  guide: { id: string; no: number }
  answers: Record<string, string>
  title: string
  legalDays: number | null
  promisedDays: number | null
  basis: string
  phone: string
  certificate: boolean
  applicant: {
    kind: ApplicantKind
    name: SealedText
    idNumber: SealedText
    idMac: string
    phone: SealedText
    phoneEndMac: string
    address: SealedText
    agent: { name: SealedText; idNumber: SealedText; fileIds: string[] } | null
  }
  citizenId: string | null
  tellId: string
  channel: CaseChannel
  window: string
  materials: CaseMaterialDoc[]
  notices: {
    on: string
    no: string
    demands: MarkedDemand[]
    /** Natural days it gave to bring what was asked for; null: no term. */
    days: number | null
    /** The office was told that the term had passed. */
    lapsed: boolean
  }[]
  state: CaseState
  receivedOn: string
  firstReceivedOn: string
  enteredOn: string
  enteredLate: boolean
  acceptedOn: string | null
  silent: boolean
  segments: ClockSegment[]
  reviewer: StoredRef | null
  /** Everybody who acted on it for the organ. */
  handlerIds: string[]
  stages: { state: CaseState; on: string }[]
  stepDays: StepDays
  openSteps: number
  opinion: { propose: 'grant' | 'deny'; text: string; by: StoredRef } | null
  decision: {
    granted: boolean
    on: string
    no: string
    text: string
    by: StoredRef
    /** Working days the place gave itself to deliver a denial; null: granted, the regime says it. */
    deliverDays: number | null
  } | null
  /** `receiver` is text in the clear only where it was written down before names were sealed. */
  delivery: { on: string; method: DeliveryMethod; receiver: SealedText | string } | null
  ended: { on: string; as: CaseEnd } | null
  /** In the order they were left: a place in it is a paper's address for good. */
  papers: LeftPaper[]
  /** Not there on cases stored before charges were kept. */
  charges?: ChargeDoc[]
  due: string | null
  tentative: boolean
  decideBy: string | null
  netDays: number
  timing: CaseTiming | null
  wakesOn: string | null
  /** Written with the sums, by no act; not there on cases that never were in them. */
  invited?: InvitedDoc | null
  changedAt: Date
  history: HistoryDoc[]
}

export const CaseModel = mongoose.model<CaseDoc>('Case', schema as never)
export const cases = CaseModel.collection as unknown as mongoose.mongo.Collection<CaseDoc>
/** 文号 by `<org> <paper> <year>`. */
export const paperNumbers = keyedNumberSeries('CasePaperNumber', 'case_paper_numbers')

export function toId(id: string): Types.ObjectId {
  return new mongoose.Types.ObjectId(id)
}
