import type { CaseChannel } from '@mingdu/shared/cases/cases.states'
import {
  INVITATION_STATES,
  type AppealRuling,
  type InvitationState,
  type RatingChannel,
  type RatingLevel,
  type RatingSource,
  type RatingStage,
  type RatingTag,
  type RectificationOutcome,
  type RectificationState,
} from '@mingdu/shared/ratings/ratings.states'
import type { Took } from '@mingdu/shared/ratings/ratings.took'
import mongoose, { Schema, type Types } from 'mongoose'
import { historyLine, storedRef, type HistoryDoc, type StoredRef } from '../../db/history'

const strict = { _id: false, strict: 'throw' } as const
const needed = { type: String, required: true } as const
const nullable = { type: String, default: null } as const
const mixed = Schema.Types.Mixed

/** Sealed in full, and as it is shown. */
const sealed = new Schema(
  { sealed: { type: String, default: '' }, shown: { type: String, default: '' } },
  strict,
)
const rater = new Schema(
  { name: { type: String, default: '' }, phone: { type: sealed, required: true } },
  strict,
)

/** What is known of the case when its stage is reached: a rating never reads the case again. */
const ABOUT = {
  caseId: needed,
  caseNo: needed,
  title: needed,
  regionId: needed,
  orgId: needed,
  power: { type: mixed, required: true },
  stage: needed,
  /** Who handled the stage; null where nobody did, as after silence. */
  clerk: { type: storedRef, default: null },
  handlerIds: { type: [String], default: [] },
  /** Keyed hash by which the applicant of one case is that of another. */
  raterId: needed,
  rater: { type: rater, required: true },
  /** How and where the case came in; '' where it was written down before this was kept. */
  caseChannel: { type: String, default: '' },
  window: { type: String, default: '' },
  took: { type: mixed, default: null },
  invitedOn: needed,
}

const invitation = new Schema(
  {
    ...ABOUT,
    state: { type: String, enum: Object.keys(INVITATION_STATES), default: 'open' },
    /** How the code of a text message begins; opens nothing. */
    short: { type: String, default: '' },
    at: { type: Date, required: true },
  },
  { collection: 'rating_invitations', strict: 'throw', versionKey: false },
)
// one person, one case, one stage
invitation.index({ caseId: 1, stage: 1, raterId: 1 }, { unique: true })
invitation.index({ state: 1, invitedOn: 1, _id: 1 })
invitation.index({ caseNo: 1 })
invitation.index({ short: 1 })

const rating = new Schema(
  {
    version: { type: Number, default: 1 },
    invitationId: needed,
    ...ABOUT,
    level: needed,
    source: needed,
    /** null of a default rating. */
    channel: nullable,
    tags: { type: [String], default: [] },
    text: { type: String, default: '' },
    ratedOn: needed,
    ratedAt: { type: Date, required: true },
    changed: { type: Boolean, default: false },
    changedAt: { type: Date, default: null },
    rectification: { type: mixed, default: null },
    history: { type: [historyLine], default: [] },
  },
  { collection: 'ratings', strict: 'throw', versionKey: false },
)
rating.index({ invitationId: 1 }, { unique: true })
rating.index({ caseId: 1, _id: 1 })
rating.index({ changedAt: 1, _id: 1 })
rating.index({ regionId: 1, ratedAt: -1, _id: -1 })
rating.index({ orgId: 1, ratedAt: -1, _id: -1 })
rating.index({ ratedAt: -1, _id: -1 })
// the ratings behind a figure
rating.index({ invitedOn: 1, _id: 1 })
rating.index({ caseId: 1 })
rating.index({ 'rectification.state': 1, regionId: 1, 'rectification.due': 1, _id: 1 })
// those that are late, whatever else is asked: open ones are few
rating.index({ 'rectification.state': 1, 'rectification.rectifyDue': 1, orgId: 1, _id: 1 })

/** A screen at a window on which people rate. */
const pad = new Schema(
  {
    code: needed,
    name: needed,
    orgId: needed,
    regionId: needed,
    /** What it asks now, and since when. */
    invitationId: nullable,
    shownAt: { type: Date, default: null },
    createdAt: { type: Date, required: true },
  },
  { collection: 'pads', strict: 'throw', versionKey: false },
)
pad.index({ code: 1 }, { unique: true })
pad.index({ orgId: 1, _id: 1 })

export interface AboutDoc {
  caseId: string
  caseNo: string
  title: string
  regionId: string
  orgId: string
  /** With the version of the list that the case runs by. */
  power: { id: string; code: string; name: string; no: number | null }
  stage: RatingStage
  clerk: StoredRef | null
  handlerIds: string[]
  raterId: string
  rater: { name: string; phone: { sealed: string; shown: string } }
  caseChannel: CaseChannel | ''
  window: string
  /** How long it took to the stage, as it was known then. */
  took: Took | null
  invitedOn: string
}

export interface InvitationDoc extends AboutDoc {
  _id: Types.ObjectId
  state: InvitationState
  short: string
  at: Date
}

/** What was said on a day. */
export interface SaidDoc {
  level: RatingLevel
  tags: RatingTag[]
  text: string
  on: string
}

export interface NoteDoc {
  on: string
  by: StoredRef
  note: string
}

/** 差评整改. Dues are stored as they were counted when it opened; dates are PlainDates. */
export interface RectificationDoc {
  state: RectificationState
  openedOn: string
  contactDue: string
  verifyDue: string
  rectifyDue: string
  /** The limit of the state it is in; null when nothing runs. */
  due: string | null
  tentative: boolean
  contacts: (NoteDoc & { reached: boolean })[]
  verification: (NoteDoc & { outcome: RectificationOutcome; until: string | null }) | null
  report: NoteDoc | null
  /** Whether the report came by its last day; null before it. */
  inTime: boolean | null
  appeal: (NoteDoc & { before: 'toContact' | 'toVerify' | 'toRectify' }) | null
  ruling: (NoteDoc & { ruling: AppealRuling }) | null
  rerating: SaidDoc | null
}

export interface RatingDoc extends AboutDoc {
  _id: Types.ObjectId
  version: number
  invitationId: string
  level: RatingLevel
  source: RatingSource
  channel: RatingChannel | null
  tags: RatingTag[]
  text: string
  ratedOn: string
  ratedAt: Date
  changed: boolean
  changedAt: Date
  rectification: RectificationDoc | null
  history: HistoryDoc[]
}

export interface PadDoc {
  _id: Types.ObjectId
  code: string
  name: string
  orgId: string
  regionId: string
  invitationId: string | null
  shownAt: Date | null
  createdAt: Date
}

export const InvitationModel = mongoose.model<InvitationDoc>('RatingInvitation', invitation as never)
export const RatingModel = mongoose.model<RatingDoc>('Rating', rating as never)
export const PadModel = mongoose.model<PadDoc>('RatingPad', pad as never)

export const invitations = InvitationModel.collection as unknown as mongoose.mongo.Collection<InvitationDoc>
export const ratings = RatingModel.collection as unknown as mongoose.mongo.Collection<RatingDoc>
export const pads = PadModel.collection as unknown as mongoose.mongo.Collection<PadDoc>

export function toId(id: string): Types.ObjectId {
  return new mongoose.Types.ObjectId(id)
}
