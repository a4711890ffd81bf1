import { z } from 'zod'
import { endpoint } from '../kernel/endpoint'
import { dateSchema, idParams, idSchema, instantSchema, refSchema, versionSchema } from '../kernel/ids'
import { DIRECTIVE_LEVELS, type DirectiveLevel } from './directives.states'

const level = z.enum(Object.keys(DIRECTIVE_LEVELS) as [DirectiveLevel, ...DirectiveLevel[]])

export const directiveSchema = z.object({
  id: idSchema,
  no: z.string(),
  level,
  org: refSchema,
  demand: z.string(),
  due: dateSchema,
  /** Of a 约谈; '' for the others. */
  meeting: z.string(),
  issuedAt: instantSchema,
  issuedBy: refSchema,
})
export type Directive = z.infer<typeof directiveSchema>

/** 督查通知: numbered papers about a task. */
export const directivesApi = {
  list: endpoint({
    id: 'directives.list',
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
