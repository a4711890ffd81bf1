import { z } from 'zod'
import { endpoint } from '../kernel/endpoint'
import { dateSchema, idParams, idSchema, refSchema, versionSchema } from '../kernel/ids'

export const orgName = z.string().trim().min(2, '单位名称至少 2 字').max(60, '单位名称最多 60 字')

export const orgSchema = z.object({
  id: idSchema,
  version: versionSchema,
  name: z.string(),
  /** Short name for tables, e.g. 水务局. */
  shortName: z.string(),
  code: z.string(),
  kind: z.enum(['region', 'government', 'department', 'street', 'office']),
  parentId: idSchema.nullable(),
  /** Ids from the root to the parent. */
  path: z.array(idSchema),
  order: z.int(),
  status: z.enum(['active', 'disabled']),
  /** Earlier names with the day each ended: renaming never rewrites history. */
  formerNames: z.array(z.object({ name: z.string(), until: dateSchema })),
  /** Of an abolished org: into which it went, from which day, by which document. */
  successor: refSchema.extend({ on: dateSchema, documentNo: z.string() }).nullable(),
  people: z.int(),
})
export type Org = z.infer<typeof orgSchema>

export const orgsApi = {
  tree: endpoint({
    id: 'orgs.tree',
    method: 'GET',
    path: '/orgs',
    permission: 'org.read',
    summary: '单位树（按树的顺序排列）',
    query: z.strictObject({ asOf: dateSchema.optional() }),
    response: z.object({ items: z.array(orgSchema) }),
  }),
  create: endpoint({
    id: 'orgs.create',
    method: 'POST',
    path: '/orgs',
    permission: 'org.write',
    audit: 'org.created',
    summary: '新建单位',
    body: z.strictObject({
      name: orgName,
      shortName: z.string().trim().max(20).default(''),
      code: z.string().trim().max(64).default(''),
      kind: orgSchema.shape.kind,
      parentId: idSchema,
    }),
    response: orgSchema,
  }),
  change: endpoint({
    id: 'orgs.change',
    method: 'PATCH',
    path: '/orgs/:id',
    permission: 'org.write',
    audit: 'org.changed',
    summary: '更名、调整上级或停用单位',
    params: idParams,
    body: z.strictObject({
      version: versionSchema,
      name: orgName.optional(),
      shortName: z.string().trim().max(20).optional(),
      parentId: idSchema.optional(),
      status: orgSchema.shape.status.optional(),
    }),
    response: orgSchema,
  }),
}
