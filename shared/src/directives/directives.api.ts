import { z } from 'zod'
import { keysOf } from '../kernel/keys'
import { fileSchema } from '../files/files.api'
import { endpoint } from '../kernel/endpoint'
import { dateSchema, idParams, idSchema, instantSchema, refSchema, versionSchema } from '../kernel/ids'
import { pageOf, pageQuery } from '../kernel/page'
import { lightSchema } from '../tasks/tasks.schema'
import {
  DIRECTIVE_ACTS,
  DIRECTIVE_LEVELS,
  DIRECTIVE_STATES,
  type DirectiveAct,
  type DirectiveLevel,
  type DirectiveState,
} from './directives.states'

const level = z.enum(keysOf<DirectiveLevel>(DIRECTIVE_LEVELS))
const state = z.enum(keysOf<DirectiveState>(DIRECTIVE_STATES))

export const directiveSchema = z.object({
  id: idSchema,
  no: z.string(),
  level,
  /** To which it was issued. */
  org: refSchema,
  /** Which owes the answer now, or gave it. */
  owner: refSchema,
  /** How it came from the one to the other, the oldest first. */
  passed: z.array(
    z.object({
      from: refSchema,
      to: refSchema,
      at: instantSchema,
      /** Who had taken it there. */
      received: refSchema.nullable(),
    }),
  ),
  demand: z.string(),
  due: dateSchema,
  /** Of a 约谈; '' for the others. */
  meeting: z.string(),
  issuedAt: instantSchema,
  issuedBy: refSchema,
  task: z.object({ id: idSchema, no: z.string(), title: z.string() }),
  state,
  light: lightSchema,
  received: z.object({ by: refSchema, at: instantSchema }).nullable(),
  answered: z
    .object({
      by: refSchema,
      at: instantSchema,
      text: z.string(),
      files: z.array(fileSchema),
      /** It came after the due day. */
      late: z.boolean(),
    })
    .nullable(),
  /** What the reader may do with it. */
  allowedActs: z.array(z.enum(keysOf<DirectiveAct>(DIRECTIVE_ACTS))),
})
export type Directive = z.infer<typeof directiveSchema>

/** 督查通知: numbered papers about a task. */
export const directivesApi = {
  list: endpoint({
    id: 'directives.list',
    method: 'GET',
    path: '/directives',
    permission: 'task.read',
    summary: '督查通知，新的在前；承办人看到发给本单位和转到本单位的',
    query: z.strictObject({
      ...pageQuery,
      level: level.optional(),
      state: state.optional(),
      /** Part of the number, of the task’s number or title, or of the name of the org. */
      q: z.string().trim().max(50, '最多 50 字').optional(),
    }),
    response: pageOf(directiveSchema),
  }),
  ofTask: endpoint({
    id: 'directives.ofTask',
    method: 'GET',
    path: '/tasks/:id/directives',
    permission: 'task.read',
    summary: '一项任务的督查通知，新的在前',
    params: idParams,
    response: z.object({ items: z.array(directiveSchema) }),
  }),
  issue: endpoint({
    id: 'directives.issue',
    method: 'POST',
    path: '/tasks/:id/directives',
    permission: 'directive.issue',
    audit: 'directive.issued',
    summary: '发督查通知：日常、挂牌、约谈，当时编号',
    params: idParams,
    body: z.strictObject({
      /** Of the task as it was seen. */
      version: versionSchema,
      level,
      demand: z.string().trim().min(5, '请写明要求，至少 5 个字').max(1000, '最多 1000 字'),
      due: dateSchema,
      meeting: z.string().trim().max(100, '最多 100 字').default(''),
    }),
    response: directiveSchema,
  }),
  get: endpoint({
    id: 'directives.get',
    method: 'GET',
    path: '/directives/:id',
    permission: 'task.read',
    summary: '一份督查通知，签收和回复',
    params: idParams,
    response: directiveSchema,
  }),
  receive: endpoint({
    id: 'directives.receive',
    method: 'POST',
    path: '/directives/:id/receive',
    permission: 'task.ask',
    audit: 'directive.received',
    summary: '签收督查通知',
    params: idParams,
    body: z.strictObject({}),
    response: directiveSchema,
  }),
  answer: endpoint({
    id: 'directives.answer',
    method: 'POST',
    path: '/directives/:id/answer',
    permission: 'task.ask',
    audit: 'directive.answered',
    summary: '回复督查通知，只回复一次；没有签收的同时签收',
    params: idParams,
    body: z.strictObject({
      text: z.string().trim().min(5, '请写清楚，至少 5 个字').max(2000, '最多 2000 字'),
      fileIds: z.array(idSchema).max(10, '最多 10 份').default([]),
    }),
    response: directiveSchema,
  }),
  paper: endpoint({
    id: 'directives.paper',
    method: 'GET',
    path: '/directives/:id/paper',
    permission: 'task.read',
    summary: '督查通知的文书，PDF 或 Word',
    params: idParams,
    query: z.strictObject({ format: z.enum(['pdf', 'docx']).default('pdf') }),
    binary: true,
    response: z.unknown(),
  }),
}
