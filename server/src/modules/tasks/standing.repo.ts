import type { PlainDate } from '@mingdu/shared/kernel/plain-date'
import type { MatterCategory } from '@mingdu/shared/matters/matters.states'
import type { TaskState } from '@mingdu/shared/tasks/tasks.states'
import { Types } from 'mongoose'
import type { Scope } from '../../http/actor'
import { ReportModel, type ReportDoc } from './reports.model'
import { OPEN_FILTER, scopeFilter } from './tasks.filters'
import { TaskModel, type TaskDoc } from './tasks.model'

/** What where tasks stand is worked out from: no texts but the names, no history. */
const FIELDS = [
  'matterId',
  'matterNo',
  'matterTitle',
  'category',
  'leaf',
  'no',
  'title',
  'orgId',
  'segments',
  'period',
  'milestones',
  'answeredThrough',
  'supplementDue',
  'verified',
  'state',
  'dispatchedOn',
  'due',
  'closedOn',
  'signedAt',
  'suspension',
  'pendingReportId',
  'acts',
  'light',
  'lightUntil',
  'wasRed',
] as const satisfies readonly (keyof TaskDoc)[]

export type StandingDoc = Pick<TaskDoc, '_id' | (typeof FIELDS)[number]>

const PROJECTION = Object.fromEntries(FIELDS.map((field) => [field, 1]))

/** The tasks of one category, or of some matters; neither: all. */
export interface Narrowing {
  category: MatterCategory | null
  matterIds: readonly string[]
}

/** Of these states and this org alone, where given. */
export interface TaskNarrowing extends Narrowing {
  states?: readonly TaskState[] | undefined
  orgId?: string | undefined
}

/** Dispatched leaves that are open, or were due or done since `from`; those called off are left out. */
export function standingDocs(
  scope: Scope,
  { category, matterIds, states, orgId }: TaskNarrowing,
  from: PlainDate | null,
): Promise<StandingDoc[]> {
  const since = from === null ? [] : [{ due: { $gte: from } }, { closedOn: { $gte: from } }]
  const filter = {
    $and: [
      { ...scopeFilter(scope), listed: true, state: { $ne: 'cancelled' } },
      { $or: [OPEN_FILTER, ...since] },
      ...(category === null ? [] : [{ category }]),
      ...(matterIds.length === 0 ? [] : [{ matterId: { $in: [...matterIds] } }]),
      ...(states === undefined ? [] : [{ state: { $in: [...states] } }]),
      ...(orgId === undefined ? [] : [{ orgId }]),
    ],
  }
  return TaskModel.collection
    .find(filter, { projection: PROJECTION })
    .sort({ _id: 1 })
    .toArray() as unknown as Promise<StandingDoc[]>
}

export type PendingReportDoc = Pick<ReportDoc, '_id' | 'submittedAt' | 'asked'>

/** When each of these reports came, and what was asked of it. */
export function pendingReports(ids: readonly string[]): Promise<PendingReportDoc[]> {
  return ReportModel.collection
    .find(
      { _id: { $in: ids.map((id) => new Types.ObjectId(id)) } },
      { projection: { submittedAt: 1, 'asked.askedAt': 1, 'asked.at': 1 } },
    )
    .toArray() as unknown as Promise<PendingReportDoc[]>
}

/** The day on which the last task of each of these matters was done. */
export async function lastDoneOf(matterIds: readonly string[]): Promise<Map<string, PlainDate>> {
  if (matterIds.length === 0) return new Map()
  const groups = await TaskModel.collection
    .aggregate<{ _id: string; last: PlainDate | null }>([
      { $match: { matterId: { $in: [...matterIds] }, listed: true, state: 'done' } },
      { $group: { _id: '$matterId', last: { $max: '$closedOn' } } },
    ])
    .toArray()
  return new Map(groups.flatMap(({ _id, last }) => (last === null ? [] : [[_id, last] as const])))
}
