import { z } from 'zod'
import { endpoint } from '../kernel/endpoint'
import { versionSchema } from '../kernel/ids'

const key = z.string().regex(/^[a-z][A-Za-z0-9]{0,30}$/, '标识以小写字母开头，只用字母和数字，最多 31 个')
const name = z.string().trim().min(1, '请填名称').max(30, '名称最多 30 字')

/** An element of the set: one of ours that may be hidden or asked for, or one that the place added. */
export const elementSchema = z.strictObject({
  key,
  name,
  /** Ours are fields of the content; the place's own stand in `extra`. */
  own: z.boolean(),
  shown: z.boolean(),
  required: z.boolean(),
})
export type CatalogElement = z.infer<typeof elementSchema>

/** 主题 or 人生事件, 企业事件: how the public finds guides. */
export const themeSchema = z.strictObject({
  key,
  name,
  group: z.enum(['theme', 'life', 'enterprise']),
})
export type CatalogTheme = z.infer<typeof themeSchema>

export const catalogSettingsSchema = z.object({
  version: versionSchema,
  /** 人大审议 is a step of every change. */
  congress: z.boolean(),
  /** Regular expression that a new 实施编码 must fit; '' for none. Published codes are kept whatever they are. */
  codePattern: z.string().max(200),
  /** How a new power is numbered: {region} {type} {year} {seq:4}, other text as it is. */
  numbering: z.string().max(100),
  elements: z.array(elementSchema).max(60),
  themes: z.array(themeSchema).max(100),
})
export type CatalogSettings = z.infer<typeof catalogSettingsSchema>

export const catalogApi = {
  settings: endpoint({
    id: 'catalog.settings',
    method: 'GET',
    path: '/catalog/settings',
    permission: 'power.read',
    summary: '清单设置：要素、编码、审议步骤、主题',
    response: catalogSettingsSchema,
  }),
  change: endpoint({
    id: 'catalog.change',
    method: 'PUT',
    path: '/catalog/settings',
    permission: 'catalog.write',
    audit: 'catalog.changed',
    summary: '修改清单设置',
    body: catalogSettingsSchema,
    response: catalogSettingsSchema,
  }),
  nextCode: endpoint({
    id: 'catalog.nextCode',
    method: 'GET',
    path: '/catalog/next-code',
    permission: 'power.propose',
    summary: '按编号规则给出下一个编码（提交时才占用）',
    query: z.strictObject({ type: z.string().max(20) }),
    response: z.object({ code: z.string() }),
  }),
  themes: endpoint({
    id: 'catalog.themes',
    method: 'GET',
    path: '/public/themes',
    permission: 'public',
    summary: '主题、人生事件和企业事件，带指南数',
    response: z.object({
      items: z.array(themeSchema.extend({ guides: z.int() })),
      /** Name of the place whose lists these are: 演示区. */
      region: z.string().default(''),
    }),
  }),
}
