import { z } from 'zod'
import { keysOf } from '../kernel/keys'
import { PERMISSIONS, type Permission } from '../accounts/permissions'
import { endpoint } from '../kernel/endpoint'
import { idParams, idSchema, instantSchema, refSchema, versionSchema } from '../kernel/ids'
import { pageOf, pageQuery } from '../kernel/page'
import {
  DELEGATION_ACTS,
  DELEGATION_PHASES,
  type DelegationAct,
  type DelegationPhase,
} from './delegations.states'

export const permissionSchema = z.enum(keysOf<Permission>(PERMISSIONS))
const reason = z.string().trim().min(2, '请写明原因，至少 2 个字').max(200, '最多 200 字')

export const delegationSchema = z.object({
  id: idSchema,
  version: versionSchema,
  principal: refSchema.extend({ org: refSchema }),
  delegate: refSchema.extend({ org: refSchema }),
  /** What may be done; reading goes along. */
  permissions: z.array(permissionSchema),
  from: instantSchema,
  until: instantSchema,
  reason: z.string(),
  phase: z.enum(keysOf<DelegationPhase>(DELEGATION_PHASES)),
  allowedActs: z.array(z.enum(keysOf<DelegationAct>(DELEGATION_ACTS))),
  /** Whether the reader may begin to act under it now. */
  mayStart: z.boolean(),
  history: z.array(z.object({ at: instantSchema, who: z.string(), what: z.string(), note: z.string() })),
})
export type Delegation = z.infer<typeof delegationSchema>

/** One thing that was done under it. */
export const delegatedActSchema = z.object({
  at: instantSchema,
  what: z.string(),
  subject: z.string(),
})
export type DelegatedAct = z.infer<typeof delegatedActSchema>

const turn = z.strictObject({
  version: versionSchema,
  note: z.string().trim().max(200, '最多 200 字').default(''),
})
const write = { method: 'POST', params: idParams, response: delegationSchema } as const

export const delegationsApi = {
  mine: endpoint({
    id: 'delegations.mine',
    method: 'GET',
    path: '/delegations',
    permission: 'signedIn',
    summary: '我授出的和授给我的代办',
    query: z.strictObject({ ...pageQuery, side: z.enum(['given', 'received']).optional() }),
    response: pageOf(delegationSchema),
  }),
  get: endpoint({
    id: 'delegations.get',
    method: 'GET',
    path: '/delegations/:id',
    permission: 'signedIn',
    summary: '一份代办授权（授权人和代办人可看）',
    params: idParams,
    response: delegationSchema,
  }),
  acts: endpoint({
    id: 'delegations.acts',
    method: 'GET',
    path: '/delegations/:id/acts',
    permission: 'signedIn',
    summary: '一次授权下办了哪些事（授权人和代办人可看）',
    params: idParams,
    query: z.strictObject({ ...pageQuery }),
    response: pageOf(delegatedActSchema),
  }),
  options: endpoint({
    id: 'delegations.options',
    method: 'GET',
    path: '/delegation-options',
    permission: 'delegation.give',
    summary: '我能授权哪些人、各能代办什么',
    response: z.object({
      people: z.array(
        refSchema.extend({ org: refSchema, title: z.string(), permissions: z.array(permissionSchema) }),
      ),
    }),
  }),
  give: endpoint({
    id: 'delegations.give',
    method: 'POST',
    path: '/delegations',
    permission: 'delegation.give',
    audit: 'delegation.given',
    summary: '授权他人代办：人、时段、事项和原因，对方接受后生效',
    body: z.strictObject({
      delegateId: idSchema,
      permissions: z.array(permissionSchema).min(1, '请选要代办的事').max(60),
      from: instantSchema,
      until: instantSchema,
      reason,
    }),
    response: delegationSchema,
  }),
  accept: endpoint({
    ...write,
    id: 'delegations.accept',
    path: '/delegations/:id/accept',
    permission: 'signedIn',
    audit: 'delegation.accepted',
    summary: '接受授权',
    body: turn,
  }),
  decline: endpoint({
    ...write,
    id: 'delegations.decline',
    path: '/delegations/:id/decline',
    permission: 'signedIn',
    audit: 'delegation.declined',
    summary: '谢绝授权',
    body: z.strictObject({ version: versionSchema, note: reason }),
  }),
  revoke: endpoint({
    ...write,
    id: 'delegations.revoke',
    path: '/delegations/:id/revoke',
    permission: 'signedIn',
    audit: 'delegation.revoked',
    summary: '收回授权，当时失效',
    body: turn,
  }),
  giveUp: endpoint({
    ...write,
    id: 'delegations.giveUp',
    path: '/delegations/:id/give-up',
    permission: 'signedIn',
    audit: 'delegation.returned',
    summary: '交回授权，当时失效',
    body: z.strictObject({ version: versionSchema, note: reason }),
  }),
  start: endpoint({
    id: 'delegations.start',
    method: 'POST',
    path: '/delegations/:id/start',
    permission: 'signedIn',
    audit: 'delegation.started',
    summary: '本次登录起代授权人办理',
    params: idParams,
    response: z.object({ ok: z.literal(true) }),
  }),
  stop: endpoint({
    id: 'delegations.stop',
    method: 'DELETE',
    path: '/delegations/current',
    permission: 'signedIn',
    audit: 'delegation.stopped',
    summary: '不再代他人办理，回到本人',
    response: z.object({ ok: z.literal(true) }),
  }),
}
