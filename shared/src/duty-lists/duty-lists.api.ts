import { z } from 'zod'
import { endpoint } from '../kernel/endpoint'
import { dateSchema, idParams, idSchema, instantSchema, refSchema, versionSchema } from '../kernel/ids'

const text = (max: number) => z.string().trim().max(max, `最多 ${max} 字`)
const title = z.string().trim().min(2, '请写标题').max(200, '最多 200 字')

/** 部门职责: a main duty with what it consists of. */
export const orgDutySchema = z.strictObject({
  title,
  items: z.array(z.string().trim().min(2).max(1000)).max(50).default([]),
  basis: text(1000).default(''),
  /** 责任处室. */
  office: text(100).default(''),
})

/** 与相关部门的职责边界. */
export const boundarySchema = z.strictObject({
  matter: title,
  /** Who answers for what; the first is usually the org itself. */
  shares: z
    .array(z.strictObject({ orgId: idSchema, duty: z.string().trim().min(2).max(1000) }))
    .max(20)
    .default([]),
  basis: text(1000).default(''),
  example: text(1000).default(''),
  /** 有争议: the orgs do not agree yet. */
  disputed: z.boolean().default(false),
})

/** 事中事后监管制度. */
export const oversightSchema = z.strictObject({
  title,
  target: text(500).default(''),
  content: text(3000).default(''),
  measures: text(2000).default(''),
  basis: text(1000).default(''),
})

/** 公共服务事项. */
export const publicServiceSchema = z.strictObject({
  title,
  content: text(2000).default(''),
  office: text(100).default(''),
  phone: text(60).default(''),
  /** The power of the list that stands behind it; null for none. */
  powerId: idSchema.nullable().default(null),
})

export const dutyListContentSchema = z.strictObject({
  duties: z.array(orgDutySchema).max(100).default([]),
  boundaries: z.array(boundarySchema).max(100).default([]),
  oversight: z.array(oversightSchema).max(100).default([]),
  services: z.array(publicServiceSchema).max(300).default([]),
})
export type DutyListContent = z.infer<typeof dutyListContentSchema>

/** Code and name of the powers that public services name, by id. */
const powersSchema = z.record(z.string(), z.object({ code: z.string(), name: z.string() }))

const shownVersion = z.object({ no: z.int(), from: dateSchema, publishedAt: instantSchema })

/** 责任清单 of one org: what is published, and the draft beside it. */
export const dutyListSchema = z.object({
  org: refSchema,
  /** 0 while nothing was ever saved. */
  version: versionSchema,
  published: z.object({ ...shownVersion.shape, content: dutyListContentSchema }).nullable(),
  draft: dutyListContentSchema.nullable(),
  versions: z.array(shownVersion),
  /** Names of the orgs that boundaries speak of, by id. */
  orgNames: z.record(z.string(), z.string()),
  powers: powersSchema,
  mayEdit: z.boolean(),
  mayPublish: z.boolean(),
})
export type DutyList = z.infer<typeof dutyListSchema>

export const publicDutyListSchema = z.object({
  org: refSchema,
  published: z.object({ ...shownVersion.shape, content: dutyListContentSchema }).nullable(),
  versions: z.array(shownVersion),
  orgNames: z.record(z.string(), z.string()),
  powers: powersSchema,
})
export type PublicDutyList = z.infer<typeof publicDutyListSchema>

const versionQuery = z.strictObject({
  no: z.coerce.number().int().min(1).optional(),
  asOf: dateSchema.optional(),
})

export const dutyListsApi = {
  get: endpoint({
    id: 'dutyLists.get',
    method: 'GET',
    path: '/duty-lists/:id',
    permission: 'power.read',
    summary: '一个单位的责任清单（编号是单位的编号）',
    params: idParams,
    query: versionQuery,
    response: dutyListSchema,
  }),
  save: endpoint({
    id: 'dutyLists.save',
    method: 'PUT',
    path: '/duty-lists/:id',
    permission: 'dutyList.write',
    audit: 'dutyList.saved',
    summary: '保存责任清单草稿',
    params: idParams,
    body: z.strictObject({ version: versionSchema, content: dutyListContentSchema }),
    response: dutyListSchema,
  }),
  publish: endpoint({
    id: 'dutyLists.publish',
    method: 'POST',
    path: '/duty-lists/:id/publish',
    permission: 'power.publish',
    audit: 'dutyList.published',
    summary: '公布责任清单',
    params: idParams,
    body: z.strictObject({ version: versionSchema, basis: z.string().trim().min(4, '请写明依据').max(300) }),
    response: dutyListSchema,
  }),
  publicGet: endpoint({
    id: 'dutyLists.publicGet',
    method: 'GET',
    path: '/public/duty-lists/:id',
    permission: 'public',
    summary: '公开的责任清单（编号是单位的编号）',
    params: idParams,
    query: versionQuery,
    response: publicDutyListSchema,
  }),
}
