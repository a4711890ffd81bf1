import type { CluePriority } from '@mingdu/shared/clues/clues.rules'
import type {
  ClueIdentity,
  ClueKind,
  ClueResolution,
  ClueSource,
  ClueState,
} from '@mingdu/shared/clues/clues.states'
import type { Shut } from '@mingdu/shared/clues/recusal.rules'
import type { RatingLevel } from '@mingdu/shared/ratings/ratings.states'
import mongoose, { Schema, type Types } from 'mongoose'
import { historyLine, storedRef, type HistoryDoc, type StoredRef } from '../../db/history'

const needed = { type: String, required: true } as const
const nullable = { type: String, default: null } as const
const mixed = { type: Schema.Types.Mixed, default: null } as const
const list = { type: [Schema.Types.Mixed], default: [] } as const
const date = { type: Date, default: null } as const

/** 线索. Of 匿名 nothing is kept that leads to a person; of 实名保密 the person is sealed. */
const schema = new Schema(
  {
    version: { type: Number, default: 1 },
    no: needed,
    regionId: needed,
    kind: needed,
    source: needed,
    /** Of one from another system. */
    origin: mixed,
    identity: needed,
    priority: needed,
    state: needed,
    text: needed,
    place: mixed,
    concernedSaid: { type: [storedRef], default: [] },
    concernedText: { type: String, default: '' },
    concerned: { type: Schema.Types.Mixed, required: true },
    /** From whom every read keeps it. */
    shut: { type: Schema.Types.Mixed, required: true },
    /** The same as one list, by which reads leave it out: ids of units and of people are never the same. */
    shutIds: { type: [String], default: [] },
    /** Who did 研判. */
    triagedBy: { type: [String], default: [] },
    keywords: { type: [String], default: [] },
    publicText: nullable,
    /** What the check of contents knows the released text by. */
    publicCheckId: nullable,
    files: list,
    /** Keyed hash of the citizen, by which they find their own; '' of 匿名. */
    senderMac: { type: String, default: '' },
    senderSealed: { type: String, default: '' },
    /** Masked; of 实名公开 only. */
    senderShown: mixed,
    /** Keyed hash of number and PIN; '' of named ones. */
    pinMac: { type: String, default: '' },
    assignment: mixed,
    handback: mixed,
    notes: list,
    answer: mixed,
    callBack: mixed,
    resolution: nullable,
    rated: mixed,
    mergedInto: mixed,
    transferredTo: { type: String, default: '' },
    matter: mixed,
    openings: list,
    endorsements: { type: Number, default: 0 },
    urges: { type: Number, default: 0 },
    lastUrgedAt: date,
    due: nullable,
    createdAt: { type: Date, required: true },
    answeredAt: date,
    closedAt: date,
    /** What the sender reads of it. */
    steps: list,
    history: { type: [historyLine], default: [] },
  },
  { collection: 'clues', strict: 'throw', versionKey: false },
)
schema.index({ no: 1 }, { unique: true })
schema.index({ 'matter.id': 1 })
const newest = { createdAt: -1, _id: -1 } as const
/** By what a list is filtered, in the order of the indexes: any of them is counted and paged by one index. */
const facets = { kind: 1, identity: 1, priority: 1, state: 1 } as const
schema.index({ regionId: 1, ...newest })
schema.index({ regionId: 1, ...facets, ...newest })
schema.index({ 'assignment.org.id': 1, ...newest })
schema.index({ 'assignment.org.id': 1, ...facets, ...newest })
schema.index({ 'assignment.org.id': 1, 'assignment.handler.id': 1, ...newest })
/** One unit of a region. */
schema.index({ regionId: 1, 'assignment.org.id': 1, ...newest })
schema.index({ regionId: 1, 'assignment.org.id': 1, ...facets, ...newest })
/** What counts of what is kept from somebody go by. */
export const BY_REGION = { shutIds: 1, regionId: 1, ...facets } as const
export const BY_UNIT = { shutIds: 1, 'assignment.org.id': 1 } as const
schema.index(BY_REGION)
schema.index(BY_UNIT)
schema.index({ publicCheckId: 1 }, { partialFilterExpression: { publicCheckId: { $gt: '' } } })
schema.index(
  { senderMac: 1, createdAt: -1, _id: -1 },
  { partialFilterExpression: { senderMac: { $gt: '' } } },
)

/** Who endorsed what, as a keyed hash: it tells only that somebody already did, and in which month. */
const endorsement = new Schema(
  { _id: needed, clueId: needed, month: { type: String, default: '' } },
  { collection: 'clue_endorsements', strict: 'throw', versionKey: false },
)

export interface ClueDoc {
  _id: Types.ObjectId
  version: number
  no: string
  regionId: string
  kind: ClueKind
  source: ClueSource
  origin: { partnerId: string; partner: string; no: string } | null
  identity: ClueIdentity
  priority: CluePriority
  state: ClueState
  text: string
  place: { text: string; lat: number | null; lng: number | null } | null
  concernedSaid: StoredRef[]
  concernedText: string
  concerned: { orgs: StoredRef[]; people: (StoredRef & { orgId: string })[] }
  shut: Shut
  triagedBy: string[]
  keywords: string[]
  publicText: string | null
  publicCheckId: string | null
  files: { id: string; kind: 'photo' | 'video' | 'attachment' }[]
  senderMac: string
  senderSealed: string
  senderShown: { name: string; phone: string } | null
  pinMac: string
  assignment: AssignmentDoc | null
  handback: { reason: string; suggested: StoredRef | null; by: StoredRef; org: StoredRef; at: Date } | null
  notes: { text: string; by: StoredRef; at: Date }[]
  answer: { text: string; by: StoredRef; office: string; at: Date } | null
  callBack: { reached: boolean; note: string; by: StoredRef; at: Date } | null
  resolution: ClueResolution | null
  rated: { level: RatingLevel; text: string; at: Date } | null
  mergedInto: { id: string; no: string } | null
  transferredTo: string
  matter: { id: string; title: string; at: Date } | null
  openings: OpeningDoc[]
  endorsements: number
  urges: number
  lastUrgedAt: Date | null
  due: string | null
  createdAt: Date
  answeredAt: Date | null
  closedAt: Date | null
  steps: StepDoc[]
  history: HistoryDoc[]
}

export interface AssignmentDoc {
  org: StoredRef
  /** The body the unit belongs to: its offices are the same office. */
  bodyId: string
  handler: StoredRef | null
  workedBy: string[]
  designated: boolean
  note: string
  at: Date
  signedAt: Date | null
  returnUntil: Date
  /** Against whom it was checked, how, and when. */
  proof: Shut & { orgPath: string[]; ruleVersion: string; at: Date }
}

export interface OpeningDoc {
  id: string
  askedBy: StoredRef
  office: string
  role: string
  reason: string
  askedAt: Date
  state: 'asked' | 'approved' | 'refused'
  decidedBy: StoredRef | null
  decidedRole: string
  decidedAt: Date | null
  note: string
  openedAt: Date[]
}

export interface StepDoc {
  at: Date
  what: string
  office: string
  note: string
}

export const ClueModel = mongoose.model<ClueDoc>('Clue', schema as never)
export const clues = ClueModel.collection as unknown as mongoose.mongo.Collection<ClueDoc>
export const EndorsementModel = mongoose.model('ClueEndorsement', endorsement)

/** Written wherever `shut` is. */
export function shutIdsOf({ shut }: Partial<Pick<ClueDoc, 'shut'>>): { shutIds?: string[] } {
  return shut ? { shutIds: [...shut.orgIds, ...shut.accountIds] } : {}
}
