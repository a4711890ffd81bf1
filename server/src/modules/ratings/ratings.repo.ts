import { plainDate } from '@mingdu/shared/kernel/plain-date'
import type { Page } from '@mingdu/shared/kernel/page'
import {
  LEVEL_GROUPS,
  type RatingGroup,
  type RatingLevel,
  type RatingSource,
  type RatingStage,
  type RectificationState,
} from '@mingdu/shared/ratings/ratings.states'
import type { RatingGroupCount } from '@mingdu/shared/ratings/ratings.tally'
import mongoose from 'mongoose'
import type { Tx } from '../../db/connection'
import { nextVersion, type HistoryDoc } from '../../db/history'
import { findPage } from '../../db/page'
import type { Scope } from '../../http/actor'
import type { InvitedQuery } from './ratings.invitations.repo'
import { RatingModel, ratings, toId, type RatingDoc } from './ratings.model'
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
  from?: string | undefined
  to?: string | undefined
}

const NEWEST = [
  ['ratedAt', -1],
  ['_id', -1],
] as const

/** What the scope reaches, newest first. */
export function listRatings(scope: Scope, query: RatingsQuery): Promise<Page<RatingDoc>> {
  const { cursor, limit, level, stage, source, from, to } = query
  const parts = [
    scopeFilter(scope),
    ...common(query),
    ...(level === undefined ? [] : [{ level }]),
    ...(stage === undefined ? [] : [{ stage }]),
    ...(source === undefined ? [] : [{ source }]),
    ...(from === undefined ? [] : [{ ratedOn: { $gte: from } }]),
    ...(to === undefined ? [] : [{ ratedOn: { $lte: to } }]),
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
  return created
}

/** The next version of what the running transaction has read; null when another act came first. */
export function changeRating(
  { _id, version }: Pick<RatingDoc, '_id' | 'version'>,
  set: Partial<RatingDoc>,
  line: Omit<HistoryDoc, 'version'>,
  tx: Tx,
): Promise<RatingDoc | null> {
  return ratings.findOneAndUpdate(
    { _id, version },
    nextVersion(version, { ...set, changedAt: line.at }, line),
    {
      session: tx,
      returnDocument: 'after',
    },
  )
}

/** Ratings of invitations of a time, grouped as the figures need them. */
export async function countRatings(scope: Scope, query: InvitedQuery): Promise<RatingGroupCount[]> {
  const rows = await ratings
    .aggregate<{ _id: GroupKey; n: number }>([
      { $match: { $and: invited(scope, query) } },
      {
        $group: {
          _id: {
            level: '$level',
            source: '$source',
            state: '$rectification.state',
            due: '$rectification.rectifyDue',
            rectifiedOn: '$rectification.report.on',
            reached: '$rectification.contacts.reached',
          },
          n: { $sum: 1 },
        },
      },
    ])
    .toArray()
  return rows.map(({ _id, n }) => ({ rating: countedOf(_id), n }))
}

/** How many cases of those invited in a time got a valid answer. */
export async function countRatedCases(scope: Scope, query: InvitedQuery): Promise<number> {
  const valid = {
    source: { $in: ['active', 'invited'] },
    'rectification.state': { $ne: 'dismissed' },
  }
  const rows = await ratings
    .aggregate<{ n: number }>([
      { $match: { $and: [...invited(scope, query), valid] } },
      { $group: { _id: '$caseId' } },
      { $group: { _id: null, n: { $sum: 1 } } },
    ])
    .toArray()
  return rows[0]?.n ?? 0
}

interface GroupKey {
  level: RatingLevel
  source: RatingSource
  state?: RectificationState | null
  due?: string | null
  rectifiedOn?: string | null
  reached?: boolean[] | null
}

function countedOf({
  level,
  source,
  state,
  due,
  rectifiedOn,
  reached,
}: GroupKey): RatingGroupCount['rating'] {
  return {
    ...{ level, source, signed: true },
    rectification:
      state && due
        ? {
            state,
            contacted: reached?.includes(true) ?? false,
            due: plainDate(due),
            rectifiedOn: rectifiedOn ? plainDate(rectifiedOn) : null,
          }
        : null,
  }
}

function invited(scope: Scope, { orgIds, from, to }: InvitedQuery): Filter[] {
  return [scopeFilter(scope), { invitedOn: { $gte: from, $lte: to } }, ...common({ orgIds })]
}

function common({ orgIds, group }: Pick<RatingsQuery, 'orgIds' | 'group'>): Filter[] {
  const levels = (Object.keys(LEVEL_GROUPS) as RatingLevel[]).filter((one) => LEVEL_GROUPS[one] === group)
  return [
    ...(orgIds === undefined ? [] : [{ orgId: { $in: [...orgIds] } }]),
    ...(group === undefined ? [] : [{ level: { $in: levels } }]),
  ]
}
