import { z } from 'zod'
import { keysOf } from '../kernel/keys'
import { endpoint } from '../kernel/endpoint'
import { idParams, idSchema, instantSchema, refSchema, versionSchema } from '../kernel/ids'
import { pageOf, pageQuery } from '../kernel/page'
import { consultationRowSchema } from './consultations.api'
import {
  KNOWLEDGE_ACTS,
  KNOWLEDGE_STATES,
  type KnowledgeAct,
  type KnowledgeState,
} from './consultations.states'

const stateSchema = z.enum(keysOf<KnowledgeState>(KNOWLEDGE_STATES))
const actSchema = z.enum(keysOf<KnowledgeAct>(KNOWLEDGE_ACTS))

const contentShape = {
  topic: z.string().trim().min(1, '请选主题').max(40),
  question: z.string().trim().min(5, '请写问题，至少 5 个字').max(200, '最多 200 字'),
  answer: z.string().trim().min(5, '请写答复，至少 5 个字').max(2000, '最多 2000 字'),
  basis: z.string().trim().max(500, '最多 500 字').default(''),
}

export const knowledgeSchema = z.object({
  id: idSchema,
  version: versionSchema,
  state: stateSchema,
  topic: z.object({ key: z.string(), name: z.string() }),
  question: z.string(),
  answer: z.string(),
  basis: z.string(),
  /** How often it was published. */
  edition: z.int(),
  publishedAt: instantSchema.nullable(),
  /** Who found it useful, and the 咨询 answered with it. */
  useful: z.int(),
  uses: z.int(),
  foundUseful: z.boolean(),
  /** Null to those who only read, as is why it was withdrawn. */
  author: refSchema.nullable(),
  withdrawnFor: z.string().nullable(),
  allowedActions: z.array(actSchema),
})
export type Knowledge = z.infer<typeof knowledgeSchema>

const write = { method: 'POST', permission: 'knowledge.write', response: knowledgeSchema } as const

/** 知识库 of 督查咨询. */
export const knowledgeApi = {
  list: endpoint({
    id: 'knowledge.list',
    method: 'GET',
    path: '/knowledge',
    permission: 'knowledge.read',
    summary: '知识库：已发布的条目；管理知识库的人也看到没有发布的',
    query: z.strictObject({
      ...pageQuery,
      q: z.string().trim().max(50, '最多 50 字').optional(),
      topic: z.string().max(40).optional(),
      state: stateSchema.optional(),
    }),
    response: pageOf(knowledgeSchema),
  }),
  suggestions: endpoint({
    id: 'knowledge.suggestions',
    method: 'GET',
    path: '/knowledge/suggestions',
    permission: 'knowledge.read',
    summary: '和正在写的问题最接近的已发布条目，最多 3 条',
    query: z.strictObject({ text: z.string().trim().min(2).max(200) }),
    response: z.object({ items: z.array(knowledgeSchema) }),
  }),
  get: endpoint({
    id: 'knowledge.get',
    method: 'GET',
    path: '/knowledge/:id',
    permission: 'knowledge.read',
    summary: '知识库的一条',
    params: idParams,
    response: knowledgeSchema,
  }),
  answered: endpoint({
    id: 'knowledge.answered',
    method: 'GET',
    path: '/knowledge/:id/consultations',
    permission: 'knowledge.write',
    summary: '用这一条答复过的咨询，和咨询的列表同样排序',
    params: idParams,
    query: z.strictObject(pageQuery),
    response: pageOf(consultationRowSchema),
  }),
  draft: endpoint({
    ...write,
    id: 'knowledge.draft',
    path: '/knowledge',
    audit: 'knowledge.drafted',
    summary: '起草一条；从咨询整理的不得写出提问人和单位',
    body: z.strictObject({ ...contentShape, consultationId: idSchema.optional() }),
  }),
  revise: endpoint({
    ...write,
    id: 'knowledge.revise',
    path: '/knowledge/:id/revision',
    audit: 'knowledge.revised',
    summary: '修改一条；发布以前读者看到的仍是上一版',
    params: idParams,
    body: z.strictObject({ version: versionSchema, ...contentShape }),
  }),
  publish: endpoint({
    ...write,
    id: 'knowledge.publish',
    path: '/knowledge/:id/publication',
    audit: 'knowledge.published',
    summary: '发布一条；起草人不能发布',
    params: idParams,
    body: z.strictObject({ version: versionSchema }),
  }),
  withdraw: endpoint({
    ...write,
    id: 'knowledge.withdraw',
    path: '/knowledge/:id/withdrawal',
    audit: 'knowledge.withdrawn',
    summary: '撤回一条，写明原因；读者不再看到它',
    params: idParams,
    body: z.strictObject({
      version: versionSchema,
      reason: z.string().trim().min(5, '请写明原因，至少 5 个字').max(200, '最多 200 字'),
    }),
  }),
  useful: endpoint({
    ...write,
    id: 'knowledge.useful',
    path: '/knowledge/:id/useful',
    permission: 'knowledge.read',
    audit: 'knowledge.foundUseful',
    summary: '觉得这一条有用；每人计一次',
    params: idParams,
  }),
}
