import type { SmsTemplate } from '../sms-account'
import { isRecord, type WechatCall } from '../http/wechat.call'
import { json, type WechatReply } from '../http/wechat.reply'
import type { Refusal } from '../rules/rules.catalogue'
import type { Sandbox } from '../sandbox'
import * as sms from './sms.rules'
import { aliyunAuthorization } from './sms.signatures'

const WORDS: sms.SmsWords = {
  unsigned: ['MissingParameter', 'The request has no Authorization header of ACS3-HMAC-SHA256.'],
  keyId: ['InvalidAccessKeyId.NotFound', 'Specified access key is not found.'],
  signature: ['SignatureDoesNotMatch', 'Specified signature does not match our calculation.'],
  signName: ['isv.SMS_SIGNATURE_ILLEGAL', '短信签名不合法'],
  template: ['isv.SMS_TEMPLATE_ILLEGAL', '短信模版不合法'],
  phone: ['isv.MOBILE_NUMBER_ILLEGAL', '非法手机号'],
}
const MOST_LETTERS = 35
const [MINUTE, HOUR, DAY] = [60_000, 3_600_000, 86_400_000]
/** 验证码: 1 a minute, 5 an hour, 10 a day; 通知: 50 of one template in 24 hours. */
const LIMITS = {
  code: [
    { ms: MINUTE, most: 1, message: '触发分钟级流控Permits:1' },
    { ms: HOUR, most: 5, message: '触发小时级流控Permits:5' },
    { ms: DAY, most: 10, message: '触发天级流控Permits:10' },
  ],
  notice: [{ ms: DAY, most: 50, message: '触发天级流控Permits:50' }],
} as const

/** POST / with x-acs-action SendSms, as @alicloud/dysmsapi20170525 sends it: parameters in the query, no body. */
export function aliyunSms(call: WechatCall, sandbox: Sandbox): WechatReply {
  const { config, random } = sandbox
  sms.requireSigned(call, aliyunAuthorization(call), config.sms.aliyun, WORDS)
  call.judge.require(
    call.headers['x-acs-action'] === 'SendSms',
    'sms.action',
    'InvalidAction.NotFound',
    'Specified api is not found.',
  )
  sms.requireSignName(call, sandbox, call.query.get('SignName'), WORDS)
  const template = sms.requireSmsTemplate(call, sandbox, 'aliyun', call.query.get('TemplateCode'), WORDS)
  const phone = sms.requirePhone(call, call.query.get('PhoneNumbers'), WORDS)
  const params = requireParams(call, template)
  if (sandbox.settings.smsLimits) requireLimits(call, sandbox, phone, template)
  const id = `${config.now()}${String(random.int(100_000)).padStart(5, '0')}^0`
  const idem = call.query.get('OutId') ?? ''
  sms.deliverSms(call, sandbox, { provider: 'aliyun', id, phone, template, params, idem })
  return json({ Message: 'OK', RequestId: call.rid, Code: 'OK', BizId: id })
}

/** Refusals of the message come with 200; those of the call itself with 4xx or 5xx. */
export function aliyunRefusal({ errcode, errmsg }: Refusal, rid: string): { status: number; body: object } {
  const code = String(errcode)
  const status = /^is[vp]\./.test(code) ? 200 : code === 'ServiceUnavailable' ? 503 : 400
  return { status, body: { Message: errmsg, RequestId: rid, Code: code } }
}

function requireParams(call: WechatCall, template: SmsTemplate): Record<string, string> {
  const given = jsonIn(call.query.get('TemplateParam') ?? '{}')
  call.judge.require(
    isRecord(given),
    'sms.params',
    'isv.INVALID_JSON_PARAM',
    '参数格式错误，请修改为字符串值',
  )
  const params: Record<string, string> = {}
  for (const name of sms.slotsOf(template)) {
    const value = given[name]
    const missing = value === undefined || value === ''
    call.judge.require(!missing, 'sms.slots', 'isv.TEMPLATE_MISSING_PARAMETERS', '模板变量缺少参数')
    call.judge.require(
      typeof value === 'string',
      'sms.params',
      'isv.INVALID_JSON_PARAM',
      '参数格式错误，请修改为字符串值',
    )
    const short = [...value].length <= MOST_LETTERS
    call.judge.require(short, 'sms.length', 'isv.PARAM_LENGTH_LIMIT', '参数超过长度限制')
    params[name] = value
  }
  return params
}

function requireLimits(call: WechatCall, sandbox: Sandbox, phone: string, template: SmsTemplate): void {
  for (const { ms, most, message } of LIMITS[template.kind]) {
    const sent = sms.sentWithin(sandbox, phone, [template.key], ms)
    call.judge.require(sent < most, 'sms.limits', 'isv.BUSINESS_LIMIT_CONTROL', message)
  }
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
