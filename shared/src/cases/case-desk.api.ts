import { z } from 'zod'
import { endpoint } from '../kernel/endpoint'
import { idParams, idSchema, refSchema, versionSchema } from '../kernel/ids'
import { caseSchema } from './cases.schema'

/** Who examines a case, and who may then decide it. */
export const caseDeskApi = {
  reviewers: endpoint({
    id: 'caseDesk.reviewers',
    method: 'GET',
    path: '/cases/:id/reviewers',
    permission: 'case.assign',
    summary: '可以审查这件的人，带在办件数；可以决定这件的人',
    params: idParams,
    response: z.object({
      items: z.array(z.object({ id: idSchema, name: z.string(), open: z.int(), current: z.boolean() })),
      /** Who may decide cases of the unit; never who examined this one. */
      deciders: z.array(refSchema),
    }),
  }),
  assign: endpoint({
    id: 'caseDesk.assign',
    method: 'POST',
    path: '/cases/:id/assign',
    permission: 'case.assign',
    audit: 'case.assigned',
    summary: '分派给审查人；已有审查人的要写明原因',
    params: idParams,
    body: z.strictObject({
      version: versionSchema,
      reviewerId: idSchema,
      reason: z.string().trim().max(200, '最多 200 字').default(''),
    }),
    response: caseSchema,
  }),
}
