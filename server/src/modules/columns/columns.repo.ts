import type { AnnouncementKind, ArticleState, Column } from '@mingdu/shared/columns/columns.states'
import type { Page } from '@mingdu/shared/kernel/page'
import { Types } from 'mongoose'
import type { Tx } from '../../db/connection'
import { nextVersion, type HistoryDoc } from '../../db/history'
import { containsText, findPage } from '../../db/page'
import type { Scope } from '../../http/actor'
import { ArticleModel, articles, type ArticleDoc, type ResultDoc } from './columns.model'

export type { ArticleDoc, ResultDoc }

const CHANGED = [
  ['changedAt', -1],
  ['_id', -1],
] as const
const PUBLISHED = [
  ['publishedAt', -1],
  ['_id', -1],
] as const

interface ArticleQuery {
  column?: Column | undefined
  state?: ArticleState | undefined
  q?: string | undefined
  cursor?: string | undefined
  limit: number
}

/** What those who write and review see, the last changed first. */
export function listArticles(
  scope: Scope,
  { column, state, q, ...page }: ArticleQuery,
): Promise<Page<ArticleDoc>> {
  const filter = {
    $and: [
      scopeFilter(scope),
      ...(column ? [{ column }] : []),
      ...(state ? [{ state }] : []),
      ...(q ? [{ 'content.title': containsText(q) }] : []),
    ],
  }
  return findPage<ArticleDoc>(ArticleModel as never, filter, { sort: CHANGED, ...page })
}

/** What is out, the newest first; `regionIds` null: of every region. */
export function listPublished(query: {
  column: Column
  kind?: AnnouncementKind | undefined
  regionIds: readonly string[] | null
  cursor?: string | undefined
  limit: number
}): Promise<Page<ArticleDoc>> {
  const { column, kind, regionIds, ...page } = query
  const filter = {
    ...{ state: 'published', column },
    ...(kind ? { 'content.kind': kind } : {}),
    ...(regionIds ? { regionId: { $in: [...regionIds] } } : {}),
  }
  return findPage<ArticleDoc>(ArticleModel as never, filter, { sort: PUBLISHED, ...page })
}

/** null when it is not there or out of scope. */
export function readArticle(scope: Scope, id: string, tx?: Tx): Promise<ArticleDoc | null> {
  const filter = { $and: [{ _id: new Types.ObjectId(id) }, scopeFilter(scope)] }
  return articles.findOne(filter, tx ? { session: tx } : {})
}

/** What waits for review, the oldest first: articles, and results of exposures. */
export function articlesToReview(scope: Scope, limit: number): Promise<ArticleDoc[]> {
  const waits = { $or: [{ state: 'submitted' }, { state: 'published', pending: { $ne: null } }] }
  return articles
    .find({ $and: [scopeFilter(scope), waits] } as never)
    .sort({ changedAt: 1, _id: 1 })
    .limit(limit)
    .toArray()
}

/** Approved for a moment that has come. */
export function dueArticles(at: Date): Promise<ArticleDoc[]> {
  return articles
    .find({ state: 'scheduled', publishAt: { $lte: at } })
    .sort({ publishAt: 1 })
    .limit(50)
    .toArray()
}

export function articleToTell(): Promise<ArticleDoc | null> {
  return articles.findOne({ telling: true }, { sort: { _id: 1 } })
}

/** Topics on which a person is the expert. */
export async function topicIdsOf(accountId: string): Promise<string[]> {
  const found = await articles.find({ 'experts.id': accountId }, { projection: { _id: 1 } }).toArray()
  return found.map(({ _id }) => String(_id))
}

/** What a round of review is checked under. */
export function newCheckId(): string {
  return String(new Types.ObjectId())
}

export async function insertArticle(doc: Omit<ArticleDoc, '_id'>, tx: Tx): Promise<ArticleDoc> {
  const created = { _id: new Types.ObjectId(), ...doc }
  await articles.insertOne(created, { session: tx })
  return created
}

/** The next version with its line of 经过; null when another act came first. */
export function changeArticle(
  { _id, version }: Pick<ArticleDoc, '_id' | 'version'>,
  set: Partial<ArticleDoc>,
  line: Omit<HistoryDoc, 'version'>,
  tx: Tx,
): Promise<ArticleDoc | null> {
  return articles.findOneAndUpdate({ _id, version }, nextVersion(version, set, line) as never, {
    session: tx,
    returnDocument: 'after',
  })
}

/** How far the subscribers were told; it is no act on the article. */
export async function noteTold(
  _id: ArticleDoc['_id'],
  set: Pick<ArticleDoc, 'telling' | 'toldAfter'>,
  tx: Tx,
): Promise<void> {
  await articles.updateOne({ _id }, { $set: set }, { session: tx })
}

export function scopeFilter(scope: Scope): Record<string, unknown> {
  if (scope.kind === 'all') return {}
  if (scope.kind === 'region') return { regionId: scope.regionId }
  return { 'org.id': scope.kind === 'orgs' ? { $in: [...scope.orgIds] } : scope.orgId }
}
