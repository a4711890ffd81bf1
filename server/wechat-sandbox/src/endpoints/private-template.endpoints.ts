import type { MessageTemplate } from '../config'
import { bodyOf, type WechatCall } from '../http/wechat.call'
import { ok, type WechatReply } from '../http/wechat.reply'
import type { Judge } from '../rules/rules.catalogue'
import type { Sandbox } from '../sandbox'
import { own } from '../state/state.types'
import { TEMPLATE_LIBRARY } from '../template-library'
import { templatesOf } from './templates'

const MOST = 25

/**
 * POST /cgi-bin/template/api_add_template {template_id_short, keyword_name_list} → template_id. A const field comes
 * without its words, which only the console can set: such a template is refused with 47003 until then.
 */
export function addTemplate(call: WechatCall, sandbox: Sandbox): WechatReply {
  const body = bodyOf(call)
  const judge: Judge = call.judge
  const entry = own(TEMPLATE_LIBRARY, String(body.template_id_short ?? ''))
  judge.require(entry !== undefined, 'library.short', 40037, 'invalid template_id')
  const wanted: unknown[] = Array.isArray(body.keyword_name_list) ? body.keyword_name_list : []
  const keys = wanted.flatMap((label) => entry.keys.filter((key) => key.label === label))
  const whole = keys.length > 0 && keys.length === wanted.length
  judge.require(whole, 'library.keywords', 47001, 'data format error')
  const held = templatesOf(sandbox, ['template']).length
  judge.require(held < MOST, 'template.count', 45026, 'template num exceeds limit')
  const { title, category } = entry
  const template: MessageTemplate = { id: newTemplateId(sandbox), kind: 'template', title, category, keys }
  sandbox.store.state.platform.templates.added.push(template)
  return ok({ template_id: template.id })
}

/** POST /cgi-bin/template/del_private_template {template_id} */
export function deleteTemplate(call: WechatCall, sandbox: Sandbox): WechatReply {
  const { template_id: id } = bodyOf(call)
  const found = templatesOf(sandbox, ['template']).find((template) => template.id === id)
  call.judge.require(found !== undefined, 'template.owned', 40037, 'invalid template_id')
  sandbox.store.state.platform.templates.removed.push(found.id)
  return ok()
}

/** 43 characters, as the seeded ones. */
function newTemplateId(sandbox: Sandbox): string {
  return sandbox.random.bytes(33).toString('base64url').slice(0, 43)
}
