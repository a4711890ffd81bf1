import { LIGHTS, type LightColour } from '@mingdu/shared/kernel/light'
import type { Page } from '@mingdu/shared/kernel/page'
import type { AskedKind, ExtensionLevel } from '@mingdu/shared/tasks/acts.states'
import type { TaskState } from '@mingdu/shared/tasks/tasks.states'
import { Types } from 'mongoose'
import type { Tx } from '../../db/connection'
import type { HistoryDoc } from '../../db/history'
import { findPage, LIGHT_SORTS } from '../../db/page'
import type { Scope } from '../../http/actor'
import { noteTaskChanges } from './search.repo'
import {
  askedFilter,
  OPEN,
  OPEN_FILTER,
  scopeFilter,
  waitingFilter,
  wanted,
  wordFilters,
  type AskedWord,
  type TaskFilter,
} from './tasks.filters'
import { TaskModel, UNSETTLED, type TaskDoc } from './tasks.model'

export { OPEN, type TaskDoc, type TaskFilter }

/** What a row of a list needs of a task: neither history nor texts. */
const ROW_FIELDS = [
  'version',
  'regionId',
  'matterId',
  'matterNo',
  'matterTitle',
  'category',
  'leaf',
  'depth',
  'no',
  'title',
  'orgId',
  'coOrgIds',
  'handler',
  'supervisor',
  'limit',
  'segments',
  'period',
  'milestones',
  'answeredThrough',
  'supplementDue',
  'amount',
  'verified',
  'claimed',
  'state',
  'dispatchedAt',
  'dispatchedOn',
  'due',
  'dueTentative',
  'limitDays',
  'closedOn',
  'pendingReportId',
  'reportedByOrgId',
  'splitFrom',
  'light',
  'lightUntil',
  'wasRed',
] as const satisfies readonly (keyof TaskDoc)[]

export type TaskRowDoc = Pick<TaskDoc, '_id' | (typeof ROW_FIELDS)[number]>

export const ROW = Object.fromEntries(ROW_FIELDS.map((field) => [field, 1])) as Record<string, 1>

/** Tasks that were dispatched, within the scope. */
export function listTasks(scope: Scope, personId: string, query: TaskFilter): Promise<Page<TaskRowDoc>> {
  return findPage<TaskRowDoc>(TaskModel, wanted(scope, personId, query), {
    sort: LIGHT_SORTS[query.sort],
    cursor: query.cursor,
    limit: query.limit,
    projection: withSortKeys(query.sort),
  })
}

/** Tasks whose report waits for 核验, worst light and nearest deadline first. */
export function listWaiting(
  scope: Scope,
  query: { cursor?: string | undefined; limit: number; words: readonly AskedWord[] },
): Promise<Page<TaskRowDoc>> {
  const waiting = { ...scopeFilter(scope), state: 'toVerify', listed: true }
  const filter = query.words.length > 0 ? { $and: [waiting, ...wordFilters(query.words)] } : waiting
  return findPage<TaskRowDoc>(TaskModel, filter, {
    sort: LIGHT_SORTS.light,
    cursor: query.cursor,
    limit: query.limit,
    projection: withSortKeys('light'),
  })
}

export type AskedTaskDoc = TaskRowDoc & Pick<TaskDoc, 'acts'>

/** Dispatched tasks of which a 退回 or a 延期 waits for a decision, worst light and nearest deadline first. */
export function askedTasks(
  scope: Scope,
  kind: AskedKind,
  levels: readonly ExtensionLevel[],
  limit: number,
): Promise<AskedTaskDoc[]> {
  return TaskModel.collection
    .find(
      { $and: [{ ...scopeFilter(scope), listed: true }, askedFilter(kind, levels)] },
      { projection: { ...ROW, acts: 1 } },
    )
    .sort({ lightRank: -1, due: 1, _id: 1 })
    .limit(limit)
    .toArray() as unknown as Promise<AskedTaskDoc[]>
}

/** Rows of open tasks that are red, longest overdue first. */
export function overdueTasks(scope: Scope, limit: number): Promise<TaskRowDoc[]> {
  return TaskModel.collection
    .find({ ...scopeFilter(scope), listed: true, state: { $in: OPEN }, light: 'red' }, { projection: ROW })
    .sort({ due: 1, _id: 1 })
    .limit(limit)
    .toArray() as unknown as Promise<TaskRowDoc[]>
}

/** A whole task; a draft shows to those who prepare it only. */
export async function findTask(scope: Scope, id: string, tx?: Tx): Promise<TaskDoc | null> {
  const prepared = scope.kind === 'region' || scope.kind === 'all' ? {} : { dispatchedOn: { $gt: '' } }
  const filter = { _id: new Types.ObjectId(id), ...scopeFilter(scope), ...prepared }
  return (await TaskModel.collection.findOne(filter, tx ? { session: tx } : {})) as TaskDoc | null
}

/** Which of these a person may see, as far as a reference shows them; in no order. */
export async function tasksInScope(
  scope: Scope,
  ids: readonly string[],
): Promise<Map<string, Pick<TaskDoc, 'no' | 'title'>>> {
  if (ids.length === 0) return new Map()
  const docs = (await TaskModel.collection
    .find(
      { _id: { $in: [...new Set(ids)].map((id) => new Types.ObjectId(id)) }, ...scopeFilter(scope) },
      { projection: { no: 1, title: 1 } },
    )
    .toArray()) as unknown as Pick<TaskDoc, '_id' | 'no' | 'title'>[]
  return new Map(docs.map((doc) => [String(doc._id), doc]))
}

/** The 立项依据 of these tasks. */
export async function basesOf(ids: readonly TaskDoc['_id'][]): Promise<Map<string, string>> {
  const docs = await TaskModel.collection
    .find({ _id: { $in: [...ids] } }, { projection: { basis: 1 } })
    .toArray()
  return new Map(docs.map((doc) => [String(doc._id), String(doc['basis'] ?? '')]))
}

/** What decides whether a message about them still holds; in no order. */
export async function taskStates(
  ids: readonly string[],
): Promise<Map<string, Pick<TaskDoc, 'state' | 'dueVersion' | 'leaf'>>> {
  if (ids.length === 0) return new Map()
  const docs = (await TaskModel.collection
    .find(
      { _id: { $in: [...new Set(ids)].map((id) => new Types.ObjectId(id)) } },
      { projection: { state: 1, dueVersion: 1, leaf: 1 } },
    )
    .toArray()) as unknown as Pick<TaskDoc, '_id' | 'state' | 'dueVersion' | 'leaf'>[]
  return new Map(docs.map((doc) => [String(doc._id), doc]))
}

/** Who has each of these tasks in hand; whoever asks has found that the reader may know. */
export async function tasksHeld(
  ids: readonly string[],
  tx?: Tx,
): Promise<Map<string, Pick<TaskDoc, 'orgId' | 'handler' | 'supervisor'>>> {
  if (ids.length === 0) return new Map()
  const docs = (await TaskModel.collection
    .find(
      { _id: { $in: [...new Set(ids)].map((id) => new Types.ObjectId(id)) } },
      { projection: { orgId: 1, handler: 1, supervisor: 1 }, ...(tx ? { session: tx } : {}) },
    )
    .toArray()) as unknown as Pick<TaskDoc, '_id' | 'orgId' | 'handler' | 'supervisor'>[]
  return new Map(docs.map((doc) => [String(doc._id), doc]))
}

/** A task without a scope, for acts of the product itself. */
export async function readTask(id: string, tx?: Tx): Promise<TaskDoc | null> {
  const of = tx ? { session: tx } : {}
  return (await TaskModel.collection.findOne({ _id: new Types.ObjectId(id) }, of)) as TaskDoc | null
}

/** Lights below an inner node, at every depth. */
export async function lightsBelow(task: Pick<TaskDoc, 'matterId' | 'key'>): Promise<LightColour[]> {
  const rows = await TaskModel.collection
    .find(
      { matterId: task.matterId, key: { $gt: `${task.key}.`, $lt: `${task.key}/` } },
      { projection: { light: 1 } },
    )
    .toArray()
  return rows.map((row) => row['light'] as LightColour)
}

/** Changes a task that the running transaction has read, as its next version with a line of history. */
export async function changeTask(
  task: Pick<TaskDoc, '_id' | 'version'>,
  set: Partial<TaskDoc>,
  line: Omit<HistoryDoc, 'version'>,
  tx: Tx,
): Promise<void> {
  const version = task.version + 1
  const written = await TaskModel.updateOne(
    { _id: task._id, version: task.version },
    { $set: { ...UNSETTLED, ...set, version, changedAt: line.at }, $push: { history: { ...line, version } } },
    { session: tx },
  )
  if (written.matchedCount !== 1) throw new Error(`task ${String(task._id)} changed outside its transaction`)
  await noteTaskChanges([{ id: task._id, set }], tx)
}

export interface TaskCounts {
  byLight: { light: LightColour; state: TaskState; n: number }[]
  waiting: { n: number; nearestDue: string | null }
}

/** Open tasks by light and state, and what waits for this person. */
export async function countTasks(scope: Scope, personId: string): Promise<TaskCounts> {
  const waits = { $and: [{ ...scopeFilter(scope), listed: true }, ...waitingFilter(scope, personId)] }
  const [byLight, waiting] = await Promise.all([
    scope.kind === 'region' ? countOpenInRegion(scope) : countOpen(scope),
    TaskModel.collection
      .aggregate<{ n: number; due: string | null }>([
        { $match: waits },
        { $group: { _id: null, n: { $sum: 1 }, due: { $min: '$due' } } },
      ])
      .toArray(),
  ])
  return {
    byLight,
    waiting: { n: waiting[0]?.n ?? 0, nearestDue: waiting[0]?.due ?? null },
  }
}

async function countOpen(scope: Scope): Promise<TaskCounts['byLight']> {
  const groups = await TaskModel.collection
    .aggregate<{ _id: { light: LightColour; state: TaskState }; n: number }>([
      { $match: { ...scopeFilter(scope), listed: true, ...OPEN_FILTER } },
      { $group: { _id: { light: '$light', state: '$state' }, n: { $sum: 1 } } },
    ])
    .toArray()
  return groups.map(({ _id, n }) => ({ light: _id.light, state: _id.state, n }))
}

/** Each number from an index alone: reading all tasks of a region takes many times as long. */
async function countOpenInRegion(scope: Scope): Promise<TaskCounts['byLight']> {
  const lights = Object.keys(LIGHTS) as LightColour[]
  const kinds = lights.flatMap((light) => [...OPEN, 'suspended' as const].map((state) => ({ light, state })))
  return Promise.all(
    kinds.map(async ({ light, state }) => {
      const filter = { ...scopeFilter(scope), listed: true, state, lightRank: LIGHTS[light].rank }
      return { light, state, n: await TaskModel.collection.countDocuments(filter) }
    }),
  )
}

/** The cursor is made of the sort values, so they come along. */
function withSortKeys(sort: TaskFilter['sort']): Record<string, 1> {
  return { ...ROW, ...Object.fromEntries(LIGHT_SORTS[sort].map(([field]) => [field, 1 as const])) }
}

const OPEN_FIELDS = {
  category: 1,
  leaf: 1,
  segments: 1,
  period: 1,
  milestones: 1,
  answeredThrough: 1,
  supplementDue: 1,
  no: 1,
  title: 1,
  state: 1,
  dispatchedOn: 1,
  due: 1,
  closedOn: 1,
  verified: 1,
  wasRed: 1,
  warnedThrough: 1,
  warnedLight: 1,
} as const satisfies Partial<Record<keyof TaskDoc, 1>>

export type OpenTask = Pick<TaskDoc, '_id' | keyof typeof OPEN_FIELDS>

/** Every open leaf, nearest deadline first; without a scope. */
export function openTasks(): Promise<OpenTask[]> {
  return TaskModel.collection
    .find({ state: { $in: OPEN }, leaf: true, listed: true }, { projection: OPEN_FIELDS })
    .sort({ due: 1, _id: 1 })
    .toArray() as unknown as Promise<OpenTask[]>
}
