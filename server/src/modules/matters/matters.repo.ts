import type { LightColour } from '@mingdu/shared/kernel/light'
import type { PlainDate } from '@mingdu/shared/kernel/plain-date'
import type { Page } from '@mingdu/shared/kernel/page'
import { basisKindsNamed } from '@mingdu/shared/matters/basis.rules'
import {
  OPEN_MATTER_STATES,
  type MatterCategory,
  type MatterState,
} from '@mingdu/shared/matters/matters.states'
import { Types } from 'mongoose'
import type { Tx } from '../../db/connection'
import type { HistoryDoc } from '../../db/history'
import { containsText, findPage, LIGHT_SORTS } from '../../db/page'
import type { Scope } from '../../http/actor'
import type { Named } from '../tasks/asked.service'
import { MatterModel, matterNumbers, type MatterDoc } from './matters.model'

export { matterNumbers, type MatterDoc }

type Filter = Record<string, unknown>

export interface MatterFilter {
  cursor?: string | undefined
  limit: number
  state?: MatterState | undefined
  light?: LightColour | undefined
  category?: MatterCategory | undefined
  orgId?: string | undefined
  supervisorId?: string | undefined
  plan?: 'unissued' | undefined
  no?: string | undefined
  named: Named
  sort: 'light' | 'due' | 'changed'
}

/** A row needs neither texts nor history nor files. */
export type MatterRowDoc = Omit<MatterDoc, 'note' | 'history' | 'conclusion' | 'plan' | 'overlap'>

const ROW = { note: 0, history: 0, conclusion: 0, plan: 0, overlap: 0, 'basis.fileIds': 0 } as const

export function listMatters(scope: Scope, query: MatterFilter): Promise<Page<MatterRowDoc>> {
  const filter = { $and: [scopeFilter(scope), ...conditions(query)] }
  const { cursor, limit } = query
  return findPage<MatterRowDoc>(MatterModel, filter, {
    sort: LIGHT_SORTS[query.sort],
    cursor,
    limit,
    projection: ROW,
  })
}

export async function findMatter(scope: Scope, id: string, tx?: Tx): Promise<MatterDoc | null> {
  const filter = { $and: [{ _id: new Types.ObjectId(id) }, scopeFilter(scope)] }
  return (await MatterModel.collection.findOne(filter, tx ? { session: tx } : {})) as MatterDoc | null
}

/** Rows for the desk of those who decide, most urgent first. */
export async function mattersInState(
  scope: Scope,
  state: MatterState,
  more: Filter,
  limit: number,
): Promise<MatterRowDoc[]> {
  return (await MatterModel.collection
    .find({ $and: [scopeFilter(scope), { state }, more] }, { projection: ROW })
    .sort({ lightRank: -1, due: 1, _id: 1 })
    .limit(limit)
    .toArray()) as unknown as MatterRowDoc[]
}

export async function insertMatter(doc: MatterDoc, tx: Tx): Promise<void> {
  await MatterModel.create([doc], { session: tx })
}

/** Changes a matter that the running transaction has read, as its next version with a line of history. */
export async function changeMatter(
  matter: Pick<MatterDoc, '_id' | 'version'>,
  set: Partial<MatterDoc>,
  line: Omit<HistoryDoc, 'version'>,
  tx: Tx,
): Promise<void> {
  const version = matter.version + 1
  const written = await MatterModel.updateOne(
    { _id: matter._id, version: matter.version },
    {
      $set: { lightUntil: '', ...set, version, changedAt: line.at },
      $push: { history: { ...line, version } },
    },
    { session: tx },
  )
  if (written.matchedCount !== 1)
    throw new Error(`matter ${String(matter._id)} changed outside its transaction`)
}

/** A line of 经过 about what was done elsewhere: nothing of the matter changes, its version neither. */
export async function appendLine(
  { _id, version }: Pick<MatterDoc, '_id' | 'version'>,
  line: Omit<HistoryDoc, 'version'>,
  tx: Tx,
): Promise<void> {
  await MatterModel.updateOne({ _id }, { $push: { history: { ...line, version } } }, { session: tx })
}

/** Remembers who decided reports of a matter: they may not close it. */
export async function addVerifier(matterId: string, personId: string, tx: Tx): Promise<void> {
  await MatterModel.updateOne({ _id: matterId }, { $addToSet: { verifierIds: personId } }, { session: tx })
}

/** An org that a task was moved to, or that helps with one, sees the matter from then on. */
export async function joinMatter(matterId: string, orgId: string, tx: Tx): Promise<void> {
  await MatterModel.updateOne({ _id: matterId }, { $addToSet: { orgIds: orgId } }, { session: tx })
}

/** Whether this person is or was a handler of one of its tasks: who was goes on seeing it. */
export async function hasHandler(matterId: string, personId: string, tx: Tx): Promise<boolean> {
  const found = await MatterModel.collection.findOne(
    { _id: new Types.ObjectId(matterId), handlerIds: personId },
    { projection: { _id: 1 }, session: tx },
  )
  return found !== null
}

/** Takes back that this person was a handler. */
export async function dropHandler(matterId: string, personId: string, tx: Tx): Promise<void> {
  await MatterModel.updateOne({ _id: matterId }, { $pull: { handlerIds: personId } }, { session: tx })
}

/** A matter never ends before its tasks: an earlier deadline moves to this one, with a line of history. */
export async function moveMatterDue(
  matterId: string,
  due: PlainDate,
  line: Omit<HistoryDoc, 'version'>,
  tx: Tx,
): Promise<void> {
  const matter = (await MatterModel.collection.findOne(
    { _id: new Types.ObjectId(matterId), due: { $lt: due } },
    { projection: { version: 1, due: 1 }, session: tx },
  )) as Pick<MatterDoc, '_id' | 'version' | 'due'> | null
  if (!matter) return
  const note = `${line.note}，限期由 ${matter.due} 改为 ${due}`
  await changeMatter(matter, { due }, { ...line, note }, tx)
}

/** What settling and the daily scan need of a matter. */
const SETTLING_FIELDS = [
  'version',
  'category',
  'state',
  'dispatchedOn',
  'due',
  'completedOn',
  'verified',
  'counts',
  'light',
  'lightUntil',
  'wasRed',
  'handlerIds',
] as const satisfies readonly (keyof MatterDoc)[]

const SETTLING = Object.fromEntries(SETTLING_FIELDS.map((field) => [field, 1]))

export type SettlingMatter = Pick<MatterDoc, '_id' | (typeof SETTLING_FIELDS)[number]>

/** Matters for settling, without a scope. */
export async function mattersForSettling(ids: readonly string[], tx: Tx): Promise<SettlingMatter[]> {
  return (await MatterModel.collection
    .find({ _id: { $in: ids.map((id) => new Types.ObjectId(id)) } }, { projection: SETTLING, session: tx })
    .toArray()) as unknown as SettlingMatter[]
}

/** One write to a matter: fields to set and lines of the system to append; its version stays. */
export interface MatterWrite {
  id: MatterDoc['_id']
  set: Partial<MatterDoc>
  lines: readonly HistoryDoc[]
}

export async function writeMatters(writes: readonly MatterWrite[], tx: Tx): Promise<void> {
  if (writes.length === 0) return
  const operations = writes.map(({ id, set, lines }) => {
    const push = lines.length > 0 ? { $push: { history: { $each: [...lines] } } } : {}
    return { updateOne: { filter: { _id: id }, update: { $set: set, ...push } } }
  })
  await MatterModel.collection.bulkWrite(operations as never, { session: tx })
}

/** Matters in hand whose own light does not hold today any more. */
export async function staleMatters(
  today: PlainDate,
  limit: number,
): Promise<Pick<MatterDoc, '_id' | 'lightUntil'>[]> {
  return (await MatterModel.collection
    .find(
      { lightUntil: { $gte: '', $lte: today }, state: { $in: [...OPEN_MATTER_STATES] } },
      { projection: { lightUntil: 1 } },
    )
    .sort({ lightUntil: 1, _id: 1 })
    .limit(limit)
    .toArray()) as unknown as Pick<MatterDoc, '_id' | 'lightUntil'>[]
}

/** Ids of matters in hand that were not settled by this calendar and these rules yet; found without those that were. */
export async function unscannedMatters(scannedAs: string, limit: number): Promise<string[]> {
  for (const other of [{ $lt: scannedAs }, { $gt: scannedAs }]) {
    const rows = await MatterModel.collection
      .find({ state: { $in: [...OPEN_MATTER_STATES] }, scannedAs: other }, { projection: { _id: 1 } })
      .limit(limit)
      .toArray()
    if (rows.length > 0) return rows.map((row) => String(row._id))
  }
  return []
}

/** Matters that asked these orgs since this day, newest first; without those called off and `exceptIds`. */
export async function askedSince(
  orgIds: readonly string[],
  since: PlainDate,
  exceptIds: readonly string[],
  tx?: Tx,
): Promise<AskingDoc[]> {
  const filter = {
    orgIds: { $in: [...orgIds] },
    dispatchedOn: { $gte: since },
    state: { $ne: 'cancelled' },
    _id: { $nin: exceptIds.map((id) => new Types.ObjectId(id)) },
  }
  const projection = {
    ...{
      no: 1,
      title: 1,
      basis: 1,
      leadOrgId: 1,
      officeId: 1,
      jointOfficeId: 1,
      orgIds: 1,
      dispatchedOn: 1,
      createdBy: 1,
    },
  }
  return (await MatterModel.collection
    .find(filter, { projection, ...(tx ? { session: tx } : {}) })
    .sort({ dispatchedOn: -1, _id: -1 })
    .limit(200)
    .toArray()) as unknown as AskingDoc[]
}

export type AskingDoc = Pick<
  MatterDoc,
  | '_id'
  | 'no'
  | 'title'
  | 'basis'
  | 'leadOrgId'
  | 'officeId'
  | 'jointOfficeId'
  | 'orgIds'
  | 'dispatchedOn'
  | 'createdBy'
>

/** Orgs see a matter once it is issued to them; who prepares it sees it before. */
export function scopeFilter(scope: Scope): Filter {
  if (!scope.hidden) return reachFilter(scope)
  const shown = { _id: { $nin: scope.hidden.map((id) => new Types.ObjectId(id)) } }
  return { $and: [reachFilter(scope), shown] }
}

function reachFilter(scope: Scope): Filter {
  if (scope.kind === 'all') return {}
  if (scope.kind === 'region') return { regionId: scope.regionId }
  const orgIds = scope.kind === 'orgs' ? [...scope.orgIds] : [scope.orgId]
  return { orgIds: { $in: orgIds }, dispatchedOn: { $gt: '' } }
}

function conditions(query: MatterFilter): Filter[] {
  const { state, light, category, orgId, supervisorId, plan, no, named } = query
  const found: Filter[] = []
  if (state) found.push({ state })
  if (light) found.push({ light })
  if (category) found.push({ category })
  if (orgId) found.push({ orgIds: named.orgIds ? { $in: [...named.orgIds] } : orgId })
  if (supervisorId) found.push({ 'supervisor.id': supervisorId })
  if (plan) found.push({ 'planRow.row': { $gt: 0 }, state: { $in: ['draft', 'approved'] } })
  if (no) found.push({ no: containsText(no) })
  return [...found, ...namedFilters(named)]
}

/** Names of a query on matters: a person is the 督查员 or has handled a task, a source is a kind or in the text. */
function namedFilters({ words, leadIds, regionOrgIds, personIds, source }: Named): Filter[] {
  const found = words.map(({ text, orgIds }) => wordFilter(text, orgIds))
  if (leadIds) found.push({ leadOrgId: { $in: [...leadIds] } })
  if (regionOrgIds) found.push({ leadOrgId: { $in: [...regionOrgIds] } })
  if (personIds) {
    const ids = { $in: [...personIds] }
    found.push({ $or: [{ 'supervisor.id': ids }, { handlerIds: ids }] })
  }
  if (source) {
    const kinds = basisKindsNamed(source.text)
    found.push({ $or: [{ 'basis.text': containsText(source.text) }, { 'basis.kind': { $in: kinds } }] })
  }
  return found
}

function wordFilter(text: string, orgIds: readonly string[]): Filter {
  const holds = containsText(text)
  return {
    $or: [
      { title: holds },
      { no: holds },
      { 'basis.text': holds },
      ...(orgIds.length > 0 ? [{ leadOrgId: { $in: [...orgIds] } }] : []),
    ],
  }
}

export function newMatterId(): MatterDoc['_id'] {
  return new Types.ObjectId()
}
