import type { ArticleContent } from '@mingdu/shared/columns/columns.schema'
import type { ArticleState, Column, CommentState } from '@mingdu/shared/columns/columns.states'
import type { PollChoices } from '@mingdu/shared/columns/polls.rules'
import mongoose, { Schema, type Types } from 'mongoose'
import { historyLine, storedRef, type HistoryDoc, type StoredRef } from '../../db/history'

const needed = { type: String, required: true } as const
const nullable = { type: String, default: null } as const
const moment = { type: Date, default: null } as const
const mixed = { type: Schema.Types.Mixed, default: null } as const
const options = { strict: 'throw', versionKey: false } as const

/** 专栏稿件. `checkId` is what the content check of the last 送审 is about: a new round is a new one. */
const article = new Schema(
  {
    version: { type: Number, default: 1 },
    column: needed,
    state: needed,
    org: { type: storedRef, required: true },
    regionId: needed,
    author: { type: storedRef, required: true },
    writerIds: { type: [String], default: [] },
    content: { type: Schema.Types.Mixed, required: true },
    exposed: { type: storedRef, default: null },
    experts: mixed,
    checkId: nullable,
    publishAt: moment,
    publishedAt: moment,
    result: mixed,
    pending: mixed,
    withdrawal: mixed,
    /** Subscribers are still to be told; the last of them who was. */
    telling: { type: Boolean, default: false },
    toldAfter: { type: String, default: '' },
    changedAt: { type: Date, required: true },
    history: { type: [historyLine], default: [] },
  },
  { ...options, collection: 'articles' },
)
article.index({ regionId: 1, changedAt: -1, _id: -1 })
article.index({ 'org.id': 1, changedAt: -1, _id: -1 })
article.index({ state: 1, column: 1, publishedAt: -1, _id: -1 })
article.index({ state: 1, publishAt: 1 })
article.index({ telling: 1, _id: 1 })

export interface ResultDoc {
  text: string
  afterIds: string[]
  on: string
}

export interface ArticleDoc {
  _id: Types.ObjectId
  version: number
  column: Column
  state: ArticleState
  org: StoredRef
  regionId: string
  author: StoredRef
  writerIds: string[]
  content: ArticleContent
  exposed: StoredRef | null
  /** Who answers, with name and unit as they were when the article was saved. */
  experts: { id: string; name: string; title: string; org: string }[] | null
  checkId: string | null
  publishAt: Date | null
  publishedAt: Date | null
  result: ResultDoc | null
  pending: { text: string; afterIds: string[]; by: StoredRef; checkId: string } | null
  withdrawal: { by: StoredRef; on: string; reason: string } | null
  telling: boolean
  toldAfter: string
  changedAt: Date
  history: HistoryDoc[]
}

/** What readers wrote below an article. */
const comment = new Schema(
  {
    version: { type: Number, default: 1 },
    article: { type: storedRef, required: true },
    org: { type: storedRef, required: true },
    regionId: needed,
    side: needed,
    author: { type: storedRef, required: true },
    authorOrg: { type: String, default: '' },
    text: needed,
    state: needed,
    reason: { type: String, default: '' },
    answers: { type: [Schema.Types.Mixed], default: [] },
    createdAt: { type: Date, required: true },
    history: { type: [historyLine], default: [] },
  },
  { ...options, collection: 'article_comments' },
)
comment.index({ 'article.id': 1, state: 1, createdAt: -1, _id: -1 })
comment.index({ regionId: 1, state: 1, createdAt: -1, _id: -1 })
comment.index({ 'author.id': 1, 'article.id': 1, createdAt: -1 })

export interface AnswerDoc {
  by: string
  title: string
  text: string
  at: Date
  live: boolean
}

export interface CommentDoc {
  _id: Types.ObjectId
  version: number
  article: StoredRef
  org: StoredRef
  regionId: string
  side: 'official' | 'citizen'
  author: StoredRef
  authorOrg: string
  text: string
  state: CommentState
  reason: string
  answers: AnswerDoc[]
  createdAt: Date
  history: HistoryDoc[]
}

/** One person, one answer: of the person a keyed hash with the article in it, the same nowhere else. */
const pollAnswer = new Schema(
  { articleId: needed, voter: needed, choices: { type: Schema.Types.Mixed, required: true } },
  { ...options, collection: 'poll_answers' },
)
pollAnswer.index({ articleId: 1, voter: 1 }, { unique: true })

export interface PollAnswerDoc {
  articleId: string
  voter: string
  choices: PollChoices
}

const thanks = new Schema(
  { articleId: needed, kind: needed, accountId: needed },
  { ...options, collection: 'article_thanks' },
)
thanks.index({ articleId: 1, kind: 1, accountId: 1 }, { unique: true })

/** How often a page was opened; by whom is kept nowhere. */
const reads = new Schema(
  { articleId: needed, n: { type: Number, default: 0 } },
  { ...options, collection: 'article_reads' },
)
reads.index({ articleId: 1 }, { unique: true })

const subscription = new Schema(
  { citizenId: needed, column: needed },
  { ...options, collection: 'column_subscriptions' },
)
subscription.index({ column: 1, citizenId: 1 }, { unique: true })
subscription.index({ citizenId: 1 })

export const ArticleModel = mongoose.model<ArticleDoc>('Article', article as never)
export const articles = ArticleModel.collection as unknown as mongoose.mongo.Collection<ArticleDoc>
export const CommentModel = mongoose.model<CommentDoc>('ArticleComment', comment as never)
export const comments = CommentModel.collection as unknown as mongoose.mongo.Collection<CommentDoc>
export const PollAnswerModel = mongoose.model<PollAnswerDoc>('PollAnswer', pollAnswer as never)
export const ThanksModel = mongoose.model('ArticleThanks', thanks)
export const ReadsModel = mongoose.model('ArticleReads', reads)
export const SubscriptionModel = mongoose.model('ColumnSubscription', subscription)
