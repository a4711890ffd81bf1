import { TEMPLATES, type TemplateChannel, type TemplateKey } from './templates.table'

/** A template as the account lists it. */
export interface ListedKeys {
  id: string
  keys: readonly string[]
}

export type CheckState = 'ok' | 'missing' | 'mismatch' | 'unknown'
export interface CheckResult {
  state: CheckState
  note: string
}

/** Which account of WeChat a channel belongs to. */
export const WECHAT_ACCOUNT_OF = {
  mpTemplate: 'mp',
  mpSubscribe: 'mp',
  miniSubscribe: 'mini',
} as const satisfies Record<TemplateChannel, 'mp' | 'mini'>

/**
 * Whether the template behind this id has the keys that the product fills. A template that is not listed is only
 * warned of: 类目模板 may be missing in the account's list. One with other keys must not be used: WeChat refuses every
 * card that lacks one of its keys.
 */
export function checkTemplate(key: TemplateKey, id: string, listed: readonly ListedKeys[]): CheckResult {
  const found = listed.find((one) => one.id === id)
  if (found) return compare(key, found.keys)
  if (TEMPLATES[key].channel === 'mpSubscribe') {
    return { state: 'unknown', note: '订阅通知模板本系统核对不了，请在公众平台上对照字段' }
  }
  return { state: 'missing', note: '微信的模板清单里没有这个编号，请在公众平台上核对' }
}

function compare(key: TemplateKey, listed: readonly string[]): CheckResult {
  const ours: readonly string[] = TEMPLATES[key].fields.map((field) => field.key)
  const lacks = ours.filter((one) => !listed.includes(one))
  const more = listed.filter((one) => !ours.includes(one))
  if (lacks.length + more.length === 0) return { state: 'ok', note: '字段一致' }
  const parts = [
    lacks.length > 0 ? `微信侧缺少 ${lacks.join('、')}` : '',
    more.length > 0 ? `微信侧多出 ${more.join('、')}` : '',
  ]
  return {
    state: 'mismatch',
    note: `${parts.filter(Boolean).join('；')}。这个模板已停用，请重新选用字段一致的模板`,
  }
}
