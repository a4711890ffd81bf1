import { z } from 'zod'
import { endpoint } from '../kernel/endpoint'
import { instantSchema, refSchema, versionSchema } from '../kernel/ids'
import { ruleValuesSchema } from './rules.schema'

export const ruleVersionSchema = z.object({
  version: versionSchema,
  values: ruleValuesSchema,
  changedAt: instantSchema,
  changedBy: refSchema.nullable(),
  note: z.string(),
})
export type RuleVersion = z.infer<typeof ruleVersionSchema>

export const rulesApi = {
  current: endpoint({
    id: 'rules.current',
    method: 'GET',
    path: '/rules',
    permission: 'rules.read',
    summary: '现行规则和历次版本',
    response: z.object({ current: ruleVersionSchema, history: z.array(ruleVersionSchema) }),
  }),
  change: endpoint({
    id: 'rules.change',
    method: 'PUT',
    path: '/rules',
    permission: 'rules.write',
    audit: 'rules.changed',
    summary: '修改规则，成为新版本',
    body: z.strictObject({
      version: versionSchema,
      values: ruleValuesSchema,
      note: z.string().trim().min(2, '请写明修改依据').max(200),
    }),
    response: ruleVersionSchema,
  }),
}
