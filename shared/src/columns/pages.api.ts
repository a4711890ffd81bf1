import { z } from 'zod'
import { endpoint } from '../kernel/endpoint'
import { idParams, idSchema } from '../kernel/ids'
import { pageOf, pageQuery } from '../kernel/page'
import {
  announcementKindSchema,
  columnArticleSchema,
  columnPageSchema,
  columnRowSchema,
  publicColumnSchema,
} from './columns.schema'
import { pollResultsSchema, publicCommentSchema } from './comments.schema'

const open = { method: 'GET', permission: 'public' } as const
const text = z.string().trim().min(5, '请至少写 5 个字').max(500, '最多 500 字')

/** 专栏 as everybody reads it. */
export const columnPagesApi = {
  list: endpoint({
    ...open,
    id: 'columnPages.list',
    path: '/public/articles',
    summary: '一个专栏的文章，新的在前',
    query: z.strictObject({
      ...pageQuery,
      column: publicColumnSchema,
      kind: announcementKindSchema.optional(),
      regionId: idSchema.optional(),
    }),
    response: pageOf(columnRowSchema),
  }),
  get: endpoint({
    ...open,
    id: 'columnPages.get',
    path: '/public/articles/:id',
    summary: '一篇文章；撤回的只说已经撤回',
    params: idParams,
    response: columnPageSchema,
  }),
  file: endpoint({
    ...open,
    id: 'columnPages.file',
    path: '/public/articles/:id/files/:fileId',
    summary: '文章里的图片或视频',
    params: z.strictObject({ id: idSchema, fileId: idSchema }),
    binary: true,
    response: z.unknown(),
  }),
  comments: endpoint({
    ...open,
    id: 'columnPages.comments',
    path: '/public/articles/:id/comments',
    summary: '群众的提问和专家的回答，新的在前',
    params: idParams,
    query: z.strictObject(pageQuery),
    response: pageOf(publicCommentSchema),
  }),
  poll: endpoint({
    ...open,
    id: 'columnPages.poll',
    path: '/public/articles/:id/poll',
    summary: '问卷截止后的结果，人数太少的不显示',
    params: idParams,
    response: pollResultsSchema,
  }),
}

/** What a citizen has to do with one article. */
export const columnMineSchema = z.object({
  answered: z.boolean(),
  /** null until one has answered, or the poll is over. */
  results: pollResultsSchema.nullable(),
  questions: z.array(publicCommentSchema),
})
export type ColumnMine = z.infer<typeof columnMineSchema>

/** What citizens do in the columns. */
export const columnActsApi = {
  mine: endpoint({
    id: 'columnActs.mine',
    method: 'GET',
    path: '/citizen/articles/:id',
    permission: 'citizen',
    summary: '我在这篇文章里的提问和答卷',
    params: idParams,
    response: columnMineSchema,
  }),
  ask: endpoint({
    id: 'columnActs.ask',
    method: 'POST',
    path: '/citizen/articles/:id/questions',
    permission: 'citizen',
    audit: 'columnComment.written',
    summary: '向专家提问，审核后显示',
    params: idParams,
    body: z.strictObject({ text }),
    response: publicCommentSchema,
  }),
  vote: endpoint({
    id: 'columnActs.vote',
    method: 'POST',
    path: '/citizen/articles/:id/poll',
    permission: 'citizen',
    audit: 'poll.answered',
    summary: '答问卷，一人一次',
    params: idParams,
    body: z.strictObject({
      choices: z.array(z.array(z.int().min(0).max(9)).max(10)).max(20),
    }),
    response: pollResultsSchema,
  }),
  subscriptions: endpoint({
    id: 'columnActs.subscriptions',
    method: 'GET',
    path: '/citizen/columns',
    permission: 'citizen',
    summary: '我订阅的专栏',
    response: z.object({ columns: z.array(publicColumnSchema) }),
  }),
  subscribe: endpoint({
    id: 'columnActs.subscribe',
    method: 'POST',
    path: '/citizen/columns/:column',
    permission: 'citizen',
    audit: 'column.subscribed',
    summary: '订阅或退订一个专栏',
    params: z.strictObject({ column: publicColumnSchema }),
    body: z.strictObject({ on: z.boolean() }),
    response: z.object({ columns: z.array(publicColumnSchema) }),
  }),
}

/** 经验交流 as officials read it. */
const officials = { permission: 'experience.read' } as const
const thanksSchema = z.object({ likes: z.int(), thanks: z.int(), liked: z.boolean(), thanked: z.boolean() })

export const experiencesApi = {
  list: endpoint({
    ...officials,
    id: 'experiences.list',
    method: 'GET',
    path: '/experiences',
    summary: '经验交流的文章，新的在前',
    query: z.strictObject(pageQuery),
    response: pageOf(columnRowSchema),
  }),
  get: endpoint({
    ...officials,
    id: 'experiences.get',
    method: 'GET',
    path: '/experiences/:id',
    summary: '一篇经验交流，带点赞和致谢',
    params: idParams,
    response: columnArticleSchema.extend({ thanks: thanksSchema }),
  }),
  comments: endpoint({
    ...officials,
    id: 'experiences.comments',
    method: 'GET',
    path: '/experiences/:id/comments',
    summary: '一篇经验交流的评论，新的在前',
    params: idParams,
    query: z.strictObject(pageQuery),
    response: pageOf(publicCommentSchema),
  }),
  comment: endpoint({
    ...officials,
    id: 'experiences.comment',
    method: 'POST',
    path: '/experiences/:id/comments',
    audit: 'columnComment.written',
    summary: '评论一篇经验交流，署名公开给各单位',
    params: idParams,
    body: z.strictObject({ text }),
    response: publicCommentSchema,
  }),
  thank: endpoint({
    ...officials,
    id: 'experiences.thank',
    method: 'POST',
    path: '/experiences/:id/thanks',
    audit: 'experience.thanked',
    summary: '点赞或致谢，再点一次收回',
    params: idParams,
    body: z.strictObject({ kind: z.enum(['like', 'thanks']), on: z.boolean() }),
    response: thanksSchema,
  }),
}
export type Experience = z.infer<typeof experiencesApi.get.response>
