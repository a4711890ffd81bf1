import crypto from 'node:crypto'
import { SMS_TEMPLATES } from '../defaults'
import { bodyOf, isRecord, type WechatCall } from '../http/wechat.call'
import { json, type WechatReply } from '../http/wechat.reply'
import type { Sandbox } from '../sandbox'

/**
 * POST /sms/send {phone, templateKey, params, idem} → {code: 'OK', message, bizId}: the far side of the product's
 * SMS adapter. Like both real providers it only echoes `idem` and sends a repeated message again.
 */
export function sendSms(call: WechatCall, sandbox: Sandbox): WechatReply {
  const body = bodyOf(call)
  const { state } = sandbox.store
  const phone = typeof body.phone === 'string' ? body.phone.replace(/^\+86/, '') : ''
  call.judge.require(/^1\d{10}$/.test(phone), 'sms.phone', 'isv.MOBILE_NUMBER_ILLEGAL', '非法手机号')
  const params = isRecord(body.params) ? body.params : {}
  const allText = Object.values(params).every((value) => typeof value === 'string')
  call.judge.require(allText, 'sms.params', 'isv.INVALID_PARAMETERS', '参数异常')
  const templateKey = String(body.templateKey ?? '')
  const bizId = `${sandbox.config.now()}${crypto.randomInt(1000, 9999)}^0`
  state.sms.push({
    id: bizId,
    phone,
    templateKey,
    text: smsText(templateKey, params),
    idem: String(body.idem ?? ''),
    at: sandbox.time.businessNow(),
  })
  call.about.personKey = Object.values(state.people).find((person) => person.phone === phone)?.key ?? null
  call.about.msgid = bizId
  return json({ code: 'OK', message: 'OK', bizId, requestId: call.rid })
}

/** The registered text with its parameters; of a template not known here, the parameters alone. */
function smsText(templateKey: string, params: Record<string, unknown>): string {
  const text = SMS_TEMPLATES[templateKey]
  if (text === undefined) return `（模板 ${templateKey}）${Object.values(params).join('，')}`
  return text.replace(/\$\{(\w+)\}/g, (_all, name: string) => String(params[name] ?? ''))
}
