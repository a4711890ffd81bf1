import type { MessageTemplate, TemplateKind } from '../config'
import type { WechatCall } from '../http/wechat.call'
import { isRecord } from '../http/wechat.call'
import { extraKeys, fieldFault, valueOf } from '../rules/fields.rules'
import type { Judge, RuleId } from '../rules/rules.catalogue'
import type { Sandbox } from '../sandbox'
import { personByOpenid } from '../state/people'
import type { Person } from '../state/state.types'
import { templatesOf } from './templates'

const TEMPLATE_ID_LENGTH = 43
/** Taken away from all templates on 2023-05-04. */
const RETIRED_KEYS = new Set(['first', 'remark'])

/** @throws Refusal 40003 */
export function requireRecipient(
  call: WechatCall,
  sandbox: Sandbox,
  account: 'mp' | 'mini',
  openid: unknown,
): Person {
  const person = personByOpenid(sandbox.store.state, account, openid)
  call.judge.require(person !== undefined, 'openid.appid', 40003, 'invalid openid')
  call.about.personKey = person.key
  return person
}

/**
 * `kinds`: what the address sends. The length of an id is judged for 类目模板 only, where 40036 is documented.
 * @throws Refusal 40036, 40037, 43116
 */
export function requireTemplate(
  call: WechatCall,
  sandbox: Sandbox,
  kinds: readonly TemplateKind[],
  id: unknown,
): MessageTemplate {
  const judge: Judge = call.judge
  if (kinds.includes('template')) {
    const sized = typeof id === 'string' && id.length === TEMPLATE_ID_LENGTH
    judge.require(sized, 'template.length', 40036, 'invalid template_id size')
  }
  const template = templatesOf(sandbox, kinds).find((one) => one.id === id)
  judge.require(template !== undefined, 'template.owned', 40037, 'invalid template_id')
  const banned =
    template.banned === true || sandbox.store.state.platform.templates.banned.includes(template.id)
  judge.require(!banned, 'template.banned', 43116, 'This template_id is banned')
  return template
}

/**
 * The page a card of the 服务号 opens in the mini-program, or null.
 * @throws Refusal 40013 when the mini-program is not linked, 40165 when its release has no such page
 */
export function requirePage(call: WechatCall, sandbox: Sandbox, miniprogram: unknown): string | null {
  if (!isRecord(miniprogram)) return null
  const judge: Judge = call.judge
  const linked = sandbox.config.linkedMini.some((appid) => appid === miniprogram.appid)
  judge.require(linked, 'mini.linked', 40013, 'invalid appid')
  const { pagepath } = miniprogram
  const refusal = { rule: 'mini.page', errcode: 40165, errmsg: 'invalid weapp pagepath' } as const
  return requireReleased(call, sandbox, typeof pagepath === 'string' ? pagepath : '', refusal)
}

export interface PageRefusal {
  rule: RuleId
  errcode: number
  errmsg: string
}

/** The page with its query and without a leading slash. @throws Refusal when the release has no such page */
export function requireReleased(
  call: WechatCall,
  { config }: Sandbox,
  path: string,
  { rule, errcode, errmsg }: PageRefusal,
): string {
  const judge: Judge = call.judge
  const slashAllowed = config.leadingSlash === 'accept' || !path.startsWith('/')
  judge.require(slashAllowed, 'mini.slash', errcode, errmsg)
  const page = path.replace(/^\//, '')
  judge.require(config.releasePages.includes(page.split('?')[0] ?? ''), rule, errcode, errmsg)
  return page
}

/** The page of the web a card opens, or null. */
export function webAddress(url: unknown): string | null {
  return typeof url === 'string' && /^https?:/.test(url) ? url : null
}

/** @throws Refusal 47003 naming the field */
export function requireFields(call: WechatCall, template: MessageTemplate, data: unknown): void {
  const fault = fieldFault(template, data)
  const rule = fault?.evidence === 'assumed' ? 'field.unsure' : 'field.rules'
  call.judge.require(fault === null, rule, 47003, fault?.errmsg ?? '')
  const extra = extraKeys(template, data)
  const retired = extra.filter((key) => RETIRED_KEYS.has(key))
  const unknown = extra.filter((key) => !RETIRED_KEYS.has(key))
  if (retired.length > 0) call.judge.remark('field.stripped', `${retired.join('、')} 不会显示`)
  if (unknown.length > 0) call.judge.remark('field.extra', `模板没有字段 ${unknown.join('、')}`)
}

/** Rows as the phone shows them: emoji removed, colours ignored. */
export function rowsOf(template: MessageTemplate, data: unknown): { label: string; value: string }[] {
  return template.keys.map(({ key, label }) => ({
    label,
    value: String(valueOf(data, key) ?? '').replace(/\p{Extended_Pictographic}\uFE0F?/gu, ''),
  }))
}
