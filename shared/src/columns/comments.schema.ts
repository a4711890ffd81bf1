import { z } from 'zod'
import { keysOf } from '../kernel/keys'
import { idSchema, instantSchema, refSchema, versionSchema } from '../kernel/ids'
import { SAFETY_STATES, type SafetyState } from '../safety/safety.states'
import { COMMENT_ACTS, COMMENT_STATES, type CommentAct, type CommentState } from './columns.states'
import { QUESTION_KINDS, type QuestionKind } from './polls.rules'

export const commentStateSchema = z.enum(keysOf<CommentState>(COMMENT_STATES))

const answerSchema = z.object({
  by: z.string(),
  title: z.string(),
  text: z.string(),
  at: instantSchema,
  live: z.boolean(),
})

/** What somebody wrote below an article. */
export const publicCommentSchema = z.object({
  id: idSchema,
  /** Of a citizen the masked name. */
  by: z.string(),
  org: z.string(),
  text: z.string(),
  at: instantSchema,
  state: commentStateSchema,
  answers: z.array(answerSchema),
})
export type PublicComment = z.infer<typeof publicCommentSchema>

export const articleCommentSchema = publicCommentSchema.extend({
  version: versionSchema,
  article: refSchema,
  side: z.enum(['official', 'citizen']),
  safety: z.enum(keysOf<SafetyState>(SAFETY_STATES)),
  reason: z.string(),
  allowedActs: z.array(z.enum(keysOf<CommentAct>(COMMENT_ACTS))),
})
export type ArticleComment = z.infer<typeof articleCommentSchema>

/** `count` null: too few to be shown in public. */
export const pollResultsSchema = z.object({
  n: z.int(),
  questions: z.array(
    z.object({
      kind: z.enum(keysOf<QuestionKind>(QUESTION_KINDS)),
      text: z.string(),
      options: z.array(z.object({ text: z.string(), count: z.int().nullable() })),
    }),
  ),
})
export type PollResults = z.infer<typeof pollResultsSchema>
