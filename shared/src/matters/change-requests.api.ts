import { z } from 'zod'
import { endpoint } from '../kernel/endpoint'
import { dateSchema, idParams, idSchema, instantSchema, refSchema, versionSchema } from '../kernel/ids'
import { pageOf, pageQuery } from '../kernel/page'
import { EXTENSION_LEVELS, type ExtensionLevel } from '../tasks/acts.states'
import { CHANGE_KINDS, CHANGE_STATES, type ChangeKind, type ChangeState } from './change-requests.states'

const kinds = Object.keys(CHANGE_KINDS) as [ChangeKind, ...ChangeKind[]]
const states = Object.keys(CHANGE_STATES) as [ChangeState, ...ChangeState[]]
const levels = Object.keys(EXTENSION_LEVELS) as [ExtensionLevel, ...ExtensionLevel[]]
const reason = z.string().trim().min(5, '请写明变更原因，至少 5 个字').max(500, '最多 500 字')
const version = versionSchema

/** One thing that changes, as people read it. */
export const changeRowSchema = z.object({
  id: idSchema,
  name: z.string(),
  before: z.string(),
  after: z.string(),
})

export const changeRequestSchema = z.object({
  id: idSchema,
  version: versionSchema,
  matter: z.object({ id: idSchema, no: z.string(), title: z.string() }),
  kind: z.enum(kinds),
  rows: z.array(changeRowSchema),
  reason: z.string(),
  /** Who decides it; of a deadline it follows from the working days it moves by. */
  level: z.enum(levels),
  state: z.enum(states),
  requestedBy: refSchema,
  requestedAt: instantSchema,
  decidedBy: refSchema.nullable(),
  decidedAt: instantSchema.nullable(),
  decision: z.string(),
  mayDecide: z.boolean(),
})
export type ChangeRequest = z.infer<typeof changeRequestSchema>

/** `version` is that of the matter the person saw. */
export const changeBody = z.discriminatedUnion('kind', [
  z.strictObject({
    ...{ kind: z.literal('weights'), version, reason },
    weights: z
      .array(
        z.strictObject({ taskId: idSchema, weight: z.int('权重应为整数').min(1, '权重至少 1').max(100) }),
      )
      .min(1)
      .max(50),
  }),
  z.strictObject({ kind: z.literal('deadline'), version, reason, taskId: idSchema, due: dateSchema }),
  z.strictObject({
    ...{ kind: z.literal('leadOrg'), version, reason, taskId: idSchema, orgId: idSchema },
    /** Of a task without subtasks only; null: whoever signs. */
    handlerId: idSchema.nullable().default(null),
  }),
  z.strictObject({ kind: z.literal('cancelTask'), version, reason, taskId: idSchema }),
  z.strictObject({ kind: z.literal('cancelMatter'), version, reason }),
])
export type ChangeBody = z.infer<typeof changeBody>

const decisionBody = z.strictObject({
  version: versionSchema,
  note: z.string().trim().min(2, '请写意见').max(500, '最多 500 字'),
})

export const changeRequestsApi = {
  list: endpoint({
    id: 'changeRequests.list',
    method: 'GET',
    path: '/change-requests',
    permission: 'matter.read',
    summary: '派单后的变更申请，变更前后对照',
    query: z.strictObject({ ...pageQuery, state: z.enum(states).optional(), matterId: idSchema.optional() }),
    response: pageOf(changeRequestSchema),
  }),
  make: endpoint({
    id: 'changeRequests.make',
    method: 'POST',
    path: '/matters/:id/change-requests',
    permission: 'matter.write',
    audit: 'changeRequest.made',
    summary: '申请变更权重、限期、主办单位，撤销任务或事项，由另一人批准后生效',
    params: idParams,
    body: changeBody,
    response: changeRequestSchema,
  }),
  accept: endpoint({
    id: 'changeRequests.accept',
    method: 'POST',
    path: '/change-requests/:id/accept',
    // who decides follows from what changes, see `changePermission`
    permission: 'matter.read',
    audit: 'changeRequest.accepted',
    summary: '批准变更，立即生效',
    params: idParams,
    body: decisionBody,
    response: changeRequestSchema,
  }),
  decline: endpoint({
    id: 'changeRequests.decline',
    method: 'POST',
    path: '/change-requests/:id/decline',
    permission: 'matter.read',
    audit: 'changeRequest.declined',
    summary: '不批准变更，写明意见',
    params: idParams,
    body: decisionBody,
    response: changeRequestSchema,
  }),
}
