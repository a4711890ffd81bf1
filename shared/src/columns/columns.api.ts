import { z } from 'zod'
import type { AuditEvent } from '../audit/audit.events'
import { endpoint } from '../kernel/endpoint'
import { idParams, idSchema, instantSchema, versionSchema } from '../kernel/ids'
import { pageOf, pageQuery } from '../kernel/page'
import { ARTICLE_PERMISSIONS, COMMENT_PERMISSIONS } from './columns.rules'
import {
  articleContentSchema,
  articleRowSchema,
  articleSchema,
  articleStateSchema,
  columnSchema,
  resultBody,
} from './columns.schema'
import { articleCommentSchema, commentStateSchema, pollResultsSchema } from './comments.schema'
import { ARTICLE_ACTS, COMMENT_ACTS, type ArticleAct, type CommentAct } from './columns.states'

const reason = z.string().trim().min(5, '请写明理由，至少 5 个字').max(500, '最多 500 字')

/** What each act says beside the version. */
export const ARTICLE_INPUTS = {
  edit: { content: articleContentSchema },
  submit: {},
  takeBack: {},
  approve: { publishAt: instantSchema.nullable().default(null) },
  sendBack: { reason },
  unschedule: { reason },
  withdraw: { reason },
  discard: { reason },
  proposeResult: resultBody,
  approveResult: {},
  returnResult: { reason },
} as const satisfies Record<ArticleAct, z.ZodRawShape>

export const COMMENT_INPUTS = {
  show: {},
  hide: { reason },
  answer: { text: z.string().trim().min(2, '请写回答').max(1000, '最多 1000 字') },
} as const satisfies Record<CommentAct, z.ZodRawShape>

const expertSchema = z.object({ id: idSchema, name: z.string(), org: z.string(), title: z.string() })
export type Expert = z.infer<typeof expertSchema>

/** `POST /articles/:id/<act>`: one act on the article as the person saw it. */
function actEndpoint<const A extends ArticleAct, const V extends AuditEvent>(act: A, audit: V) {
  return endpoint({
    id: `columns.${act}`,
    method: 'POST',
    path: `/articles/:id/${act}`,
    permission: ARTICLE_PERMISSIONS[act],
    audit,
    summary: `专栏稿件：${ARTICLE_ACTS[act]}`,
    params: idParams,
    body: z.strictObject({ version: versionSchema, ...ARTICLE_INPUTS[act] }),
    response: articleSchema,
  })
}

function commentEndpoint<const A extends CommentAct, const V extends AuditEvent>(act: A, audit: V) {
  return endpoint({
    id: `columnComments.${act}`,
    method: 'POST',
    path: `/article-comments/:id/${act}`,
    permission: COMMENT_PERMISSIONS[act],
    audit,
    summary: `专栏的提问和评论：${COMMENT_ACTS[act]}`,
    params: idParams,
    body: z.strictObject({ version: versionSchema, ...COMMENT_INPUTS[act] }),
    response: articleCommentSchema,
  })
}

const read = { method: 'GET', permission: 'column.read' } as const

/** 专栏 at the desk of those who write and review. */
export const columnsApi = {
  list: endpoint({
    ...read,
    id: 'columns.list',
    path: '/articles',
    summary: '专栏稿件，最近改动的在前',
    query: z.strictObject({
      ...pageQuery,
      column: columnSchema.optional(),
      state: articleStateSchema.optional(),
      q: z.string().trim().max(50).optional(),
    }),
    response: pageOf(articleRowSchema),
  }),
  get: endpoint({
    ...read,
    id: 'columns.get',
    path: '/articles/:id',
    summary: '一篇专栏稿件，带预览',
    params: idParams,
    response: articleSchema,
  }),
  poll: endpoint({
    ...read,
    id: 'columns.poll',
    path: '/articles/:id/poll',
    summary: '问卷的结果，全部数字',
    params: idParams,
    response: pollResultsSchema,
  }),
  experts: endpoint({
    id: 'columns.experts',
    method: 'GET',
    path: '/article-experts',
    permission: 'column.write',
    summary: '可以请来在线回答的人，按姓名或单位查找，最多 30 人',
    query: z.strictObject({ q: z.string().trim().max(50).default('') }),
    response: z.object({ items: z.array(expertSchema) }),
  }),
  draft: endpoint({
    id: 'columns.draft',
    method: 'POST',
    path: '/articles',
    permission: 'column.write',
    audit: 'article.drafted',
    summary: '写一篇专栏稿件',
    body: z.strictObject({ column: columnSchema, content: articleContentSchema }),
    response: articleSchema,
  }),
  edit: actEndpoint('edit', 'article.edited'),
  submit: actEndpoint('submit', 'article.submitted'),
  takeBack: actEndpoint('takeBack', 'article.takenBack'),
  approve: actEndpoint('approve', 'article.approved'),
  sendBack: actEndpoint('sendBack', 'article.sentBack'),
  unschedule: actEndpoint('unschedule', 'article.unscheduled'),
  withdraw: actEndpoint('withdraw', 'article.withdrawn'),
  discard: actEndpoint('discard', 'article.discarded'),
  proposeResult: actEndpoint('proposeResult', 'article.resultProposed'),
  approveResult: actEndpoint('approveResult', 'article.resultApproved'),
  returnResult: actEndpoint('returnResult', 'article.resultReturned'),
}

/** What readers wrote below the articles. */
export const columnCommentsApi = {
  list: endpoint({
    ...read,
    id: 'columnComments.list',
    path: '/article-comments',
    summary: '读者的提问和评论，新的在前',
    query: z.strictObject({
      ...pageQuery,
      state: commentStateSchema.optional(),
      articleId: idSchema.optional(),
    }),
    response: pageOf(articleCommentSchema),
  }),
  mine: endpoint({
    id: 'columnComments.mine',
    method: 'GET',
    path: '/article-comments/mine',
    permission: 'column.answer',
    summary: '请我作为专家回答的提问，新的在前',
    query: z.strictObject(pageQuery),
    response: pageOf(articleCommentSchema),
  }),
  show: commentEndpoint('show', 'columnComment.shown'),
  hide: commentEndpoint('hide', 'columnComment.hidden'),
  answer: commentEndpoint('answer', 'columnComment.answered'),
}
