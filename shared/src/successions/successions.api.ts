import { z } from 'zod'
import { endpoint } from '../kernel/endpoint'
import { dateSchema, idParams, idSchema, refSchema, versionSchema } from '../kernel/ids'
import { SUCCESSION_KINDS, type SuccessionKind } from './successions.rules'

const kindSchema = z.enum(Object.keys(SUCCESSION_KINDS) as [SuccessionKind, ...SuccessionKind[]])

export const successionSchema = z.object({
  org: refSchema.extend({ version: versionSchema }),
  to: refSchema.nullable(),
  /** Why it cannot be done; '' when it can. With no successor given: what stands against any. */
  refusal: z.string(),
  /** What is open at the org, by kind; kinds with nothing are left out. The first rows only. */
  groups: z.array(
    z.object({
      kind: kindSchema,
      count: z.int(),
      rows: z.array(
        z.object({
          id: idSchema,
          no: z.string(),
          title: z.string(),
          state: z.string(),
          due: dateSchema.nullable(),
        }),
      ),
    }),
  ),
})
export type Succession = z.infer<typeof successionSchema>

export const successionDoneSchema = z.object({
  org: refSchema.extend({ version: versionSchema }),
  to: refSchema,
  on: dateSchema,
  documentNo: z.string(),
  /** How much went to the successor, by kind. */
  moved: z.array(z.object({ kind: kindSchema, count: z.int() })),
})
export type SuccessionDone = z.infer<typeof successionDoneSchema>

export const successionsApi = {
  get: endpoint({
    id: 'successions.get',
    method: 'GET',
    path: '/orgs/:id/succession',
    permission: 'org.write',
    summary: '单位并入前的清单：这个单位还有什么没办完，能不能并入',
    params: idParams,
    query: z.strictObject({ toOrgId: idSchema.optional() }),
    response: successionSchema,
  }),
  make: endpoint({
    id: 'successions.make',
    method: 'POST',
    path: '/orgs/:id/succession',
    permission: 'org.write',
    audit: 'org.merged',
    summary: '单位并入：未办结的工作和人员转到承接单位，原单位撤销；任何一项不合适就都不动',
    params: idParams,
    body: z.strictObject({
      version: versionSchema,
      toOrgId: idSchema,
      documentNo: z.string().trim().min(2, '请写明文号，至少 2 个字').max(60, '最多 60 字'),
      reason: z.string().trim().min(2, '请写明原因，至少 2 个字').max(200, '最多 200 字'),
    }),
    response: successionDoneSchema,
  }),
}
