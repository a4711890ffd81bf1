import { z } from 'zod'
import { endpoint } from '../kernel/endpoint'
import { dateSchema, idParams, idSchema, refSchema } from '../kernel/ids'
import { pageOf, pageQuery } from '../kernel/page'
import {
  coverageRowSchema,
  fieldDiffSchema,
  powerCheckSchema,
  powerFindingSchema,
  powerQuery,
  powerRowSchema,
  powerSchema,
  powerStatsSchema,
  powerVersionSchema,
  publicPowerSchema,
} from './powers.schema'

const versionQuery = z.strictObject({
  no: z.coerce.number().int().min(1).optional(),
  asOf: dateSchema.optional(),
})
const orgCount = z.object({ org: refSchema, count: z.int() })

export const powersApi = {
  list: endpoint({
    id: 'powers.list',
    method: 'GET',
    path: '/powers',
    permission: 'power.read',
    summary: '权力清单，可看某一天的清单',
    query: powerQuery,
    response: pageOf(powerRowSchema),
  }),
  orgs: endpoint({
    id: 'powers.orgs',
    method: 'GET',
    path: '/powers/orgs',
    permission: 'power.read',
    summary: '各单位的现行事项数',
    response: z.object({ items: z.array(orgCount) }),
  }),
  stats: endpoint({
    id: 'powers.stats',
    method: 'GET',
    path: '/powers/stats',
    permission: 'power.read',
    summary: '清单统计：五种状态、类型、单位、本月变动',
    query: z.strictObject({ orgId: idSchema.optional(), asOf: dateSchema.optional() }),
    response: powerStatsSchema,
  }),
  checks: endpoint({
    id: 'powers.checks',
    method: 'GET',
    path: '/powers/checks',
    permission: 'power.read',
    summary: '清单检查发现的问题',
    query: z.strictObject({ ...pageQuery, check: powerCheckSchema.optional(), orgId: idSchema.optional() }),
    response: pageOf(powerFindingSchema).extend({
      counts: z.array(z.object({ check: powerCheckSchema, count: z.int() })),
    }),
  }),
  coverage: endpoint({
    id: 'powers.coverage',
    method: 'GET',
    path: '/powers/coverage',
    permission: 'power.read',
    summary: '各单位清单与指南的完成情况',
    response: z.object({ items: z.array(coverageRowSchema) }),
  }),
  get: endpoint({
    id: 'powers.get',
    method: 'GET',
    path: '/powers/:id',
    permission: 'power.read',
    summary: '权力事项：现行版本、指定版本或某一天的版本',
    params: idParams,
    query: versionQuery,
    response: powerSchema,
  }),
  diff: endpoint({
    id: 'powers.diff',
    method: 'GET',
    path: '/powers/:id/diff',
    permission: 'power.read',
    summary: '两个版本逐项比较',
    params: idParams,
    query: z.strictObject({ from: z.coerce.number().int().min(1), to: z.coerce.number().int().min(1) }),
    response: z.object({
      from: powerVersionSchema,
      to: powerVersionSchema,
      fields: z.array(fieldDiffSchema),
    }),
  }),
  publicList: endpoint({
    id: 'powers.publicList',
    method: 'GET',
    path: '/public/powers',
    permission: 'public',
    summary: '公开的权力清单',
    query: z.strictObject({
      ...pageQuery,
      orgId: idSchema.optional(),
      type: z.string().max(20).optional(),
      /** 本月 changes only. */
      kind: powerRowSchema.shape.kind.optional(),
      changedIn: z
        .string()
        .regex(/^\d{4}-\d{2}$/, '月份要写成 2026-11 这样')
        .optional(),
    }),
    response: pageOf(powerRowSchema.omit({ version: true, openProposal: true })),
  }),
  publicOrgs: endpoint({
    id: 'powers.publicOrgs',
    method: 'GET',
    path: '/public/powers/orgs',
    permission: 'public',
    summary: '按部门：各单位的事项数和指南数',
    response: z.object({ items: z.array(orgCount.extend({ guides: z.int() })) }),
  }),
  publicStats: endpoint({
    id: 'powers.publicStats',
    method: 'GET',
    path: '/public/powers/stats',
    permission: 'public',
    summary: '公开的清单统计和本月变动',
    response: powerStatsSchema,
  }),
  publicGet: endpoint({
    id: 'powers.publicGet',
    method: 'GET',
    path: '/public/powers/:id',
    permission: 'public',
    summary: '公开的权力事项；每个公布过的版本都可看',
    params: idParams,
    query: versionQuery,
    response: publicPowerSchema,
  }),
  file: endpoint({
    id: 'powers.file',
    method: 'GET',
    path: '/public/powers/:id/files/:fileId',
    permission: 'public',
    summary: '下载公布过的材料模板',
    params: z.strictObject({ id: idSchema, fileId: idSchema }),
    binary: true,
    response: z.unknown(),
  }),
  flowImage: endpoint({
    id: 'powers.flowImage',
    method: 'GET',
    path: '/public/powers/:id/flow.png',
    permission: 'public',
    summary: '对外或对内流程图（图片）',
    params: idParams,
    query: z.strictObject({
      no: z.coerce.number().int().min(1).optional(),
      which: z.enum(['outer', 'inner']).default('outer'),
    }),
    binary: true,
    response: z.unknown(),
  }),
  qr: endpoint({
    id: 'powers.qr',
    method: 'GET',
    path: '/public/powers/:id/qr.png',
    permission: 'public',
    summary: '权力事项的二维码：微信里打开小程序，其他打开网页',
    params: idParams,
    query: z.strictObject({ for: z.enum(['web', 'weapp']).default('web') }),
    binary: true,
    response: z.unknown(),
  }),
}
