import type { PublicColumn, CommentState } from '@mingdu/shared/columns/columns.states'
import type { PollChoices, PollCounts } from '@mingdu/shared/columns/polls.rules'
import type { Page } from '@mingdu/shared/kernel/page'
import { trusted, Types } from 'mongoose'
import { duplicateFields, type Tx } from '../../db/connection'
import { nextVersion, type HistoryDoc } from '../../db/history'
import { findPage } from '../../db/page'
import type { Scope } from '../../http/actor'
import { Refused } from '../../refused'
import {
  CommentModel,
  comments,
  PollAnswerModel,
  ReadsModel,
  SubscriptionModel,
  ThanksModel,
  type AnswerDoc,
  type CommentDoc,
} from './columns.model'
import { scopeFilter } from './columns.repo'

export type { AnswerDoc, CommentDoc }

const NEWEST = [
  ['createdAt', -1],
  ['_id', -1],
] as const

interface CommentQuery {
  articleIds?: readonly string[] | undefined
  state?: CommentState | undefined
  cursor?: string | undefined
  limit: number
}

/** Newest first, as far as the scope reaches. */
export function listComments(
  scope: Scope,
  { articleIds, state, ...page }: CommentQuery,
): Promise<Page<CommentDoc>> {
  const filter = {
    $and: [
      scopeFilter(scope),
      ...(articleIds ? [{ 'article.id': { $in: [...articleIds] } }] : []),
      ...(state ? [{ state }] : []),
    ],
  }
  return findPage<CommentDoc>(CommentModel as never, filter, { sort: NEWEST, ...page })
}

export function readComment(id: string, tx: Tx): Promise<CommentDoc | null> {
  return comments.findOne({ _id: new Types.ObjectId(id) }, { session: tx })
}

/** What one person wrote on one article. */
export function commentsOf(authorId: string, articleId: string, tx?: Tx): Promise<CommentDoc[]> {
  return comments
    .find({ 'author.id': authorId, 'article.id': articleId }, tx ? { session: tx } : {})
    .sort({ createdAt: -1 })
    .limit(50)
    .toArray()
}

export async function insertComment(doc: Omit<CommentDoc, '_id'>, tx: Tx): Promise<CommentDoc> {
  const created = { _id: new Types.ObjectId(), ...doc }
  await comments.insertOne(created, { session: tx })
  return created
}

/** null when another act came first. */
export function changeComment(
  { _id, version }: Pick<CommentDoc, '_id' | 'version'>,
  set: Partial<CommentDoc>,
  line: Omit<HistoryDoc, 'version'>,
  tx: Tx,
): Promise<CommentDoc | null> {
  return comments.findOneAndUpdate({ _id, version }, nextVersion(version, set, line) as never, {
    session: tx,
    returnDocument: 'after',
  })
}

/** @throws Refused `poll.answered`: one person, one answer */
export async function insertChoices(
  articleId: string,
  voter: string,
  choices: PollChoices,
  tx: Tx,
): Promise<void> {
  try {
    await PollAnswerModel.create([{ articleId, voter, choices }], { session: tx })
  } catch (error) {
    throw duplicateFields(error) ? new Refused('poll.answered') : error
  }
}

export async function hasAnswered(articleId: string, voter: string, tx?: Tx): Promise<boolean> {
  return (await PollAnswerModel.countDocuments({ articleId, voter }).session(tx ?? null)) > 0
}

/** How often each option was taken; `sizes` are the numbers of options. */
export async function countChoices(
  articleId: string,
  sizes: readonly number[],
  tx?: Tx,
): Promise<{ n: number; counts: PollCounts }> {
  const counts: PollCounts = sizes.map((size) => Array.from({ length: size }, () => 0))
  let n = 0
  const answers = PollAnswerModel.find({ articleId }, { choices: 1, _id: 0 }).session(tx ?? null)
  for await (const { choices } of answers.lean<{ choices: PollChoices }[]>().cursor()) {
    n += 1
    choices.forEach((taken, question) => taken.forEach((place) => addOne(counts[question], place)))
  }
  return { n, counts }
}

function addOne(row: number[] | undefined, place: number): void {
  if (row) row[place] = (row[place] ?? 0) + 1
}

export async function setThanks(
  mark: { articleId: string; kind: string; accountId: string },
  on: boolean,
  tx: Tx,
): Promise<void> {
  if (on) await ThanksModel.updateOne(mark, { $setOnInsert: mark }, { upsert: true, session: tx })
  else await ThanksModel.deleteOne(mark, { session: tx })
}

export async function thanksOf(articleId: string, accountId: string, tx?: Tx) {
  const count = (filter: object) => ThanksModel.countDocuments({ articleId, ...filter }).session(tx ?? null)
  return {
    likes: await count({ kind: 'like' }),
    thanks: await count({ kind: 'thanks' }),
    liked: (await count({ kind: 'like', accountId })) > 0,
    thanked: (await count({ kind: 'thanks', accountId })) > 0,
  }
}

export async function readsOf(articleId: string): Promise<number> {
  return (await ReadsModel.findOne({ articleId }).lean<{ n: number }>())?.n ?? 0
}

export async function addReads(counted: ReadonlyMap<string, number>): Promise<void> {
  const upserts = [...counted].map(([articleId, n]) => ({
    updateOne: { filter: { articleId }, update: { $inc: { n } }, upsert: true },
  }))
  if (upserts.length > 0) await ReadsModel.bulkWrite(upserts, { ordered: false })
}

export async function setSubscription(
  citizenId: string,
  column: PublicColumn,
  on: boolean,
  tx: Tx,
): Promise<void> {
  const one = { citizenId, column }
  if (on) await SubscriptionModel.updateOne(one, { $setOnInsert: one }, { upsert: true, session: tx })
  else await SubscriptionModel.deleteOne(one, { session: tx })
}

export async function subscriptionsOf(citizenId: string, tx?: Tx): Promise<PublicColumn[]> {
  const found = await SubscriptionModel.find({ citizenId })
    .session(tx ?? null)
    .lean<{ column: PublicColumn }[]>()
  return found.map(({ column }) => column)
}

/** The next subscribers of a column after one of them, by id. */
export async function subscribersAfter(column: string, after: string, limit: number): Promise<string[]> {
  const found = await SubscriptionModel.find({ column, citizenId: trusted({ $gt: after }) })
    .sort({ citizenId: 1 })
    .limit(limit)
    .lean<{ citizenId: string }[]>()
  return found.map(({ citizenId }) => citizenId)
}
