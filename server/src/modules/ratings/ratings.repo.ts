import type { Page } from '@mingdu/shared/kernel/page'
import type { CaseChannel } from '@mingdu/shared/cases/cases.states'
import type {
  RatingGroup,
  RatingLevel,
  RatingSource,
  RatingStage,
  RectificationState,
} from '@mingdu/shared/ratings/ratings.states'
import mongoose from 'mongoose'
import type { Tx } from '../../db/connection'
import { nextVersion, type HistoryDoc } from '../../db/history'
import { findPage } from '../../db/page'
import type { Scope } from '../../http/actor'
import { markCase } from '../rollups/rollups.service'
import { countedFilter, ofGroup, type CountedPeriod } from './counted.repo'
import { RatingModel, ratings, toId, type RatingDoc, type RectificationDoc } from './ratings.model'
import { scopeFilter } from './ratings.scope.repo'

export type { NoteDoc, RatingDoc, RectificationDoc, SaidDoc } from './ratings.model'

type Filter = Record<string, unknown>

interface PageOf {
  cursor?: string | undefined
  limit: number
}

export interface RatingsQuery extends PageOf {
  orgIds?: readonly string[] | undefined
  level?: RatingLevel | undefined
  group?: RatingGroup | undefined
  stage?: RatingStage | undefined
  source?: RatingSource | undefined
  /** The day it was given. */
  from?: string | undefined
  to?: string | undefined
  counted?: CountedPeriod | undefined
  powerId?: string | undefined
  caseChannel?: CaseChannel | undefined
  window?: string | undefined
}

const NEWEST = [
  ['ratedAt', -1],
  ['_id', -1],
] as const

/** What the scope reaches, newest first. */
export function listRatings(scope: Scope, query: RatingsQuery): Promise<Page<RatingDoc>> {
  const { cursor, limit, level, stage, source, from, to, counted, powerId, caseChannel, window } = query
  const parts = [
    scopeFilter(scope),
    ...common(query),
    ...(level === undefined ? [] : [{ level }]),
    ...(stage === undefined ? [] : [{ stage }]),
    ...(source === undefined ? [] : [{ source }]),
    ...(from === undefined ? [] : [{ ratedOn: { $gte: from } }]),
    ...(to === undefined ? [] : [{ ratedOn: { $lte: to } }]),
    ...(counted === undefined ? [] : countedFilter(counted)),
    ...(powerId === undefined ? [] : [{ 'power.id': powerId }]),
    ...(caseChannel === undefined ? [] : [{ caseChannel }]),
    ...(window === undefined ? [] : [{ window }]),
  ]
  return findPage<RatingDoc>(RatingModel as never, { $and: parts }, { sort: NEWEST, cursor, limit })
}

/** What people said themselves; nothing dismissed, and nothing that is being judged. */
export function listPublic(query: PageOf & Pick<RatingsQuery, 'orgIds' | 'group'>): Promise<Page<RatingDoc>> {
  const { cursor, limit } = query
  const parts: Filter[] = [
    { source: { $in: ['active', 'invited'] } },
    { 'rectification.state': { $nin: ['dismissed', 'appealed'] } },
    ...common(query),
  ]
  return findPage<RatingDoc>(RatingModel as never, { $and: parts }, { sort: NEWEST, cursor, limit })
}

/** Neither done nor dismissed. */
export const OPEN_STATES = [
  'toContact',
  'toVerify',
  'toRectify',
  'appealed',
] as const satisfies readonly RectificationState[]

export interface RectificationsQuery extends PageOf {
  orgIds?: readonly string[] | undefined
  states: readonly RectificationState[]
  /** Whose limit ended before this day. */
  lateOn?: string | undefined
}

const BY_DUE = [
  ['rectification.due', 1],
  ['_id', 1],
] as const

/** 差评 by the limit that runs, the nearest first; what nothing runs for stands before it. */
export function listRectifications(scope: Scope, query: RectificationsQuery): Promise<Page<RatingDoc>> {
  const { cursor, limit, states, lateOn } = query
  const parts: Filter[] = [
    { 'rectification.state': { $in: [...states] } },
    scopeFilter(scope),
    ...common(query),
    ...(lateOn === undefined ? [] : [{ 'rectification.due': { $gt: '', $lt: lateOn } }]),
  ]
  return findPage<RatingDoc>(RatingModel as never, { $and: parts }, { sort: BY_DUE, cursor, limit })
}

/** null when it is not there or out of scope. */
export async function readRating(scope: Scope, id: string, tx?: Tx): Promise<RatingDoc | null> {
  return ratings.findOne({ $and: [{ _id: toId(id) }, scopeFilter(scope)] }, tx ? { session: tx } : {})
}

/** What was said to an invitation; null while nothing was. */
export async function ratingOf(invitationId: string, tx?: Tx): Promise<RatingDoc | null> {
  return ratings.findOne({ invitationId }, tx ? { session: tx } : {})
}

export async function insertRating(
  doc: Omit<RatingDoc, '_id' | 'version' | 'changedAt' | 'history'>,
  line: Omit<HistoryDoc, 'version'>,
  tx: Tx,
): Promise<RatingDoc> {
  const created: RatingDoc = {
    _id: new mongoose.Types.ObjectId(),
    version: 1,
    ...doc,
    changedAt: line.at,
    history: [{ ...line, version: 1 }],
  }
  await ratings.insertOne(created, { session: tx })
  await markCase(created.caseId, line.at, tx)
  return created
}

/** The next version of what the running transaction has read; null when another act came first. */
export async function changeRating(
  { _id, version }: Pick<RatingDoc, '_id' | 'version'>,
  set: Partial<RatingDoc>,
  line: Omit<HistoryDoc, 'version'>,
  tx: Tx,
): Promise<RatingDoc | null> {
  const next = nextVersion(version, { ...set, changedAt: line.at }, line)
  const options = { session: tx, returnDocument: 'after' as const }
  const after = await ratings.findOneAndUpdate({ _id, version }, next, options)
  if (after) await markCase(after.caseId, line.at, tx)
  return after
}

/** What of a rating its figures are made of. */
export type CountedDoc = Pick<RatingDoc, 'caseId' | 'invitedOn' | 'level' | 'source'> & {
  /** Not there where there is nothing to rectify. */
  rectification?: Pick<RectificationDoc, 'state' | 'rectifyDue' | 'contacts'> & { report?: { on: string } }
}
const COUNTED = {
  ...{ _id: 0, caseId: 1, invitedOn: 1, level: 1, source: 1 },
  ...{ 'rectification.state': 1, 'rectification.rectifyDue': 1, 'rectification.report.on': 1 },
  'rectification.contacts.reached': 1,
} as const

export function countedRatings(caseIds: readonly string[], tx?: Tx): Promise<CountedDoc[]> {
  const filter = { caseId: { $in: [...caseIds] } }
  return ratings
    .find(filter, tx ? { session: tx } : {})
    .project<CountedDoc>(COUNTED)
    .toArray()
}

/** 差评 of the units whose 整改 is not done though its last day was before this one; `orgIds` null: of every unit. */
export function lateRectifications(
  orgIds: readonly string[] | null,
  today: string,
): Promise<Pick<RatingDoc, 'caseId' | 'invitedOn'>[]> {
  const filter = {
    'rectification.state': { $in: [...OPEN_STATES] },
    'rectification.rectifyDue': { $lt: today },
    ...(orgIds === null ? {} : { orgId: { $in: [...orgIds] } }),
  }
  return ratings
    .find(filter as never)
    .project<Pick<RatingDoc, 'caseId' | 'invitedOn'>>({ _id: 0, caseId: 1, invitedOn: 1 })
    .toArray()
}

function common({ orgIds, group }: Pick<RatingsQuery, 'orgIds' | 'group'>): Filter[] {
  return [
    ...(orgIds === undefined ? [] : [{ orgId: { $in: [...orgIds] } }]),
    ...(group === undefined ? [] : [ofGroup(group)]),
  ]
}
