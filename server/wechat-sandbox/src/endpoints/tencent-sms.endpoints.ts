import type { SmsTemplate } from '../sms-account'
import { isRecord, type WechatCall } from '../http/wechat.call'
import { json, type WechatReply } from '../http/wechat.reply'
import type { Refusal } from '../rules/rules.catalogue'
import type { Sandbox } from '../sandbox'
import * as sms from './sms.rules'
import { tencentAuthorization } from './sms.signatures'

const WORDS: sms.SmsWords = {
  unsigned: ['AuthFailure.InvalidAuthorization', '请求头部的 Authorization 不符合腾讯云标准。'],
  keyId: [
    'AuthFailure.SecretIdNotFound',
    'The SecretId is not found, please ensure that your SecretId is correct.',
  ],
  signature: [
    'AuthFailure.SignatureFailure',
    'The provided credentials could not be validated. Please check your signature is correct.',
  ],
  signName: ['FailedOperation.SignatureIncorrectOrUnapproved', 'signature is incorrect or unapproved'],
  template: ['FailedOperation.TemplateIncorrectOrUnapproved', 'template is incorrect or unapproved'],
  phone: ['InvalidParameterValue.IncorrectPhoneNumber', 'incorrect phone number'],
}
/** The provider's console sets them; these are what it starts with. */
const LIMITS = [
  { ms: 30_000, most: 1, code: 'LimitExceeded.PhoneNumberThirtySecondLimit' },
  { ms: 3_600_000, most: 5, code: 'LimitExceeded.PhoneNumberOneHourLimit' },
  { ms: 86_400_000, most: 10, code: 'LimitExceeded.PhoneNumberDailyLimit' },
] as const
/** Codes that answer for the whole call; all others stand beside the number they are about. */
const WHOLE_CALL =
  /^(AuthFailure|InternalError|InvalidAction|MissingParameter|RequestLimitExceeded|ServiceUnavailable|UnauthorizedOperation)/

/** POST / with X-TC-Action SendSms, as tencentcloud-sdk-nodejs-sms sends it: JSON, parameters by position. */
export function tencentSms(call: WechatCall, sandbox: Sandbox): WechatReply {
  const { config, random } = sandbox
  sms.requireSigned(call, tencentAuthorization(call), config.sms.tencent, WORDS)
  const body = isRecord(call.body) ? call.body : {}
  requireCall(call, sandbox, body)
  const phone = sms.requirePhone(call, [body.PhoneNumberSet].flat()[0], WORDS)
  sms.requireSignName(call, sandbox, body.SignName, WORDS)
  const template = sms.requireSmsTemplate(call, sandbox, 'tencent', body.TemplateId, WORDS)
  const params = requireParams(call, template, body.TemplateParamSet)
  if (sandbox.settings.smsLimits) requireLimits(call, sandbox, phone)
  const id = `2640:${config.now()}${String(random.int(1_000_000)).padStart(6, '0')}`
  const idem = typeof body.SessionContext === 'string' ? body.SessionContext : ''
  sms.deliverSms(call, sandbox, { provider: 'tencent', id, phone, template, params, idem })
  const status = { SerialNo: id, PhoneNumber: `+86${phone}`, Fee: 1, SessionContext: idem }
  return answerOf(call.rid, { ...status, Code: 'Ok', Message: 'send success', IsoCode: 'CN' })
}

/** A refused call has an Error; a refused number a status in a call that succeeded. Both come with 200. */
export function tencentRefusal({ errcode, errmsg }: Refusal, rid: string): { status: number; body: object } {
  const [Code, Message] = [String(errcode), errmsg]
  const status = { SerialNo: '', PhoneNumber: '', Fee: 0, SessionContext: '', Code, Message, IsoCode: '' }
  const answer = WHOLE_CALL.test(Code) ? { Error: { Code, Message } } : { SendStatusSet: [status] }
  return { status: 200, body: { Response: { ...answer, RequestId: rid } } }
}

function answerOf(rid: string, status: object): WechatReply {
  return json({ Response: { SendStatusSet: [status], RequestId: rid } })
}

function requireCall(call: WechatCall, sandbox: Sandbox, body: Record<string, unknown>): void {
  const action = call.headers['x-tc-action']
  call.judge.require(action === 'SendSms', 'sms.action', 'InvalidAction', 'The action is not found.')
  const owned = body.SmsSdkAppId === sandbox.config.sms.tencent.appId
  call.judge.require(
    owned,
    'sms.app',
    'UnauthorizedOperation.SmsSdkAppIdVerifyFail',
    'SmsSdkAppId verification failed',
  )
  const numbers = Array.isArray(body.PhoneNumberSet) ? body.PhoneNumberSet : []
  const some = numbers.length > 0
  call.judge.require(some, 'sms.phone', 'MissingParameter.EmptyPhoneNumberSet', 'phone number set is empty')
}

function requireParams(call: WechatCall, template: SmsTemplate, given: unknown): Record<string, string> {
  const values: readonly unknown[] = Array.isArray(given) ? given : []
  const slots = sms.slotsOf(template)
  call.judge.require(
    values.length === slots.length && values.every((value) => typeof value === 'string'),
    'sms.slots',
    'FailedOperation.TemplateParamSetNotMatchApprovedTemplate',
    'template params do not match the approved template',
  )
  return Object.fromEntries(slots.map((name, at) => [name, String(values[at])]))
}

function requireLimits(call: WechatCall, sandbox: Sandbox, phone: string): void {
  const keys = sandbox.config.sms.templates.map(({ key }) => key)
  for (const { ms, most, code } of LIMITS) {
    const allowed = sms.sentWithin(sandbox, phone, keys, ms) < most
    call.judge.require(allowed, 'sms.limits', code, 'the number of messages to this number exceeds the limit')
  }
}
