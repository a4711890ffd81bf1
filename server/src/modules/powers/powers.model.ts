import type { PowerContent } from '@mingdu/shared/powers/powers.schema'
import type { ChangeKind, PowerCheck, PowerState } from '@mingdu/shared/powers/powers.states'
import mongoose, { Schema, type Types } from 'mongoose'
import { historyLine, type HistoryDoc } from '../../db/history'

const strict = { _id: false, strict: 'throw' } as const
const needed = { type: String, required: true } as const
const text = { type: String, default: '' } as const
const count = { type: Number, default: 0 } as const

/** What a list shows of a power, held alike by the power and by each of its versions. */
const listFields = {
  regionId: needed,
  orgId: needed,
  code: needed,
  baseCode: text,
  name: needed,
  mainName: text,
  type: needed,
  office: text,
  level: text,
  source: text,
  kind: needed,
  no: { type: Number, required: true },
  /** Since when this version holds, YYYY-MM-DD. */
  from: needed,
  dutyCount: count,
  dutiesWithoutBasis: count,
  basisCount: count,
  /** Digests of the content without its duties, and of the duties. */
  digest: needed,
  dutyDigest: needed,
}
export interface ListFields {
  regionId: string
  orgId: string
  code: string
  baseCode: string
  name: string
  mainName: string
  type: string
  office: string
  level: string
  source: string
  kind: ChangeKind
  no: number
  from: string
  dutyCount: number
  dutiesWithoutBasis: number
  basisCount: number
  digest: string
  dutyDigest: string
}

const power = new Schema(
  {
    ...listFields,
    version: { type: Number, default: 1 },
    state: needed,
    /** The newest version published, which may not be in force yet. */
    lastNo: { type: Number, required: true },
    lastFrom: needed,
    guide: {
      type: new Schema({ id: needed, score: { type: Number, required: true }, title: text }, strict),
      default: null,
    },
    openProposal: { type: new Schema({ id: needed, kind: needed }, strict), default: null },
    upcoming: {
      type: new Schema({ no: { type: Number, required: true }, from: needed, kind: needed }, strict),
      default: null,
    },
    /** What `ownChecks` found: kept, so that a check is a list. */
    checks: { type: [String], default: [] },
    /** Real time of the last change. */
    changedAt: { type: Date, required: true },
    history: { type: [historyLine], default: [] },
  },
  { collection: 'powers', strict: 'throw', versionKey: false },
)
power.index({ regionId: 1, code: 1 }, { unique: true })
// every list of what is, is served by the roster: an import pays for no index of it
power.index({ changedAt: 1, _id: 1 })
power.index({ 'upcoming.from': 1 }, { sparse: true })

export interface PowerDoc extends ListFields {
  _id: Types.ObjectId
  version: number
  state: PowerState
  lastNo: number
  lastFrom: string
  guide: { id: string; score: number; title?: string } | null
  openProposal: { id: string; kind: ChangeKind } | null
  upcoming: { no: number; from: string; kind: ChangeKind } | null
  checks: PowerCheck[]
  changedAt: Date
  history: HistoryDoc[]
}

/** A published version: never changed but for `until`, and readable for ever. */
const version = new Schema(
  {
    ...listFields,
    powerId: needed,
    /** The day from which the next version holds; `FOR_EVER` for the last. */
    until: needed,
    /** Whether a next version was published, which ends it. */
    ended: { type: Boolean, default: false },
    basis: text,
    proposalId: { type: String, default: null },
    publishedAt: { type: Date, required: true },
    publishedBy: needed,
    /** Without its duties, which have their own collection. */
    content: { type: Object, required: true },
  },
  { collection: 'power_versions', strict: 'throw', versionKey: false },
)
version.index({ powerId: 1, no: 1 }, { unique: true })
version.index({ regionId: 1, code: 1, _id: 1 })
version.index({ regionId: 1, from: 1 })
// few versions have ended: an import pays nothing for this one
version.index({ regionId: 1, until: 1 }, { partialFilterExpression: { ended: true } })

export type StoredContent = Omit<PowerContent, 'duties'>
export interface VersionDoc extends ListFields {
  _id: Types.ObjectId
  powerId: string
  until: string
  ended: boolean
  basis: string
  proposalId: string | null
  publishedAt: Date
  publishedBy: string
  content: StoredContent
}

/** 责任事项 with the versions of its power in which it stands: `sinceNo ≤ no < untilNo`. */
const duty = new Schema(
  {
    powerId: needed,
    orgId: needed,
    regionId: needed,
    order: { type: Number, required: true },
    stage: needed,
    content: needed,
    basis: text,
    sinceNo: { type: Number, required: true },
    untilNo: { type: Number, default: null },
  },
  { collection: 'duties', strict: 'throw', versionKey: false },
)
duty.index({ powerId: 1, order: 1, _id: 1 })

export interface DutyDoc {
  _id: Types.ObjectId
  powerId: string
  orgId: string
  regionId: string
  order: number
  stage: string
  content: string
  basis: string
  sinceNo: number
  untilNo: number | null
}

export const PowerModel = mongoose.model('Power', power)
export const PowerVersionModel = mongoose.model('PowerVersion', version)
export const DutyModel = mongoose.model('Duty', duty)

export const powers = PowerModel.collection as unknown as mongoose.mongo.Collection<PowerDoc>
export const versions = PowerVersionModel.collection as unknown as mongoose.mongo.Collection<VersionDoc>
export const duties = DutyModel.collection as unknown as mongoose.mongo.Collection<DutyDoc>
export const newId = () => new mongoose.Types.ObjectId()
export const toId = (id: string) => new mongoose.Types.ObjectId(id)
