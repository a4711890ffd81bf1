import type { Page } from '@mingdu/shared/kernel/page'
import type { GuideState } from '@mingdu/shared/guides/guides.states'
import type { Tx } from '../../db/connection'
import type { HistoryDoc } from '../../db/history'
import { containsText, findPage } from '../../db/page'
import type { Scope } from '../../http/actor'
import { Refused } from '../../refused'
import { GuideModel, guides, newId, toId, type GuideDoc } from './guides.model'

export { newId, type GuideDoc }

/** A row needs neither texts nor history nor files. */
export type GuideRowDoc = Omit<GuideDoc, 'content' | 'history' | 'openFileIds'>

const ROW = { content: 0, history: 0, openFileIds: 0 } as const

export interface GuideFilter {
  cursor?: string | undefined
  limit: number
  q?: string | undefined
  /** The org asked for and everything below it. */
  orgIds?: readonly string[] | undefined
  powerId?: string | undefined
  state?: GuideState | undefined
  below?: number | undefined
}

/** Last changed first. */
export function listGuides(
  scope: Scope,
  { cursor, limit, ...filter }: GuideFilter,
): Promise<Page<GuideRowDoc>> {
  const sort = [
    ['changedAt', -1],
    ['_id', -1],
  ] as const
  const where = { $and: [scopeFilter(scope), ...conditions(filter)] }
  return findPage<GuideRowDoc>(GuideModel, where, { sort, cursor, limit, projection: ROW })
}

export interface PublicFilter {
  cursor?: string | undefined
  limit: number
  orgIds?: readonly string[] | undefined
  theme?: string | undefined
  audience?: 'person' | 'enterprise' | undefined
  powerId?: string | undefined
}

/** What is published now, by title. */
export function listShown({ cursor, limit, ...filter }: PublicFilter): Promise<Page<GuideRowDoc>> {
  const { orgIds, theme, audience, powerId } = filter
  const where = {
    state: 'published',
    ...(orgIds ? { orgId: { $in: [...orgIds] } } : {}),
    ...(theme === undefined ? {} : { 'shown.themes': theme }),
    ...(audience ? { 'shown.audience': { $in: [audience, 'both'] } } : {}),
    ...(powerId ? { powerId } : {}),
  }
  const sort = [
    ['shown.title', 1],
    ['_id', 1],
  ] as const
  return findPage<GuideRowDoc>(GuideModel, where, { sort, cursor, limit, projection: ROW })
}

/** null when it is not there or out of scope. */
export function findGuide(scope: Scope, id: string, tx?: Tx): Promise<GuideDoc | null> {
  return guides.findOne({ $and: [{ _id: toId(id) }, scopeFilter(scope)] }, tx ? { session: tx } : {})
}

/** For everybody: null unless it was ever published. */
export function findShown(id: string, tx?: Tx): Promise<GuideDoc | null> {
  return guides.findOne({ _id: toId(id), no: { $gt: 0 } }, tx ? { session: tx } : {})
}

/** Another guide of the power that is published, the newest first; null for none. */
export function otherShown(powerId: string, id: string, tx: Tx): Promise<GuideDoc | null> {
  return guides.findOne(
    { powerId, state: 'published', _id: { $ne: toId(id) } },
    { sort: { _id: -1 }, session: tx },
  )
}

/** Every published guide of a power, by title. */
export function shownOfPower(powerId: string): Promise<GuideRowDoc[]> {
  return guides
    .find({ powerId, state: 'published' }, { projection: ROW })
    .sort({ 'shown.title': 1, _id: 1 })
    .toArray()
}

/** Guides of an org that are not 已下线, by title. */
export function guidesOf(orgId: string, limit: number, tx?: Tx): Promise<GuideRowDoc[]> {
  return guides
    .find({ orgId, state: { $ne: 'retired' } }, { projection: ROW, ...(tx ? { session: tx } : {}) })
    .sort({ title: 1, _id: 1 })
    .limit(limit)
    .toArray()
}

export async function insertGuide(doc: GuideDoc, tx: Tx): Promise<void> {
  await guides.insertOne(doc, { session: tx })
}

/** The next version of what the running transaction has read. @throws Refused `version.stale` when another came first */
export async function changeGuide(
  guide: Pick<GuideDoc, '_id' | 'version'>,
  set: Partial<GuideDoc>,
  line: Omit<HistoryDoc, 'version'>,
  tx: Tx,
): Promise<GuideDoc> {
  const version = guide.version + 1
  const changed = await guides.findOneAndUpdate(
    { _id: guide._id, version: guide.version },
    { $set: { ...set, version, changedAt: line.at }, $push: { history: { ...line, version } } },
    { session: tx, returnDocument: 'after' },
  )
  if (!changed) throw new Refused('version.stale', { who: '其他人员', when: '刚才' })
  return changed
}

/** How many guides are published in each theme. */
export async function countByTheme(): Promise<Map<string, number>> {
  const rows = (await guides
    .aggregate([
      { $match: { state: 'published' } },
      { $unwind: '$shown.themes' },
      { $group: { _id: '$shown.themes', count: { $sum: 1 } } },
      { $sort: { _id: 1 } },
    ])
    .toArray()) as unknown as { _id: string; count: number }[]
  return new Map(rows.map(({ _id, count }) => [_id, count]))
}

/** The units that have a published guide. */
export async function orgsWithShown(): Promise<string[]> {
  const rows = (await guides
    .aggregate([{ $match: { state: 'published' } }, { $group: { _id: '$orgId' } }, { $sort: { _id: 1 } }])
    .toArray()) as unknown as { _id: string }[]
  return rows.map(({ _id }) => _id)
}

function conditions({ q, orgIds, powerId, state, below }: Omit<GuideFilter, 'cursor' | 'limit'>) {
  return [
    ...(q ? [{ title: containsText(q) }] : []),
    ...(orgIds ? [{ orgId: { $in: [...orgIds] } }] : []),
    ...(powerId ? [{ powerId }] : []),
    ...(state ? [{ state }] : []),
    ...(below === undefined ? [] : [{ score: { $lt: below } }]),
  ]
}

function scopeFilter(scope: Scope): Record<string, unknown> {
  if (scope.kind === 'all') return {}
  if (scope.kind === 'orgs') return { orgId: { $in: [...scope.orgIds] } }
  return scope.kind === 'region' ? { regionId: scope.regionId } : { orgId: scope.orgId }
}
