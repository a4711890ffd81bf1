import { z } from 'zod'
import { keysOf } from '../kernel/keys'
import { fileSchema } from '../files/files.api'
import { dateSchema, idSchema, instantSchema, refSchema, versionSchema } from '../kernel/ids'
import { SAFETY_STATES, type SafetyState } from '../safety/safety.states'
import { isSafeLink, type Block } from './blocks.rules'
import {
  ANNOUNCEMENT_KINDS,
  ARTICLE_ACTS,
  ARTICLE_STATES,
  COLUMNS,
  PUBLIC_COLUMNS,
  SESSION_PHASES,
  type AnnouncementKind,
  type ArticleAct,
  type ArticleState,
  type Column,
  type SessionPhase,
} from './columns.states'
import { QUESTION_KINDS, type QuestionKind } from './polls.rules'

const line = (most: number) => z.string().trim().min(1, '不能是空的').max(most, `最多 ${most} 字`)

export const columnSchema = z.enum(keysOf<Column>(COLUMNS))
export const publicColumnSchema = z.enum(PUBLIC_COLUMNS)
export const articleStateSchema = z.enum(keysOf<ArticleState>(ARTICLE_STATES))
export const announcementKindSchema = z.enum(keysOf<AnnouncementKind>(ANNOUNCEMENT_KINDS))

const caption = z.string().trim().max(100, '最多 100 字').default('')
const url = z.string().trim().max(500).refine(isSafeLink, '链接要以 https:// 开头，写完整的网址')

export const blockSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('heading'), text: line(60) }),
  z.strictObject({ kind: z.literal('paragraph'), text: line(2000) }),
  z.strictObject({
    kind: z.literal('list'),
    ordered: z.boolean().default(false),
    items: z.array(line(300)).min(1, '至少写一条').max(30, '最多 30 条'),
  }),
  z.strictObject({ kind: z.literal('quote'), text: line(1000), source: caption }),
  z.strictObject({ kind: z.literal('picture'), fileId: idSchema, caption }),
  z.strictObject({ kind: z.literal('video'), fileId: idSchema, caption }),
  z.strictObject({ kind: z.literal('link'), text: line(100), url }),
]) satisfies z.ZodType<Block>

export const pollSchema = z.strictObject({
  questions: z
    .array(
      z.strictObject({
        kind: z.enum(keysOf<QuestionKind>(QUESTION_KINDS)),
        text: line(200),
        options: z.array(line(100)).min(2, '至少两个选项').max(10, '最多 10 个选项'),
      }),
    )
    .min(1, '至少一个问题')
    .max(20, '最多 20 个问题'),
  until: dateSchema,
})

const pictures = z.array(idSchema).max(9, '最多 9 张')

/** What is written; what a column does not have is null. */
export const articleContentSchema = z.strictObject({
  title: z.string().trim().min(4, '标题至少 4 个字').max(60, '标题最多 60 字'),
  summary: z.string().trim().max(120, '最多 120 字').default(''),
  blocks: z.array(blockSchema).max(100, '最多 100 段').default([]),
  kind: announcementKindSchema.nullable().default(null),
  exposure: z
    .strictObject({ orgId: idSchema, due: dateSchema, beforeIds: pictures })
    .nullable()
    .default(null),
  session: z
    .strictObject({
      from: instantSchema,
      until: instantSchema,
      experts: z.array(z.strictObject({ accountId: idSchema, title: line(30) })).max(5, '最多 5 位专家'),
    })
    .refine(({ from, until }) => from < until, { path: ['until'], message: '结束时间应晚于开始时间' })
    .nullable()
    .default(null),
  poll: pollSchema.nullable().default(null),
})
export type ArticleContent = z.output<typeof articleContentSchema>

export const resultBody = {
  text: z.string().trim().min(10, '请写明整改结果，至少 10 个字').max(1000, '最多 1000 字'),
  afterIds: pictures.min(1, '请附整改后的照片'),
}

const resultSchema = z.object({ text: z.string(), afterIds: z.array(idSchema), on: dateSchema })
const exposureSchema = z.object({
  org: refSchema,
  due: dateSchema,
  beforeIds: z.array(idSchema),
  result: resultSchema.nullable(),
})
const sessionSchema = z.object({
  from: instantSchema,
  until: instantSchema,
  phase: z.enum(keysOf<SessionPhase>(SESSION_PHASES)),
  experts: z.array(z.object({ name: z.string(), title: z.string(), org: z.string() })),
})

/** What stands in a list for everybody. */
export const columnRowSchema = z.object({
  id: idSchema,
  column: columnSchema,
  kind: announcementKindSchema.nullable(),
  title: z.string(),
  summary: z.string(),
  org: z.string(),
  publishedAt: instantSchema,
  /** The first picture; null: none. */
  coverId: idSchema.nullable(),
  exposure: exposureSchema.nullable(),
  session: sessionSchema.nullable(),
  hasPoll: z.boolean(),
})
export type ColumnRow = z.infer<typeof columnRowSchema>

/** An article as its readers see it. */
export const columnArticleSchema = columnRowSchema.extend({
  blocks: z.array(blockSchema),
  poll: pollSchema.extend({ open: z.boolean() }).nullable(),
  reads: z.int(),
})
export type ColumnArticle = z.infer<typeof columnArticleSchema>

/** A page that is there, or one that was and was withdrawn: of that nothing but the day. */
export const columnPageSchema = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('published'), article: columnArticleSchema }),
  z.object({ outcome: z.literal('withdrawn'), id: idSchema, column: columnSchema, on: dateSchema }),
])
export type ColumnPage = z.infer<typeof columnPageSchema>

export const articleRowSchema = z.object({
  id: idSchema,
  version: versionSchema,
  column: columnSchema,
  state: articleStateSchema,
  kind: announcementKindSchema.nullable(),
  title: z.string(),
  org: refSchema,
  author: refSchema,
  changedAt: instantSchema,
  publishAt: instantSchema.nullable(),
  publishedAt: instantSchema.nullable(),
  resultWaits: z.boolean(),
  /** null: not sent for review yet. */
  safety: z.enum(keysOf<SafetyState>(SAFETY_STATES)).nullable(),
})
export type ArticleRow = z.infer<typeof articleRowSchema>

const pendingSchema = resultSchema
  .omit({ on: true })
  .extend({ by: refSchema, safety: z.enum(keysOf<SafetyState>(SAFETY_STATES)) })

/** An article as those who write and review it see it. */
export const articleSchema = articleRowSchema.extend({
  content: articleContentSchema,
  /** As it will look: what the public page is drawn from. */
  preview: columnArticleSchema,
  files: z.array(fileSchema),
  pending: pendingSchema.nullable(),
  withdrawal: z.object({ by: refSchema, on: dateSchema, reason: z.string() }).nullable(),
  history: z.array(z.object({ at: instantSchema, who: z.string(), what: z.string(), note: z.string() })),
  allowedActs: z.array(z.enum(keysOf<ArticleAct>(ARTICLE_ACTS))),
})
export type Article = z.infer<typeof articleSchema>
