import { z } from 'zod'
import { endpoint } from '../kernel/endpoint'
import { dateSchema, idParams, idSchema, refSchema, versionSchema } from '../kernel/ids'
import { SUCCESSION_KINDS, type SuccessionKind } from './successions.rules'

const kindSchema = z.enum(Object.keys(SUCCESSION_KINDS) as [SuccessionKind, ...SuccessionKind[]])

const countsSchema = z.array(z.object({ kind: kindSchema, count: z.int() }))

/** A merger that was begun: how far its open work has gone to the successor. */
export const successionRunSchema = z.object({
  org: refSchema,
  to: refSchema,
  on: dateSchema,
  documentNo: z.string(),
  /** `running`: the worker moves record after record; it goes on by itself after a stop. */
  state: z.enum(['running', 'done']),
  /** How much was to go when it began, and how much has gone, by kind. */
  planned: countsSchema,
  moved: countsSchema,
  /** What could not go, and why: somebody has to see to it. */
  left: z.array(
    z.object({ kind: kindSchema, id: idSchema, no: z.string(), title: z.string(), why: z.string() }),
  ),
})
export type SuccessionRun = z.infer<typeof successionRunSchema>

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
  /** The merger that was begun last; null: none was. */
  run: successionRunSchema.nullable(),
})
export type Succession = z.infer<typeof successionSchema>

export const successionsApi = {
  get: endpoint({
    id: 'successions.get',
    method: 'GET',
    path: '/orgs/:id/succession',
    permission: 'org.write',
    summary: '单位并入前的清单（试算）和并入后的进度',
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
    summary: '单位并入：人员当时转、原单位当时撤销，未办结的工作随后逐项转到承接单位',
    params: idParams,
    body: z.strictObject({
      version: versionSchema,
      toOrgId: idSchema,
      documentNo: z.string().trim().min(2, '请写明文号，至少 2 个字').max(60, '最多 60 字'),
      reason: z.string().trim().min(2, '请写明原因，至少 2 个字').max(200, '最多 200 字'),
    }),
    response: successionRunSchema,
  }),
}
