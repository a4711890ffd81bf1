import type { BulletinKind, BulletinState } from '@mingdu/shared/bulletins/bulletins.states'
import type { Page } from '@mingdu/shared/kernel/page'
import type { PlainDate } from '@mingdu/shared/kernel/plain-date'
import { Types } from 'mongoose'
import type { Tx } from '../../db/connection'
import type { HistoryDoc } from '../../db/history'
import { containsText, findPage } from '../../db/page'
import type { Scope } from '../../http/actor'
import { BulletinModel, bulletinNumbers, bulletins, type BulletinDoc } from './bulletins.model'

export { bulletinNumbers, type BulletinDoc }

const NEWEST = [
  ['createdAt', -1],
  ['_id', -1],
] as const

/** How far a reader sees: drafts and what was thrown away are of those who write them. */
export interface BulletinReach {
  scope: Scope
  drafts: boolean
}

export interface BulletinQuery {
  kind?: BulletinKind | undefined
  state?: BulletinState | undefined
  q?: string | undefined
  cursor?: string | undefined
  limit: number
}

/** A row needs neither texts nor lists. */
export type BulletinRowDoc = Omit<BulletinDoc, 'texts' | 'history' | 'about'>

const ROW: Record<string, 0> = {
  ...{ texts: 0, history: 0, about: 0 },
  ...{ 'figures.units': 0, 'figures.reds': 0, 'figures.definitions': 0, 'figures.unissued': 0 },
}

export function listBulletins(
  reach: BulletinReach,
  { kind, state, q, ...page }: BulletinQuery,
): Promise<Page<BulletinRowDoc>> {
  const text = q ? containsText(q) : null
  const filter = {
    $and: [
      reachFilter(reach),
      ...(kind ? [{ kind }] : []),
      ...(state ? [{ state }] : []),
      ...(text ? [{ $or: [{ no: text }, { title: text }] }] : []),
    ],
  }
  return findPage<BulletinRowDoc>(BulletinModel as never, filter, { sort: NEWEST, projection: ROW, ...page })
}

/** Drafts that wait to be issued, the oldest first. */
export function draftBulletins(scope: Scope, limit: number): Promise<BulletinRowDoc[]> {
  return bulletins
    .find({ $and: [reachFilter({ scope, drafts: true }), { state: 'draft' }] }, { projection: ROW })
    .sort({ createdAt: 1, _id: 1 })
    .limit(limit)
    .toArray() as Promise<BulletinRowDoc[]>
}

/** null when it is not there, out of scope, or a draft to somebody who sees none. */
export function readBulletin(reach: BulletinReach, id: string, tx?: Tx): Promise<BulletinDoc | null> {
  const filter = { $and: [{ _id: new Types.ObjectId(id) }, reachFilter(reach)] }
  return bulletins.findOne(filter, tx ? { session: tx } : {})
}

/** What there is of a kind for the period that begins on a day, in these states. */
export function bulletinOf(
  regionId: string,
  kind: BulletinKind,
  from: PlainDate,
  states: readonly BulletinState[],
  tx?: Tx,
): Promise<BulletinDoc | null> {
  const filter = { regionId, kind, 'period.from': from, state: { $in: [...states] } }
  return bulletins.findOne(filter, tx ? { session: tx } : {})
}

export async function insertBulletin(doc: Omit<BulletinDoc, '_id'>, tx: Tx): Promise<BulletinDoc> {
  const created = { _id: new Types.ObjectId(), ...doc }
  await bulletins.insertOne(created, { session: tx })
  return created
}

/** The next version with its line of 经过; `merge`: the last line is taken up to date instead, nothing is appended. */
export function changeBulletin(
  { _id, version, history }: Pick<BulletinDoc, '_id' | 'version' | 'history'>,
  set: Partial<BulletinDoc>,
  line: Omit<HistoryDoc, 'version'>,
  merge: boolean,
  tx: Tx,
): Promise<BulletinDoc | null> {
  const next = { ...line, version: version + 1 }
  const lines = merge ? [...history.slice(0, -1), next] : [...history, next]
  return bulletins.findOneAndUpdate(
    { _id, version },
    { $set: { ...set, version: version + 1, history: lines } },
    { session: tx, returnDocument: 'after' },
  )
}

function reachFilter({ scope, drafts }: BulletinReach): Record<string, unknown> {
  const seen = drafts ? {} : { state: { $in: ['issued', 'withdrawn'] } }
  if (scope.kind === 'all') return seen
  // every permission of it reaches a region; whoever holds it otherwise sees none
  return scope.kind === 'region' ? { regionId: scope.regionId, ...seen } : { regionId: '' }
}
