import { z } from 'zod'
import { keysOf } from '../kernel/keys'
import type { AuditEvent } from '../audit/audit.events'
import { fileSchema } from '../files/files.api'
import { endpoint } from '../kernel/endpoint'
import { dateSchema, idParams, idSchema, instantSchema, refSchema, versionSchema } from '../kernel/ids'
import { pageOf, pageQuery } from '../kernel/page'
import { CONCLUSION_PERMISSIONS } from './conclusions.rules'
import {
  CONCLUSION_ACTS,
  CONCLUSION_STATES,
  type ConclusionAct,
  type ConclusionState,
} from './conclusions.states'

const stateSchema = z.enum(keysOf<ConclusionState>(CONCLUSION_STATES))
const long = z.string().trim().min(10, '请写清楚，至少 10 个字').max(3000, '最多 3000 字')
const opinion = z.string().trim().min(2, '请写意见').max(500, '最多 500 字')
const version = versionSchema

export const conclusionRowSchema = z.object({
  id: idSchema,
  version,
  /** 演督结〔2026〕3号; null until it is issued. */
  no: z.string().nullable(),
  matter: z.object({ id: idSchema, no: z.string(), title: z.string() }),
  org: refSchema,
  state: stateSchema,
  issuedOn: dateSchema.nullable(),
  deliveredOn: dateSchema.nullable(),
  /** The last day to object; null before 送达. */
  objectUntil: dateSchema.nullable(),
  /** The last day of the 复核; null while nobody objected. */
  reviewUntil: dateSchema.nullable(),
})
export type ConclusionRow = z.infer<typeof conclusionRowSchema>

export const conclusionSchema = conclusionRowSchema.extend({
  findings: z.string(),
  basis: z.string(),
  demands: z.string(),
  draftedBy: refSchema,
  issuedBy: refSchema.nullable(),
  receiver: z.string(),
  objection: z
    .object({ text: z.string(), files: z.array(fileSchema), by: z.string(), on: dateSchema })
    .nullable(),
  review: z
    .object({ text: z.string(), by: z.string(), on: dateSchema, late: z.boolean(), amended: z.string() })
    .nullable(),
  history: z.array(z.object({ at: instantSchema, who: z.string(), what: z.string(), note: z.string() })),
  allowedActs: z.array(z.enum(keysOf<ConclusionAct>(CONCLUSION_ACTS))),
})
export type Conclusion = z.infer<typeof conclusionSchema>

/** What each act says beside the version. */
export const CONCLUSION_INPUTS = {
  issue: {},
  discard: { text: opinion },
  deliver: { on: dateSchema, receiver: z.string().trim().min(2, '请写签收人').max(50, '最多 50 字') },
  object: { text: long, fileIds: z.array(idSchema).max(10).default([]) },
  uphold: { text: opinion },
  /** `amended`: what stands in place of the findings and demands. */
  amend: { text: opinion, amended: long },
  revoke: { text: opinion },
} as const satisfies Record<ConclusionAct, z.ZodRawShape>

/** `POST /conclusions/:id/<act>`: one act on the conclusion as the person saw it. */
function actEndpoint<const A extends ConclusionAct, const V extends AuditEvent>(act: A, audit: V) {
  return endpoint({
    id: `conclusions.${act}`,
    method: 'POST',
    path: `/conclusions/:id/${act}`,
    permission: CONCLUSION_PERMISSIONS[act],
    audit,
    summary: CONCLUSION_ACTS[act],
    params: idParams,
    body: z.strictObject({ version, ...CONCLUSION_INPUTS[act] }),
    response: conclusionSchema,
  })
}

const read = { method: 'GET', permission: 'conclusion.read' } as const

export const conclusionsApi = {
  list: endpoint({
    ...read,
    id: 'conclusions.list',
    path: '/conclusions',
    summary: '督查结论，新的在前',
    query: z.strictObject({
      ...pageQuery,
      state: stateSchema.optional(),
      matterId: idSchema.optional(),
      q: z.string().trim().max(50).optional(),
    }),
    response: pageOf(conclusionRowSchema),
  }),
  get: endpoint({
    ...read,
    id: 'conclusions.get',
    path: '/conclusions/:id',
    summary: '一份督查结论',
    params: idParams,
    response: conclusionSchema,
  }),
  paper: endpoint({
    ...read,
    id: 'conclusions.paper',
    path: '/conclusions/:id/paper',
    summary: '督查结论文书，PDF 或 Word',
    params: idParams,
    query: z.strictObject({ as: z.enum(['pdf', 'word']).default('pdf') }),
    binary: true,
    response: z.unknown(),
  }),
  draft: endpoint({
    id: 'conclusions.draft',
    method: 'POST',
    path: '/conclusions',
    permission: 'conclusion.draft',
    audit: 'conclusion.drafted',
    summary: '拟督查结论：事项、对象单位、查明的情况、依据和要求',
    body: z.strictObject({
      matterId: idSchema,
      orgId: idSchema,
      findings: long,
      basis: z.string().trim().min(2, '请写依据').max(500, '最多 500 字'),
      demands: z.string().trim().max(2000, '最多 2000 字').default(''),
    }),
    response: conclusionSchema,
  }),
  issue: actEndpoint('issue', 'conclusion.issued'),
  discard: actEndpoint('discard', 'conclusion.discarded'),
  deliver: actEndpoint('deliver', 'conclusion.delivered'),
  object: actEndpoint('object', 'conclusion.objected'),
  uphold: actEndpoint('uphold', 'conclusion.upheld'),
  amend: actEndpoint('amend', 'conclusion.amended'),
  revoke: actEndpoint('revoke', 'conclusion.revoked'),
}
