import { z } from 'zod'
import { keysOf } from '../kernel/keys'
import type { AuditEvent } from '../audit/audit.events'
import { fileSchema } from '../files/files.api'
import { endpoint } from '../kernel/endpoint'
import { dateSchema, idParams, idSchema, instantSchema, refSchema, versionSchema } from '../kernel/ids'
import { pageOf, pageQuery } from '../kernel/page'
import { redoSchema } from '../matters/closing.schema'
import { KIND_PERMISSIONS } from './interventions.rules'
import {
  AUTHORITIES,
  INTERVENTION_ACTS,
  INTERVENTION_KINDS,
  INTERVENTION_STATES,
  RECOMMENDATIONS,
  SUBJECT_KINDS,
  type Authority,
  type InterventionAct,
  type InterventionKind,
  type InterventionState,
  type Recommendation,
  type SubjectKind,
} from './interventions.states'

const kindSchema = z.enum(keysOf<InterventionKind>(INTERVENTION_KINDS))
const stateSchema = z.enum(keysOf<InterventionState>(INTERVENTION_STATES))
const text = z.string().trim().min(2, '请写意见').max(500, '最多 500 字')
const version = versionSchema

export const interventionRowSchema = z.object({
  id: idSchema,
  version,
  /** 演督否〔2026〕3号. */
  no: z.string(),
  kind: kindSchema,
  state: stateSchema,
  /** What the power was used on; id and no are empty for a meeting or a document, named in words. */
  subject: z.object({
    kind: z.enum(keysOf<SubjectKind>(SUBJECT_KINDS)),
    id: z.string(),
    no: z.string(),
    name: z.string(),
  }),
  org: refSchema.nullable(),
  by: refSchema,
  on: dateSchema,
})
export type InterventionRow = z.infer<typeof interventionRowSchema>

export const interventionSchema = interventionRowSchema.extend({
  basis: z.string(),
  /** What was done; of 奖惩 what is proposed. */
  done: z.string(),
  /** '' while there is none. */
  result: z.string(),
  recommendation: z.enum(keysOf<Recommendation>(RECOMMENDATIONS)).nullable(),
  files: z.array(fileSchema),
  /** Of 奖惩: the approval without which it has no effect. */
  decision: z
    .object({
      granted: z.boolean(),
      authority: z.enum(keysOf<Authority>(AUTHORITIES)),
      documentNo: z.string(),
      text: z.string(),
      by: z.string(),
      on: dateSchema,
    })
    .nullable(),
  /** Of 奖惩: the organ in charge it went to. */
  sent: z.object({ to: z.string(), on: dateSchema, by: z.string() }).nullable(),
  history: z.array(z.object({ at: instantSchema, who: z.string(), what: z.string(), note: z.string() })),
  allowedActs: z.array(z.enum(keysOf<InterventionAct>(INTERVENTION_ACTS))),
  hasPaper: z.boolean(),
})
export type Intervention = z.infer<typeof interventionSchema>

/** What every use of a power says. */
const exercise = {
  basis: z.string().trim().min(4, '请写明依据，至少 4 个字').max(500, '最多 500 字'),
  done: z.string().trim().min(10, '请写清楚做了什么，至少 10 个字').max(3000, '最多 3000 字'),
  result: z.string().trim().max(2000, '最多 2000 字').default(''),
  /** The day on which the power was used. */
  on: dateSchema,
  fileIds: z.array(idSchema).max(10, '附件最多 10 份').default([]),
}
const recorded = z.strictObject({
  kind: z.enum(['matter', 'task', 'org']),
  id: idSchema,
})
const named = z.strictObject({
  kind: z.enum(['meeting', 'document']),
  name: z.string().trim().min(4, '请写会议或文件的名称').max(200, '最多 200 字'),
})

/** `POST /interventions/<kind>`: each power is a permission, an endpoint and an event of its own. */
function useEndpoint<
  const K extends InterventionKind,
  const V extends AuditEvent,
  const S extends z.ZodRawShape,
>(kind: K, audit: V, more: S) {
  return endpoint({
    id: `interventions.${kind}`,
    method: 'POST',
    path: `/interventions/${kind}`,
    permission: KIND_PERMISSIONS[kind],
    audit,
    summary: `行使${INTERVENTION_KINDS[kind]}权`,
    body: z.strictObject({ ...exercise, ...more }),
    response: interventionSchema,
  })
}

/** What each act says beside the version. */
export const INTERVENTION_INPUTS = {
  approve: {
    authority: z.enum(keysOf<Authority>(AUTHORITIES)),
    documentNo: z.string().trim().min(2, '请填写批准的文号或批示件').max(100, '最多 100 字'),
    text,
  },
  decline: { authority: z.enum(keysOf<Authority>(AUTHORITIES)), text },
  send: { to: z.string().trim().min(2, '请写明转送的机关').max(100, '最多 100 字'), on: dateSchema },
  conclude: { text: z.string().trim().min(2, '请写结果').max(2000, '最多 2000 字') },
} as const satisfies Record<InterventionAct, z.ZodRawShape>

/** `POST /interventions/:id/<act>`. */
function actEndpoint<
  const A extends InterventionAct,
  const V extends AuditEvent,
  const P extends 'intervention.approve' | 'intervention.recommend' | 'intervention.investigate',
>(act: A, audit: V, permission: P) {
  return endpoint({
    id: `interventions.${act}`,
    method: 'POST',
    path: `/interventions/:id/${act}`,
    permission,
    audit,
    summary: INTERVENTION_ACTS[act],
    params: idParams,
    body: z.strictObject({ version, ...INTERVENTION_INPUTS[act] }),
    response: interventionSchema,
  })
}

const read = { method: 'GET', permission: 'intervention.read' } as const

export const interventionsApi = {
  list: endpoint({
    ...read,
    id: 'interventions.list',
    path: '/interventions',
    summary: '督查职权的行使，新的在前',
    query: z.strictObject({
      ...pageQuery,
      kind: kindSchema.optional(),
      state: stateSchema.optional(),
      orgId: idSchema.optional(),
      /** The matter or task it was used on. */
      subjectId: idSchema.optional(),
      q: z.string().trim().max(50).optional(),
    }),
    response: pageOf(interventionRowSchema),
  }),
  get: endpoint({
    ...read,
    id: 'interventions.get',
    path: '/interventions/:id',
    summary: '一次职权的行使',
    params: idParams,
    response: interventionSchema,
  }),
  paper: endpoint({
    ...read,
    id: 'interventions.paper',
    path: '/interventions/:id/paper',
    summary: '奖惩建议书、否决意见书，PDF 或 Word',
    params: idParams,
    query: z.strictObject({ as: z.enum(['pdf', 'word']).default('pdf') }),
    binary: true,
    response: z.unknown(),
  }),
  investigate: useEndpoint('investigate', 'intervention.investigated', { subject: recorded }),
  dispose: useEndpoint('dispose', 'intervention.disposed', { subject: recorded }),
  recommend: useEndpoint('recommend', 'intervention.recommended', {
    subject: recorded,
    recommendation: z.enum(keysOf<Recommendation>(RECOMMENDATIONS)),
  }),
  attend: useEndpoint('attend', 'intervention.attended', { subject: named }),
  /** The matter as the person saw it; the tasks named start again with a limit of their own. */
  veto: useEndpoint('veto', 'intervention.vetoed', {
    matterId: idSchema,
    version,
    tasks: z.array(redoSchema).max(200).default([]),
  }),
  approve: actEndpoint('approve', 'intervention.approved', 'intervention.approve'),
  decline: actEndpoint('decline', 'intervention.declined', 'intervention.approve'),
  send: actEndpoint('send', 'intervention.sent', 'intervention.recommend'),
  /** Whoever holds the power it was a use of; all of them hold 查办督促, too. */
  conclude: actEndpoint('conclude', 'intervention.concluded', 'intervention.investigate'),
}
