import type { InterventionKind, InterventionState } from '@mingdu/shared/interventions/interventions.states'
import type { Page } from '@mingdu/shared/kernel/page'
import { Types } from 'mongoose'
import type { Tx } from '../../db/connection'
import { nextVersion, type HistoryDoc } from '../../db/history'
import { hiddenFilter } from '../../db/hidden'
import { containsText, findPage } from '../../db/page'
import type { Scope } from '../../http/actor'
import {
  InterventionModel,
  interventionNumbers,
  interventions,
  type InterventionDoc,
} from './interventions.model'

export { interventionNumbers, type InterventionDoc }

const NEWEST = [
  ['createdAt', -1],
  ['_id', -1],
] as const

export interface InterventionQuery {
  kind?: InterventionKind | undefined
  state?: InterventionState | undefined
  orgId?: string | undefined
  subjectId?: string | undefined
  q?: string | undefined
  cursor?: string | undefined
  limit: number
}

export function listInterventions(
  scope: Scope,
  { kind, state, orgId, subjectId, q, ...page }: InterventionQuery,
): Promise<Page<InterventionDoc>> {
  const text = q ? containsText(q) : null
  const filter = {
    $and: [
      scopeFilter(scope),
      ...(kind ? [{ kind }] : []),
      ...(state ? [{ state }] : []),
      ...(orgId ? [{ 'org.id': orgId }] : []),
      ...(subjectId ? [{ 'subject.id': subjectId }] : []),
      ...(text ? [{ $or: [{ no: text }, { 'subject.no': text }, { 'subject.name': text }] }] : []),
    ],
  }
  return findPage<InterventionDoc>(InterventionModel as never, filter, { sort: NEWEST, ...page })
}

/** Those in one state, the oldest first. */
export function interventionsInState(
  scope: Scope,
  state: InterventionState,
  limit: number,
): Promise<InterventionDoc[]> {
  return interventions
    .find({ $and: [scopeFilter(scope), { state }] })
    .sort({ createdAt: 1, _id: 1 })
    .limit(limit)
    .toArray()
}

/** null when it is not there or out of scope. */
export function readIntervention(scope: Scope, id: string, tx?: Tx): Promise<InterventionDoc | null> {
  const filter = { $and: [{ _id: new Types.ObjectId(id) }, scopeFilter(scope)] }
  return interventions.findOne(filter, tx ? { session: tx } : {})
}

export async function insertIntervention(doc: InterventionDoc, tx: Tx): Promise<void> {
  await interventions.insertOne(doc, { session: tx })
}

export function newInterventionId(): Types.ObjectId {
  return new Types.ObjectId()
}

export function changeIntervention(
  { _id, version }: Pick<InterventionDoc, '_id' | 'version'>,
  set: Partial<InterventionDoc>,
  line: Omit<HistoryDoc, 'version'>,
  tx: Tx,
): Promise<InterventionDoc | null> {
  return interventions.findOneAndUpdate({ _id, version }, nextVersion(version, set, line), {
    session: tx,
    returnDocument: 'after',
  })
}

function scopeFilter(scope: Scope): Record<string, unknown> {
  return { ...reachFilter(scope), ...hiddenFilter(scope, 'subject.id') }
}

function reachFilter(scope: Scope): Record<string, unknown> {
  if (scope.kind === 'all') return {}
  if (scope.kind === 'region') return { regionId: scope.regionId }
  const orgIds = scope.kind === 'orgs' ? [...scope.orgIds] : [scope.orgId]
  return { 'org.id': { $in: orgIds } }
}
