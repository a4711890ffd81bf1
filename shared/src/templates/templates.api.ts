import { z } from 'zod'
import { endpoint } from '../kernel/endpoint'
import { instantSchema, versionSchema } from '../kernel/ids'
import { channelSchema } from '../messages/messages.api'
import { TEMPLATE_KEYS } from './templates.table'

export const templateKeySchema = z.enum(TEMPLATE_KEYS)

/** WeChat's ids of templates; those of 类目模板 and 订阅消息 have 43 characters. */
export const templateIdSchema = z
  .string()
  .trim()
  .regex(/^[\w-]{43}$/, '模板编号是公众平台上 43 位的一串字母、数字、下划线或短横线')

const field = z.object({ key: z.string(), label: z.string(), enums: z.array(z.string()) })

/** A template of the product and the id it has in the account of this environment. */
export const templateRowSchema = z.object({
  key: templateKeySchema,
  channel: channelSchema,
  name: z.string(),
  fields: z.array(field),
  templateId: z.string().nullable(),
  /** Where the id comes from: the console or the environment's variables. */
  source: z.enum(['console', 'environment']).nullable(),
  version: versionSchema,
  /** What the account itself said of it when it was last asked. */
  check: z.object({
    state: z.enum(['ok', 'missing', 'mismatch', 'unknown']),
    note: z.string(),
    at: instantSchema.nullable(),
  }),
})
export type TemplateRow = z.infer<typeof templateRowSchema>

export const templatesApi = {
  list: endpoint({
    id: 'templates.list',
    method: 'GET',
    path: '/message-templates',
    permission: 'messageLog.read',
    summary: '消息模板与本环境的模板编号',
    response: z.object({ items: z.array(templateRowSchema) }),
  }),
  map: endpoint({
    id: 'templates.map',
    method: 'PUT',
    path: '/message-templates/:key',
    permission: 'channel.write',
    audit: 'template.mapped',
    summary: '设置一个模板在本环境的编号；null 为停用',
    params: z.strictObject({ key: templateKeySchema }),
    body: z.strictObject({ version: versionSchema, templateId: templateIdSchema.nullable() }),
    response: templateRowSchema,
  }),
  check: endpoint({
    id: 'templates.check',
    method: 'POST',
    path: '/message-templates/check',
    permission: 'channel.write',
    audit: 'template.mapped',
    summary: '向微信核对全部模板',
    response: z.object({ items: z.array(templateRowSchema) }),
  }),
  preview: endpoint({
    id: 'templates.preview',
    method: 'GET',
    path: '/message-templates/:key/preview',
    permission: 'messageLog.read',
    summary: '用一段文字预览卡片：截断后的样子和不合规则之处',
    params: z.strictObject({ key: templateKeySchema }),
    query: z.strictObject({
      no: z.string().max(60).default('演督〔2026〕37号-2.1'),
      title: z.string().max(200).default('清水河段“四乱”问题整改清零'),
      sender: z.string().max(60).default('演示区督查室'),
    }),
    response: z.object({
      title: z.string(),
      rows: z.array(
        z.object({ key: z.string(), label: z.string(), value: z.string(), clipped: z.boolean() }),
      ),
      /** The key of the first field WeChat would refuse; null: none. */
      fault: z.string().nullable(),
    }),
  }),
}
