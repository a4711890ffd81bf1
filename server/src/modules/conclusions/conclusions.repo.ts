import type { ConclusionState } from '@mingdu/shared/conclusions/conclusions.states'
import type { Page } from '@mingdu/shared/kernel/page'
import { Types } from 'mongoose'
import type { Tx } from '../../db/connection'
import { nextVersion, type HistoryDoc } from '../../db/history'
import { hiddenFilter } from '../../db/hidden'
import { containsText, findPage } from '../../db/page'
import type { Scope } from '../../http/actor'
import { ConclusionModel, conclusionNumbers, conclusions, type ConclusionDoc } from './conclusions.model'

export { conclusionNumbers, type ConclusionDoc }

const NEWEST = [
  ['createdAt', -1],
  ['_id', -1],
] as const

export interface ConclusionQuery {
  state?: ConclusionState | undefined
  matterId?: string | undefined
  q?: string | undefined
  cursor?: string | undefined
  limit: number
}

export function listConclusions(
  scope: Scope,
  { state, matterId, q, ...page }: ConclusionQuery,
): Promise<Page<ConclusionDoc>> {
  const text = q ? containsText(q) : null
  const filter = {
    $and: [
      scopeFilter(scope),
      ...(state ? [{ state }] : []),
      ...(matterId ? [{ 'matter.id': matterId }] : []),
      ...(text ? [{ $or: [{ no: text }, { 'matter.no': text }, { 'matter.title': text }] }] : []),
    ],
  }
  return findPage<ConclusionDoc>(ConclusionModel as never, filter, { sort: NEWEST, ...page })
}

/** Those that wait for their 复核, the oldest objection first. */
export function objectedConclusions(scope: Scope, limit: number): Promise<ConclusionDoc[]> {
  return conclusions
    .find({ $and: [scopeFilter(scope), { state: 'objected' }] })
    .sort({ 'objection.on': 1, _id: 1 })
    .limit(limit)
    .toArray()
}

/** Of an org, in these states, newest first. */
export function conclusionsOf(
  orgId: string,
  states: readonly ConclusionState[],
  limit: number,
  tx?: Tx,
): Promise<ConclusionDoc[]> {
  return conclusions
    .find({ 'org.id': orgId, state: { $in: [...states] } }, tx ? { session: tx } : {})
    .sort({ createdAt: -1, _id: -1 })
    .limit(limit)
    .toArray()
}

/** null when it is not there or out of scope. */
export function readConclusion(scope: Scope, id: string, tx?: Tx): Promise<ConclusionDoc | null> {
  const filter = { $and: [{ _id: new Types.ObjectId(id) }, scopeFilter(scope)] }
  return conclusions.findOne(filter, tx ? { session: tx } : {})
}

export async function insertConclusion(doc: Omit<ConclusionDoc, '_id'>, tx: Tx): Promise<ConclusionDoc> {
  const created = { _id: new Types.ObjectId(), ...doc }
  await conclusions.insertOne(created, { session: tx })
  return created
}

export function changeConclusion(
  { _id, version }: Pick<ConclusionDoc, '_id' | 'version'>,
  set: Partial<ConclusionDoc>,
  line: Omit<HistoryDoc, 'version'>,
  tx: Tx,
): Promise<ConclusionDoc | null> {
  return conclusions.findOneAndUpdate({ _id, version }, nextVersion(version, set, line), {
    session: tx,
    returnDocument: 'after',
  })
}

/** An org sees what was issued about it; a draft is of those who write it. */
function scopeFilter(scope: Scope): Record<string, unknown> {
  return { ...reachFilter(scope), ...hiddenFilter(scope, 'matter.id') }
}

function reachFilter(scope: Scope): Record<string, unknown> {
  if (scope.kind === 'all') return {}
  if (scope.kind === 'region') return { regionId: scope.regionId }
  const orgIds = scope.kind === 'orgs' ? [...scope.orgIds] : [scope.orgId]
  return { 'org.id': { $in: orgIds }, no: { $gt: '' } }
}
