import { z } from 'zod'
import { keysOf } from '../kernel/keys'
import { fileSchema } from '../files/files.api'
import { endpoint } from '../kernel/endpoint'
import { dateSchema, idParams, idSchema, instantSchema, refSchema, versionSchema } from '../kernel/ids'
import { pageOf, pageQuery } from '../kernel/page'
import { changeKindSchema, fieldDiffSchema, powerContentSchema } from '../powers/powers.schema'
import {
  PROPOSAL_ACTIONS,
  PROPOSAL_STATES,
  type ProposalAction,
  type ProposalState,
} from './proposals.states'

export const proposalStateSchema = z.enum(keysOf<ProposalState>(PROPOSAL_STATES))
export const proposalActionSchema = z.enum(keysOf<ProposalAction>(PROPOSAL_ACTIONS))

const note = z.string().trim().max(500, '最多 500 字')

export const proposalRowSchema = z.object({
  id: idSchema,
  version: versionSchema,
  /** 清单调整〔2026〕0001 */
  no: z.string(),
  kind: changeKindSchema,
  state: proposalStateSchema,
  power: z.object({ id: idSchema.nullable(), code: z.string(), name: z.string(), org: refSchema }),
  basis: z.string(),
  /** The day it is to take effect; null: the day it is published. */
  effectiveOn: dateSchema.nullable(),
  proposedBy: refSchema,
  orgName: z.string(),
  changedAt: instantSchema,
  /** How many fields differ. */
  changes: z.int(),
  /** 明减暗增: a cancelled power that this looks like. */
  resembles: z.object({ id: idSchema, code: z.string(), name: z.string() }).nullable(),
  allowedActions: z.array(proposalActionSchema),
})
export type ProposalRow = z.infer<typeof proposalRowSchema>

export const proposalSchema = proposalRowSchema.extend({
  basisFiles: z.array(fileSchema),
  before: powerContentSchema.nullable(),
  content: powerContentSchema,
  fields: z.array(fieldDiffSchema),
  /** What follows from it, in plain words. */
  impact: z.array(z.string()),
  /** The steps of this place, in order, for the bar that shows where it stands. */
  steps: z.array(proposalStateSchema),
  history: z.array(z.object({ at: instantSchema, who: z.string(), what: z.string(), note: z.string() })),
})
export type Proposal = z.infer<typeof proposalSchema>

const basis = z.strictObject({
  text: z.string().trim().min(4, '请写明调整依据').max(300, '最多 300 字'),
  fileIds: z.array(idSchema).max(10).default([]),
})

export const proposalBody = z.strictObject({
  kind: changeKindSchema,
  /** null: a power that is not in the list yet. */
  powerId: idSchema.nullable().default(null),
  basis,
  effectiveOn: dateSchema.nullable().default(null),
  content: powerContentSchema,
})
export type ProposalBody = z.input<typeof proposalBody>

/** What became of each row of an act on many. */
export const rowResultSchema = z.object({
  id: idSchema,
  name: z.string(),
  done: z.boolean(),
  /** Why not, in plain words. */
  message: z.string(),
  proposalId: idSchema.nullable().default(null),
})
export type RowResult = z.infer<typeof rowResultSchema>
const rowResults = z.object({ rows: z.array(rowResultSchema), done: z.int(), refused: z.int() })

const MANY = 200
const alike = (max: number) => z.string().trim().max(max, `最多 ${max} 字`).optional()
const alikeDays = z.int().min(0).max(999).nullable().optional()

/** Fields that may be set alike on many; without the defaults of the content: what is left out stays as it is. */
const alikeSchema = z.strictObject({
  office: alike(200),
  level: alike(10),
  source: alike(10),
  supervision: alike(1000),
  remedies: alike(1000),
  legalDays: alikeDays,
  promisedDays: alikeDays,
})

export const proposalsApi = {
  list: endpoint({
    id: 'proposals.list',
    method: 'GET',
    path: '/proposals',
    permission: 'proposal.read',
    summary: '清单调整：审查队列和已办',
    query: z.strictObject({
      ...pageQuery,
      /** todo: what waits for the person who asks. */
      view: z.enum(['todo', 'open', 'all']).default('open'),
      state: proposalStateSchema.optional(),
      kind: changeKindSchema.optional(),
      orgId: idSchema.optional(),
      powerId: idSchema.optional(),
      q: z.string().trim().max(100).optional(),
    }),
    response: pageOf(proposalRowSchema),
  }),
  get: endpoint({
    id: 'proposals.get',
    method: 'GET',
    path: '/proposals/:id',
    permission: 'proposal.read',
    summary: '一件清单调整：依据、逐项比较、影响',
    params: idParams,
    response: proposalSchema,
  }),
  create: endpoint({
    id: 'proposals.create',
    method: 'POST',
    path: '/proposals',
    permission: 'power.propose',
    audit: 'proposal.created',
    summary: '提出清单调整',
    body: proposalBody,
    response: proposalSchema,
  }),
  change: endpoint({
    id: 'proposals.change',
    method: 'PUT',
    path: '/proposals/:id',
    permission: 'power.propose',
    audit: 'proposal.changed',
    summary: '修改起草中或被退回的调整',
    params: idParams,
    body: proposalBody.omit({ kind: true, powerId: true }).extend({ version: versionSchema }),
    response: proposalSchema,
  }),
  submit: endpoint({
    id: 'proposals.submit',
    method: 'POST',
    path: '/proposals/:id/submit',
    permission: 'power.propose',
    audit: 'proposal.submitted',
    summary: '提交合法性审查',
    params: idParams,
    body: z.strictObject({ version: versionSchema }),
    response: proposalSchema,
  }),
  review: endpoint({
    id: 'proposals.review',
    method: 'POST',
    path: '/proposals/:id/review',
    permission: 'proposal.read',
    audit: 'proposal.reviewed',
    summary: '审查：通过到下一步，或退回修改',
    params: idParams,
    body: z.strictObject({
      version: versionSchema,
      decision: z.enum(['pass', 'return']),
      note: note.default(''),
      /** 审查意见或审议决定的文号. */
      documentNo: z.string().trim().max(60).default(''),
    }),
    response: proposalSchema,
  }),
  publish: endpoint({
    id: 'proposals.publish',
    method: 'POST',
    path: '/proposals/:id/publish',
    permission: 'power.publish',
    audit: 'proposal.published',
    summary: '公布：到生效日起执行',
    params: idParams,
    body: z.strictObject({ version: versionSchema, effectiveOn: dateSchema, note: note.default('') }),
    response: proposalSchema,
  }),
  withdraw: endpoint({
    id: 'proposals.withdraw',
    method: 'POST',
    path: '/proposals/:id/withdraw',
    permission: 'power.propose',
    audit: 'proposal.withdrawn',
    summary: '撤回清单调整',
    params: idParams,
    body: z.strictObject({ version: versionSchema, note: note.min(2, '请写明撤回原因') }),
    response: proposalSchema,
  }),
  batchPropose: endpoint({
    id: 'proposals.batchPropose',
    method: 'POST',
    path: '/proposals/batch',
    permission: 'power.propose',
    audit: 'proposal.batchCreated',
    summary: '对多个事项提出同样的调整，逐项给出结果',
    body: z.strictObject({
      powerIds: z.array(idSchema).min(1, '请选择事项').max(MANY, `一次最多 ${MANY} 项`),
      kind: z.enum(['keep', 'handDown', 'cancel', 'adjust']),
      basis,
      effectiveOn: dateSchema.nullable().default(null),
      /** adjust only: the fields set alike on all. */
      set: alikeSchema.default({}),
    }),
    response: rowResults,
  }),
  batchReview: endpoint({
    id: 'proposals.batchReview',
    method: 'POST',
    path: '/proposals/batch-review',
    permission: 'proposal.read',
    audit: 'proposal.batchReviewed',
    summary: '审查或公布多件调整，逐件给出结果',
    body: z.strictObject({
      items: z
        .array(z.strictObject({ id: idSchema, version: versionSchema }))
        .min(1, '请选择调整')
        .max(MANY, `一次最多 ${MANY} 件`),
      decision: z.enum(['pass', 'return', 'publish']),
      /** publish only. */
      effectiveOn: dateSchema.nullable().default(null),
      note: note.default(''),
      documentNo: z.string().trim().max(60).default(''),
    }),
    response: rowResults,
  }),
}
