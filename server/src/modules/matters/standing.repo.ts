import type { PlainDate } from '@mingdu/shared/kernel/plain-date'
import type { MatterState } from '@mingdu/shared/matters/matters.states'
import { Types } from 'mongoose'
import type { Scope } from '../../http/actor'
import type { Narrowing } from '../tasks/standing.service'
import { MatterModel, type MatterDoc } from './matters.model'
import { scopeFilter } from './matters.repo'

const FIELDS = [
  'no',
  'title',
  'state',
  'leadOrgId',
  'due',
  'createdAt',
  'approvedAt',
  'dispatchedOn',
  'closing',
  'relapses',
  'verified',
  'counts',
] as const satisfies readonly (keyof MatterDoc)[]

export type StandingMatterDoc = Pick<MatterDoc, '_id' | (typeof FIELDS)[number]>

const PROJECTION = Object.fromEntries(FIELDS.map((field) => [field, 1]))

const ENDED: readonly MatterState[] = ['closed', 'longTerm', 'cancelled']
const NOT_ISSUED: readonly MatterState[] = ['draft', 'approved']

/** Matters that have not ended, and those dispatched since `from`; null: those not ended alone. */
export function standingMatterDocs(
  scope: Scope,
  narrowing: Narrowing,
  from: PlainDate | null,
): Promise<StandingMatterDoc[]> {
  const since = from === null ? [] : [{ dispatchedOn: { $gte: from } }]
  const open = { $or: [{ state: { $nin: [...ENDED] } }, ...since] }
  return MatterModel.collection
    .find({ $and: [scopeFilter(scope), open, ...narrowed(narrowing)] }, { projection: PROJECTION })
    .sort({ _id: 1 })
    .toArray() as unknown as Promise<StandingMatterDoc[]>
}

export type UnissuedDoc = Pick<MatterDoc, '_id' | 'title' | 'leadOrgId' | 'due' | 'state'>

/** Rows of a 督查计划 that were never dispatched: how many, how many of them past their deadline, and the first. */
export async function unissuedRows(
  scope: Scope,
  narrowing: Narrowing,
  today: PlainDate,
  limit: number,
): Promise<{ n: number; overdue: number; rows: UnissuedDoc[] }> {
  const unissued = { 'planRow.row': { $gt: 0 }, state: { $in: [...NOT_ISSUED] } }
  const all = { $and: [scopeFilter(scope), unissued, ...narrowed(narrowing)] }
  const [n, overdue, rows] = await Promise.all([
    MatterModel.collection.countDocuments(all),
    MatterModel.collection.countDocuments({ $and: [...all.$and, { due: { $lt: today } }] }),
    limit === 0
      ? []
      : MatterModel.collection
          .find(all, { projection: { title: 1, leadOrgId: 1, due: 1, state: 1 } })
          .sort({ due: 1, _id: 1 })
          .limit(limit)
          .toArray(),
  ])
  return { n, overdue, rows: rows as unknown as UnissuedDoc[] }
}

function narrowed({ category, matterIds }: Narrowing): Record<string, unknown>[] {
  return [
    ...(category === null ? [] : [{ category }]),
    ...(matterIds.length === 0 ? [] : [{ _id: { $in: matterIds.map((id) => new Types.ObjectId(id)) } }]),
  ]
}
