import { isRecord, type WechatCall } from '../http/wechat.call'
import type { Judge } from '../rules/rules.catalogue'
import type { Sandbox } from '../sandbox'
import { requirePage } from './template.rules'

const MOST_BUTTONS = 3
const MOST_SUB_BUTTONS = 5
/** Bytes of a name on the first and the second level. */
const NAME_BYTES = [16, 60] as const

/** The buttons as they came. @throws Refusal 40016, 40018, 40019, 40020, 40013, 40165 */
export function requireMenu(call: WechatCall, sandbox: Sandbox, buttons: unknown): unknown[] {
  const list = requireButtons(call, buttons, MOST_BUTTONS)
  for (const button of list) requireButton(call, sandbox, button, 0)
  return list
}

function requireButtons(call: WechatCall, buttons: unknown, most: number): unknown[] {
  const counted = Array.isArray(buttons) && buttons.length > 0 && buttons.length <= most
  const judge: Judge = call.judge
  judge.require(counted, 'menu.buttons', 40016, 'invalid button size')
  return buttons
}

function requireButton(call: WechatCall, sandbox: Sandbox, button: unknown, level: 0 | 1): void {
  const judge: Judge = call.judge
  judge.require(isRecord(button), 'menu.button', 40018, 'invalid button name size')
  const { name, sub_button: inner } = button
  const named = typeof name === 'string' && name !== '' && Buffer.byteLength(name) <= NAME_BYTES[level]
  judge.require(named, 'menu.button', 40018, 'invalid button name size')
  const parent = level === 0 && Array.isArray(inner) && inner.length > 0
  if (!parent) return requireTarget(call, sandbox, button)
  for (const one of requireButtons(call, inner, MOST_SUB_BUTTONS)) requireButton(call, sandbox, one, 1)
}

function requireTarget(call: WechatCall, sandbox: Sandbox, button: Record<string, unknown>): void {
  const judge: Judge = call.judge
  const { type, key, url } = button
  if (type === 'click') {
    return judge.require(typeof key === 'string' && key !== '', 'menu.button', 40019, 'invalid button key')
  }
  const known = type === 'view' || type === 'miniprogram'
  judge.require(known, 'menu.button', 40017, 'invalid button type')
  const addressed = typeof url === 'string' && /^https?:\/\//.test(url)
  judge.require(addressed, 'menu.button', 40020, 'invalid button url')
  if (type === 'miniprogram') requirePage(call, sandbox, button)
}
