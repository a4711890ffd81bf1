import { z } from 'zod'
import { fileSchema } from '../files/files.api'
import { endpoint } from '../kernel/endpoint'
import { dateSchema, idParams, idSchema, instantSchema, refSchema, versionSchema } from '../kernel/ids'
import { pageOf, pageQuery } from '../kernel/page'
import { verifyMethodSchema } from '../tasks/tasks.schema'
import { redoSchema } from './closing.schema'
import { LOOK_BACK_RESULTS, LOOK_BACK_STATES, type LookBackState } from './look-backs.states'

const states = Object.keys(LOOK_BACK_STATES) as [LookBackState, ...LookBackState[]]

export const lookBackSchema = z.object({
  id: idSchema,
  version: versionSchema,
  matter: z.object({ id: idSchema, no: z.string(), title: z.string() }),
  leadOrg: refSchema,
  supervisor: refSchema,
  /** 1: some 30 days after 销号, 2: some 90. */
  round: z.int(),
  dueOn: dateSchema,
  state: z.enum(states),
  method: verifyMethodSchema.nullable(),
  note: z.string(),
  files: z.array(fileSchema),
  by: refSchema.nullable(),
  at: instantSchema.nullable(),
  mayRecord: z.boolean(),
})
export type LookBack = z.infer<typeof lookBackSchema>

export const lookBacksApi = {
  list: endpoint({
    id: 'lookBacks.list',
    method: 'GET',
    path: '/look-backs',
    permission: 'matter.read',
    summary: '回头看：抽到的已销号事项，到期的在前',
    query: z.strictObject({
      ...pageQuery,
      state: z.enum(states).optional(),
      matterId: idSchema.optional(),
      q: z.string().trim().max(50).optional(),
    }),
    response: pageOf(lookBackSchema),
  }),
  record: endpoint({
    id: 'lookBacks.record',
    method: 'POST',
    path: '/look-backs/:id/record',
    permission: 'matter.verifyClose',
    audit: 'lookBack.recorded',
    summary: '登记回头看的结果；反弹的用原编号重开',
    params: idParams,
    body: z
      .strictObject({
        version: versionSchema,
        result: z.enum(LOOK_BACK_RESULTS),
        method: verifyMethodSchema,
        note: z.string().trim().min(5, '请写明看到的情况，至少 5 个字').max(500, '最多 500 字'),
        fileIds: z.array(idSchema).max(20).default([]),
        /** Of a relapse: what is to be done again. */
        tasks: z.array(redoSchema).max(50).default([]),
      })
      .refine(({ result, tasks }) => result === 'held' || tasks.length > 0, {
        path: ['tasks'],
        message: '反弹的要选至少一项重新整改的任务',
      }),
    response: lookBackSchema,
  }),
}
