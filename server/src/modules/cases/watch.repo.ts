import type { CaseState } from '@mingdu/shared/cases/cases.states'
import { CASE_STATES, isEnd } from '@mingdu/shared/cases/cases.states'
import type { Id } from '@mingdu/shared/kernel/ids'
import type { PlainDate } from '@mingdu/shared/kernel/plain-date'
import mongoose from 'mongoose'
import type { Scope } from '../../http/actor'
import { cases, type CaseDoc } from './cases.model'

/** What supervision reads of a case: nothing of its applicant. */
export type WatchedDoc = Pick<CaseDoc, keyof typeof WATCHED | '_id'>

const WATCHED = {
  ...{ no: 1, regionId: 1, orgId: 1, power: 1, guide: 1, title: 1, legalDays: 1, promisedDays: 1, basis: 1 },
  ...{
    channel: 1,
    window: 1,
    notices: 1,
    state: 1,
    receivedOn: 1,
    firstReceivedOn: 1,
    acceptedOn: 1,
    silent: 1,
  },
  ...{ segments: 1, stages: 1, stepDays: 1, decision: 1, delivery: 1, ended: 1, changedAt: 1 },
  charges: 1,
} as const

export const OPEN_STATES = (Object.keys(CASE_STATES) as CaseState[]).filter(
  (state) => !isEnd(state) && state !== 'draft',
)

/** Cases in one state by id, after one. */
export function casesInState(state: CaseState, after: Id | null, limit: number): Promise<WatchedDoc[]> {
  const filter = after === null ? { state } : { state, _id: { $gt: idOf(after) } }
  return cases.find(filter, { projection: WATCHED }).sort({ _id: 1 }).limit(limit).toArray()
}

/** Cases that changed at this moment or later, oldest change first, after one. */
export function casesChanged(
  since: Date,
  after: { changedAt: Date; _id: mongoose.Types.ObjectId } | null,
  limit: number,
): Promise<WatchedDoc[]> {
  const from = after?.changedAt ?? since
  const filter = after
    ? {
        changedAt: { $gte: from },
        $or: [{ changedAt: { $gt: from } }, { changedAt: from, _id: { $gt: after._id } }],
      }
    : { changedAt: { $gte: from } }
  return cases.find(filter, { projection: WATCHED }).sort({ changedAt: 1, _id: 1 }).limit(limit).toArray()
}

export function casesById(ids: readonly Id[]): Promise<WatchedDoc[]> {
  return cases
    .find({ _id: { $in: ids.map(idOf) } }, { projection: WATCHED })
    .sort({ _id: 1 })
    .toArray()
}

/** Of a case on the board. */
export type BoardDoc = Pick<
  CaseDoc,
  '_id' | 'orgId' | 'power' | 'channel' | 'window' | 'state' | 'due' | 'firstReceivedOn' | 'ended'
>
const BOARD = {
  orgId: 1,
  power: 1,
  channel: 1,
  window: 1,
  state: 1,
  due: 1,
  firstReceivedOn: 1,
  ended: 1,
} as const

/** What is in hand, and what ended today: whatever came in today is among it. */
export async function boardCases(scope: Scope, today: PlainDate): Promise<BoardDoc[]> {
  const reach = scopeFilter(scope)
  const read = (filter: object) =>
    cases.find({ $and: [reach, filter] } as never, { projection: BOARD }).toArray() as unknown as Promise<
      BoardDoc[]
    >
  const [open, ended] = await Promise.all([
    read({ state: { $in: OPEN_STATES } }),
    read({ 'ended.on': today }),
  ])
  return [...open, ...ended]
}

export interface SampleFilter {
  orgIds?: readonly Id[] | undefined
  powerId?: Id | undefined
  /** Closed ones, open ones, or both. */
  ended?: boolean | undefined
  from: string
  to: string
}

/** The ids of every case that came in within the period. */
export async function sampleIds(scope: Scope, { orgIds, powerId, ended, from, to }: SampleFilter) {
  const filter = [
    scopeFilter(scope),
    { firstReceivedOn: { $gte: from, $lte: to } },
    ...(orgIds === undefined ? [] : [{ orgId: { $in: [...orgIds] } }]),
    ...(powerId === undefined ? [] : [{ 'power.id': powerId }]),
    ...(ended === undefined ? [] : [ended ? { 'ended.on': { $gt: '' } } : { ended: null }]),
  ]
  const docs = await cases.find({ $and: filter } as never, { projection: { _id: 1 } }).toArray()
  return docs.map(({ _id }) => String(_id))
}

function scopeFilter(scope: Scope): Record<string, unknown> {
  if (scope.kind === 'all') return {}
  if (scope.kind === 'region') return { regionId: scope.regionId }
  if (scope.kind === 'own') return { orgId: scope.orgId }
  return { orgId: scope.orgIds.length === 1 ? scope.orgIds[0] : { $in: [...scope.orgIds] } }
}

function idOf(id: Id): mongoose.Types.ObjectId {
  return new mongoose.Types.ObjectId(id)
}
