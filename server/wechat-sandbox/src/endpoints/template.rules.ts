import type { MessageTemplate } from '../config'
import type { WechatCall } from '../http/wechat.call'
import { isRecord } from '../http/wechat.call'
import { extraKeys, fieldFault, valueOf } from '../rules/fields.rules'
import type { Judge } from '../rules/rules.catalogue'
import type { Sandbox } from '../sandbox'
import { personByOpenid } from '../state/people'
import type { Person } from '../state/state.types'

const TEMPLATE_ID_LENGTH = 43
/** Taken away from all templates on 2023-05-04. */
const RETIRED_KEYS = new Set(['first', 'remark'])

/** @throws Refusal 40003 */
export function requireRecipient(call: WechatCall, sandbox: Sandbox, openid: unknown): Person {
  const person = personByOpenid(sandbox.store.state, 'mp', openid)
  call.judge.require(person !== undefined, 'openid.appid', 40003, 'invalid openid')
  call.about.personKey = person.key
  return person
}

/** @throws Refusal 40036, 40037, 43116 */
export function requireTemplate(call: WechatCall, sandbox: Sandbox, id: unknown): MessageTemplate {
  const judge: Judge = call.judge
  const sized = typeof id === 'string' && id.length === TEMPLATE_ID_LENGTH
  judge.require(sized, 'template.length', 40036, 'invalid template_id size')
  const template = sandbox.config.templates.find((one) => one.id === id)
  judge.require(template !== undefined, 'template.owned', 40037, 'invalid template_id')
  judge.require(template.banned !== true, 'template.banned', 43116, 'This template_id is banned')
  return template
}

/**
 * The page a card opens in the mini-program, or null.
 * @throws Refusal 40013 when the mini-program is not linked, 40165 when its release has no such page
 */
export function requirePage(call: WechatCall, sandbox: Sandbox, miniprogram: unknown): string | null {
  if (!isRecord(miniprogram)) return null
  const judge: Judge = call.judge
  const { config } = sandbox
  judge.require(miniprogram.appid === config.accounts.mini.appid, 'mini.linked', 40013, 'invalid appid')
  const pagepath = typeof miniprogram.pagepath === 'string' ? miniprogram.pagepath : ''
  const slashAllowed = config.leadingSlash === 'accept' || !pagepath.startsWith('/')
  judge.require(slashAllowed, 'mini.slash', 40165, 'invalid weapp pagepath')
  const page = pagepath.replace(/^\//, '')
  const released = config.releasePages.includes(page.split('?')[0] ?? '')
  judge.require(released, 'mini.page', 40165, 'invalid weapp pagepath')
  return page
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
