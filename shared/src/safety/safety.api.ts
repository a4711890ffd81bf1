import { z } from 'zod'
import { endpoint } from '../kernel/endpoint'
import { idParams, idSchema, instantSchema, refSchema, versionSchema } from '../kernel/ids'
import { pageOf, pageQuery } from '../kernel/page'
import { SAFETY_STATES, type SafetyState } from './safety.states'

export const safetyStateSchema = z.enum(Object.keys(SAFETY_STATES) as [SafetyState, ...SafetyState[]])

/** One piece of somebody's text or one picture, and what the check says. */
export const safetyCheckSchema = z.object({
  id: idSchema,
  version: versionSchema,
  kind: z.enum(['text', 'picture']),
  subject: z.object({
    kind: z.enum(['feedback', 'rating', 'caseMessage', 'clue', 'article', 'articleComment']),
    id: idSchema,
    name: z.string(),
  }),
  /** The text, or null with a picture. */
  text: z.string().nullable(),
  fileId: idSchema.nullable(),
  state: safetyStateSchema,
  /** What WeChat suggested, with its label; null: it was not asked or has not answered. */
  suggestion: z
    .object({ suggest: z.enum(['pass', 'review', 'risky']), label: z.int(), labelName: z.string() })
    .nullable(),
  /** Why it waits for a person: 微信没有回应, 疑似…, 没有微信身份. */
  reason: z.string().nullable(),
  createdAt: instantSchema,
  decided: z.object({ by: refSchema, at: instantSchema, pass: z.boolean(), note: z.string() }).nullable(),
})
export type SafetyCheck = z.infer<typeof safetyCheckSchema>

export const safetyApi = {
  list: endpoint({
    id: 'safety.list',
    method: 'GET',
    path: '/safety-checks',
    permission: 'safety.review',
    summary: '内容安全检查，待人工复核的在前',
    query: z.strictObject({ ...pageQuery, state: safetyStateSchema.optional() }),
    response: pageOf(safetyCheckSchema),
  }),
  decide: endpoint({
    id: 'safety.decide',
    method: 'POST',
    path: '/safety-checks/:id/decision',
    permission: 'safety.review',
    audit: 'safety.decided',
    summary: '人工复核：可以公开或不得公开',
    params: idParams,
    body: z.strictObject({
      version: versionSchema,
      pass: z.boolean(),
      note: z.string().trim().min(2, '请写明理由').max(200, '理由最多 200 字'),
    }),
    response: safetyCheckSchema,
  }),
}
