import { z } from 'zod'
import { keysOf } from '../kernel/keys'
import { endpoint } from '../kernel/endpoint'
import { dateSchema, idParams, idSchema, refSchema, versionSchema } from '../kernel/ids'
import { pageOf, pageQuery } from '../kernel/page'
import { OVERSIGHT_STATES, OVERSIGHT_TAGS, type OversightState, type OversightTag } from './oversight.states'

const levelSchema = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)])
const tagSchema = z.enum(keysOf<OversightTag>(OVERSIGHT_TAGS))
const stateSchema = z.enum(keysOf<OversightState>(OVERSIGHT_STATES))
const quarterSchema = z.string().regex(/^20\d\d-Q[1-4]$/, '季度要写成 2026-Q4 这样')

export const oversightRowSchema = z.object({
  id: idSchema,
  version: versionSchema,
  matter: z.object({ id: idSchema, no: z.string(), title: z.string() }),
  /** The unit that rates; of its people the side that is rated learns nothing. */
  org: refSchema,
  /** Of the unit’s own side; null to the side that is rated. */
  by: z.string().nullable(),
  /** The office that supervises. */
  office: refSchema,
  quarter: z.string(),
  level: levelSchema,
  tags: z.array(tagSchema),
  hours: z.int(),
  text: z.string(),
  ratedOn: dateSchema,
  /** The last day of the answer. */
  answerDue: dateSchema,
  answer: z.object({ text: z.string(), by: z.string(), on: dateSchema, late: z.boolean() }).nullable(),
  state: stateSchema,
  mayAnswer: z.boolean(),
})
export type OversightRow = z.infer<typeof oversightRowSchema>

const read = { method: 'GET', permission: 'oversight.read' } as const

/** 双向监督. */
export const oversightApi = {
  list: endpoint({
    ...read,
    id: 'oversight.list',
    path: '/oversight',
    summary: '对督查的评价，新的在前；评价人的姓名只有本单位看得到',
    query: z.strictObject({
      ...pageQuery,
      answered: z.enum(['yes', 'no']).optional(),
      quarter: quarterSchema.optional(),
    }),
    response: pageOf(oversightRowSchema),
  }),
  get: endpoint({
    ...read,
    id: 'oversight.get',
    path: '/oversight/:id',
    summary: '一份对督查的评价和答复',
    params: idParams,
    response: oversightRowSchema,
  }),
  figures: endpoint({
    ...read,
    id: 'oversight.figures',
    path: '/oversight/figures',
    summary: '一季里各督查单位的频次、工时和满意率；评价少于 5 份的不显示',
    query: z.strictObject({ quarter: quarterSchema.optional() }),
    response: z.object({
      quarter: z.string(),
      offices: z.array(
        z.object({
          office: refSchema,
          matters: z.int(),
          units: z.int(),
          perUnitMonth: z.int().nullable(),
          n: z.int(),
          satisfaction: z.int().nullable(),
          hours: z.int().nullable(),
          late: z.int(),
        }),
      ),
    }),
  }),
  rate: endpoint({
    id: 'oversight.rate',
    method: 'POST',
    path: '/oversight',
    permission: 'oversight.rate',
    audit: 'oversight.rated',
    summary: '评价一件事项的督查：每个单位每件事项每季一次',
    body: z.strictObject({
      matterId: idSchema,
      level: levelSchema,
      tags: z.array(tagSchema).max(6).default([]),
      hours: z.int('工时应为整数').min(0, '工时不能为负').max(2000, '最多 2000 小时').default(0),
      text: z.string().trim().max(1000, '最多 1000 字').default(''),
    }),
    response: oversightRowSchema,
  }),
  answer: endpoint({
    id: 'oversight.answer',
    method: 'POST',
    path: '/oversight/:id/answer',
    permission: 'oversight.answer',
    audit: 'oversight.answered',
    summary: '督查室答复单位的评价',
    params: idParams,
    body: z.strictObject({
      version: versionSchema,
      text: z.string().trim().min(5, '请写明答复，至少 5 个字').max(1000, '最多 1000 字'),
    }),
    response: oversightRowSchema,
  }),
}
