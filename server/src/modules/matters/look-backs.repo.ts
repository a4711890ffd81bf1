import type { PlainDate } from '@mingdu/shared/kernel/plain-date'
import type { Page } from '@mingdu/shared/kernel/page'
import type { LookBackState } from '@mingdu/shared/matters/look-backs.states'
import { Types } from 'mongoose'
import type { Tx } from '../../db/connection'
import { hiddenFilter } from '../../db/hidden'
import { containsText, findPage } from '../../db/page'
import type { Scope } from '../../http/actor'
import { LookBackModel, lookBacks, type LookBackDoc } from './look-backs.model'

export type { LookBackDoc }

export interface LookBackQuery {
  state?: LookBackState | undefined
  matterId?: string | undefined
  q?: string | undefined
  cursor?: string | undefined
  limit: number
}

const SOONEST = [
  ['dueOn', 1],
  ['_id', 1],
] as const

export function listLookBacks(
  scope: Scope,
  { state, matterId, q, ...page }: LookBackQuery,
): Promise<Page<LookBackDoc>> {
  const text = q ? containsText(q) : null
  const filter = {
    $and: [
      scopeFilter(scope),
      ...(state ? [{ state }] : []),
      ...(matterId ? [{ matterId }] : []),
      ...(text ? [{ $or: [{ no: text }, { title: text }] }] : []),
    ],
  }
  return findPage<LookBackDoc>(LookBackModel as never, filter, { sort: SOONEST, ...page })
}

/** null when it is not there or out of scope. */
export function readLookBack(scope: Scope, id: string, tx: Tx): Promise<LookBackDoc | null> {
  const filter = { $and: [{ _id: new Types.ObjectId(id) }, scopeFilter(scope)] }
  return lookBacks.findOne(filter, { session: tx })
}

export async function insertLookBacks(docs: readonly Omit<LookBackDoc, '_id'>[], tx: Tx): Promise<void> {
  if (docs.length === 0) return
  await lookBacks.insertMany(
    docs.map((doc) => ({ _id: new Types.ObjectId(), ...doc })),
    { session: tx },
  )
}

/** Those waiting for a matter are not needed any more. */
export async function voidWaiting(matterId: string, tx: Tx): Promise<void> {
  await lookBacks.updateMany(
    { matterId, state: { $in: ['planned', 'due'] } },
    { $set: { state: 'void' }, $inc: { version: 1 } },
    { session: tx },
  )
}

export function changeLookBack(
  { _id, version }: Pick<LookBackDoc, '_id' | 'version'>,
  set: Partial<LookBackDoc>,
  tx: Tx,
): Promise<LookBackDoc | null> {
  return lookBacks.findOneAndUpdate(
    { _id, version },
    { $set: { ...set, version: version + 1 } },
    { session: tx, returnDocument: 'after' },
  )
}

/** Planned ones whose day has come, over all regions. */
export function reachedLookBacks(today: PlainDate, limit: number, tx: Tx): Promise<LookBackDoc[]> {
  return lookBacks
    .find({ state: 'planned', dueOn: { $lte: today } }, { session: tx })
    .sort({ dueOn: 1, _id: 1 })
    .limit(limit)
    .toArray()
}

/** The one of a round that nobody has recorded yet. */
export function waitingLookBack(matterId: string, round: number, tx: Tx): Promise<LookBackDoc | null> {
  return lookBacks.findOne({ matterId, round, state: { $in: ['planned', 'due'] } }, { session: tx })
}

export function dueLookBacks(scope: Scope, limit: number): Promise<LookBackDoc[]> {
  return lookBacks
    .find({ $and: [scopeFilter(scope), { state: 'due' }] })
    .sort({ dueOn: 1, _id: 1 })
    .limit(limit)
    .toArray()
}

function scopeFilter(scope: Scope): Record<string, unknown> {
  return { ...reachFilter(scope), ...hiddenFilter(scope, 'matterId') }
}

function reachFilter(scope: Scope): Record<string, unknown> {
  if (scope.kind === 'all') return {}
  if (scope.kind === 'region') return { regionId: scope.regionId }
  return { orgIds: { $in: scope.kind === 'orgs' ? [...scope.orgIds] : [scope.orgId] } }
}
