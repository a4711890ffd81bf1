import { z } from 'zod'
import { endpoint } from '../kernel/endpoint'
import { idParams, idSchema, refSchema, versionSchema } from '../kernel/ids'
import { SAVED_LISTS, type SavedList } from './saved-views.rules'

const listSchema = z.enum(Object.keys(SAVED_LISTS) as [SavedList, ...SavedList[]])

/** Parts of the address of the list, e.g. `{ light: 'red', as: 'board' }`. */
const queryBody = z
  .record(z.string().regex(/^[a-zA-Z]{1,20}$/, '条件的名称不对'), z.string().min(1).max(200, '最多 200 字'))
  .refine((query) => Object.keys(query).length <= 30, '条件最多 30 个')

const columnsBody = z.array(z.string().max(30)).max(40, '列最多 40 个')
const name = z.string().trim().min(1, '请填名称').max(20, '名称最多 20 字')

export const savedViewSchema = z.object({
  id: idSchema,
  version: versionSchema,
  list: listSchema,
  name: z.string(),
  query: z.record(z.string(), z.string()),
  /** Keys of the columns that are shown. */
  columns: z.array(z.string()),
  /** The org it was kept in reads it. */
  shared: z.boolean(),
  /** What its owner's list opens with. */
  isDefault: z.boolean(),
  owner: refSchema,
  /** The reader may change it. */
  mine: z.boolean(),
})
export type SavedView = z.infer<typeof savedViewSchema>

export const savedViewsApi = {
  list: endpoint({
    id: 'savedViews.list',
    method: 'GET',
    path: '/me/views',
    permission: 'signedIn',
    summary: '一个列表的常用视图：自己的和本单位共享的',
    query: z.strictObject({ list: listSchema }),
    response: z.object({ items: z.array(savedViewSchema) }),
  }),
  create: endpoint({
    id: 'savedViews.create',
    method: 'POST',
    path: '/me/views',
    permission: 'signedIn',
    audit: 'view.created',
    summary: '保存常用视图，每人最多 30 个',
    body: z.strictObject({
      list: listSchema,
      name,
      query: queryBody,
      columns: columnsBody.default([]),
      shared: z.boolean().default(false),
      isDefault: z.boolean().default(false),
    }),
    response: savedViewSchema,
  }),
  change: endpoint({
    id: 'savedViews.change',
    method: 'PATCH',
    path: '/me/views/:id',
    permission: 'signedIn',
    audit: 'view.changed',
    summary: '改名、更新、共享常用视图或设为默认',
    params: idParams,
    body: z.strictObject({
      version: versionSchema,
      name: name.optional(),
      query: queryBody.optional(),
      columns: columnsBody.optional(),
      shared: z.boolean().optional(),
      isDefault: z.boolean().optional(),
    }),
    response: savedViewSchema,
  }),
  remove: endpoint({
    id: 'savedViews.remove',
    method: 'POST',
    path: '/me/views/:id/remove',
    permission: 'signedIn',
    audit: 'view.removed',
    summary: '删除常用视图',
    params: idParams,
    body: z.strictObject({ version: versionSchema }),
    response: z.object({ ok: z.literal(true) }),
  }),
}
