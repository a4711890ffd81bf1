import { z } from 'zod'
import { endpoint } from '../kernel/endpoint'
import { idParams, idSchema, instantSchema, refSchema, versionSchema } from '../kernel/ids'
import { pageOf, pageQuery } from '../kernel/page'

/** What a 纠错 is about. */
export const correctionTarget = z.strictObject({
  kind: z.enum(['power', 'guide', 'dutyList']),
  /** Of a duty list: the org. */
  id: idSchema,
  no: z.int().min(0).default(0),
})

export const correctionSchema = z.object({
  id: idSchema,
  version: versionSchema,
  /** 纠错〔2026〕0001 */
  no: z.string(),
  target: correctionTarget.extend({ name: z.string(), org: refSchema }),
  /** Which part of the page, in the reader's words. */
  field: z.string(),
  text: z.string(),
  /** Masked by the server: 138****8000; '' when none was left. */
  phone: z.string(),
  state: z.enum(['open', 'answered']),
  outcome: z.enum(['corrected', 'explained', 'notValid']).nullable(),
  reply: z.object({ text: z.string(), by: z.string(), at: instantSchema }).nullable(),
  createdAt: instantSchema,
})
export type Correction = z.infer<typeof correctionSchema>

export const correctionsApi = {
  submit: endpoint({
    id: 'corrections.submit',
    method: 'POST',
    path: '/public/corrections',
    permission: 'public',
    audit: 'correction.submitted',
    summary: '纠错：告诉编办这一页哪里不对',
    body: z.strictObject({
      target: correctionTarget,
      field: z.string().trim().max(50, '最多 50 字').default(''),
      text: z.string().trim().min(5, '请至少写 5 个字').max(500, '最多 500 字'),
      phone: z
        .string()
        .trim()
        .regex(/^$|^1\d{10}$/, '手机号应为 11 位')
        .default(''),
    }),
    /** The number and the query code with which the sender sees the answer. */
    response: z.object({ no: z.string(), code: z.string() }),
  }),
  answer: endpoint({
    id: 'corrections.answer',
    method: 'GET',
    path: '/public/corrections/:code',
    permission: 'public',
    summary: '凭查询码看纠错的答复',
    params: z.strictObject({ code: z.string().regex(/^[0-9A-Z]{10}$/, '查询码应为 10 位字母或数字') }),
    response: correctionSchema.pick({ no: true, state: true, outcome: true, createdAt: true }).extend({
      target: z.string(),
      text: z.string(),
      reply: z.object({ text: z.string(), at: instantSchema }).nullable(),
    }),
  }),
  list: endpoint({
    id: 'corrections.list',
    method: 'GET',
    path: '/corrections',
    permission: 'correction.read',
    summary: '公众纠错',
    query: z.strictObject({
      ...pageQuery,
      state: z.enum(['open', 'answered']).optional(),
      orgId: idSchema.optional(),
    }),
    response: pageOf(correctionSchema),
  }),
  get: endpoint({
    id: 'corrections.get',
    method: 'GET',
    path: '/corrections/:id',
    permission: 'correction.read',
    summary: '一条纠错',
    params: idParams,
    response: correctionSchema,
  }),
  reply: endpoint({
    id: 'corrections.reply',
    method: 'POST',
    path: '/corrections/:id/reply',
    permission: 'correction.reply',
    audit: 'correction.replied',
    summary: '答复纠错',
    params: idParams,
    body: z.strictObject({
      version: versionSchema,
      outcome: z.enum(['corrected', 'explained', 'notValid']),
      text: z.string().trim().min(2, '请写答复').max(500, '最多 500 字'),
    }),
    response: correctionSchema,
  }),
}
