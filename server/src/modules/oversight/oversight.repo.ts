import type { Page } from '@mingdu/shared/kernel/page'
import { Types } from 'mongoose'
import type { Tx } from '../../db/connection'
import { nextVersion, type HistoryDoc } from '../../db/history'
import { hiddenFilter } from '../../db/hidden'
import { findPage } from '../../db/page'
import type { Scope } from '../../http/actor'
import { OversightModel, oversightOpinions, type OversightDoc } from './oversight.model'

export type { OversightDoc }

const NEWEST = [
  ['createdAt', -1],
  ['_id', -1],
] as const

export interface OversightQuery {
  answered?: 'yes' | 'no' | undefined
  quarter?: string | undefined
  cursor?: string | undefined
  limit: number
}

export function listOpinions(
  scope: Scope,
  { answered, quarter, ...page }: OversightQuery,
): Promise<Page<OversightDoc>> {
  const filter = {
    $and: [
      scopeFilter(scope),
      ...(answered === undefined ? [] : [{ answer: answered === 'no' ? null : { $ne: null } }]),
      ...(quarter === undefined ? [] : [{ quarter }]),
    ],
  }
  return findPage<OversightDoc>(OversightModel as never, filter, { sort: NEWEST, ...page })
}

export type CountedOpinionDoc = Pick<OversightDoc, 'officeId' | 'level' | 'hours' | 'answer' | 'answerDue'>

/** Every opinion of a region in a quarter: for figures alone. */
export function opinionsOf(regionId: string, quarter: string): Promise<CountedOpinionDoc[]> {
  return oversightOpinions
    .find({ regionId, quarter }, { projection: { officeId: 1, level: 1, hours: 1, answer: 1, answerDue: 1 } })
    .sort({ _id: 1 })
    .toArray()
}

/** null when it is not there or out of scope. */
export function readOpinion(scope: Scope, id: string, tx?: Tx): Promise<OversightDoc | null> {
  const filter = { $and: [{ _id: new Types.ObjectId(id) }, scopeFilter(scope)] }
  return oversightOpinions.findOne(filter, tx ? { session: tx } : {})
}

export function opinionOf(
  matterId: string,
  orgId: string,
  quarter: string,
  tx: Tx,
): Promise<OversightDoc | null> {
  return oversightOpinions.findOne({ 'matter.id': matterId, 'org.id': orgId, quarter }, { session: tx })
}

export async function insertOpinion(doc: Omit<OversightDoc, '_id'>, tx: Tx): Promise<OversightDoc> {
  const created = { _id: new Types.ObjectId(), ...doc }
  await oversightOpinions.insertOne(created, { session: tx })
  return created
}

export function changeOpinion(
  { _id, version }: Pick<OversightDoc, '_id' | 'version'>,
  set: Partial<OversightDoc>,
  line: Omit<HistoryDoc, 'version'>,
  tx: Tx,
): Promise<OversightDoc | null> {
  return oversightOpinions.findOneAndUpdate({ _id, version }, nextVersion(version, set, line), {
    session: tx,
    returnDocument: 'after',
  })
}

function scopeFilter(scope: Scope): Record<string, unknown> {
  return { ...reachFilter(scope), ...hiddenFilter(scope, 'matter.id') }
}

function reachFilter(scope: Scope): Record<string, unknown> {
  if (scope.kind === 'all') return {}
  if (scope.kind === 'region') return { regionId: scope.regionId }
  return { 'org.id': { $in: scope.kind === 'orgs' ? [...scope.orgIds] : [scope.orgId] } }
}
