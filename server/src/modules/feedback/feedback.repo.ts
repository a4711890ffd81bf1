import type { Page } from '@mingdu/shared/kernel/page'
import type { Tx } from '../../db/connection'
import { nextVersion, type HistoryDoc } from '../../db/history'
import { findPage } from '../../db/page'
import type { Scope } from '../../http/actor'
import { FeedbackModel, feedbackNumbers, type FeedbackDoc } from './feedback.model'

export { feedbackNumbers, type FeedbackDoc }

interface PageOf {
  cursor?: string | undefined
  limit: number
}

const NEWEST = [
  ['createdAt', -1],
  ['_id', -1],
] as const

/** What the scope reaches, newest first: one's own, or (for those who answer) everything. */
export function listFeedback(
  scope: Scope,
  { replied, ...page }: PageOf & { replied?: 'true' | 'false' | undefined },
): Promise<Page<FeedbackDoc>> {
  const wanted = replied === undefined ? {} : { replied: replied === 'true' }
  return findPage<FeedbackDoc>(FeedbackModel, { ...scopeFilter(scope), ...wanted }, { sort: NEWEST, ...page })
}

/** What everybody who is signed in may read, last published first. */
export function listPublished(page: PageOf): Promise<Page<FeedbackDoc>> {
  const sort = [
    ['publishedAt', -1],
    ['_id', -1],
  ] as const
  return findPage<FeedbackDoc>(FeedbackModel, { publishedAt: { $gt: new Date(0) } }, { sort, ...page })
}

/** null when it is not there or out of scope. */
export async function readFeedback(scope: Scope, id: string, tx: Tx): Promise<FeedbackDoc | null> {
  const doc = await FeedbackModel.findById(id).session(tx).lean<FeedbackDoc>()
  if (!doc || scope.kind === 'all') return doc
  return scope.kind === 'own' && doc.author.id === scope.accountId ? doc : null
}

export async function insertFeedback(
  feedback: Pick<
    FeedbackDoc,
    '_id' | 'no' | 'text' | 'pictureIds' | 'author' | 'orgId' | 'orgName' | 'createdAt'
  >,
  line: Omit<HistoryDoc, 'version'>,
  tx: Tx,
): Promise<FeedbackDoc> {
  const [created] = await FeedbackModel.create([{ ...feedback, history: [{ ...line, version: 1 }] }], {
    session: tx,
  })
  if (!created) throw new Error('nothing was inserted')
  return created.toObject<FeedbackDoc>()
}

/** The next version of what the running transaction has read; null when another act came first. */
export function changeFeedback(
  { _id, version }: Pick<FeedbackDoc, '_id' | 'version'>,
  set: Partial<Pick<FeedbackDoc, 'replied' | 'reply' | 'publishedAt'>>,
  line: Omit<HistoryDoc, 'version'>,
  tx: Tx,
): Promise<FeedbackDoc | null> {
  return FeedbackModel.findOneAndUpdate({ _id, version }, nextVersion(version, set, line), {
    session: tx,
    returnDocument: 'after',
  }).lean<FeedbackDoc>()
}

export function newFeedbackId(): FeedbackDoc['_id'] {
  return new FeedbackModel.base.Types.ObjectId()
}

function scopeFilter(scope: Scope): Record<string, unknown> {
  if (scope.kind === 'all') return {}
  return scope.kind === 'own' ? { 'author.id': scope.accountId } : { _id: null }
}
