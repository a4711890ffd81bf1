import { DEMO_SMS } from '../defaults'
import { aliyunSignature, tencentSignature } from '../endpoints/sms.signatures'

interface SmsReply<Body> {
  status: number
  body: Body
}

export interface AliyunReply {
  Code: string
  Message: string
  RequestId: string
  BizId?: string
}

export interface TencentReply {
  Response: {
    RequestId: string
    Error?: { Code: string; Message: string }
    SendStatusSet?: { Code: string; SerialNo: string; PhoneNumber: string; SessionContext: string }[]
  }
}

/** A SendSms to Alibaba Cloud as its SDK sends it; what is given stands instead of what every rule lets through. */
export function aliyunSend(
  url: string,
  given: { query?: Record<string, string>; keyId?: string; secret?: string; action?: string } = {},
): Promise<SmsReply<AliyunReply>> {
  const { keyId = DEMO_SMS.aliyun.keyId, secret = DEMO_SMS.aliyun.keySecret, action = 'SendSms' } = given
  const query = new URLSearchParams({
    PhoneNumbers: '13800001000',
    SignName: DEMO_SMS.signName,
    TemplateCode: 'SMS_100000001',
    TemplateParam: '{"code":"482913","minutes":"10"}',
    OutId: 'i1',
    ...given.query,
  })
  const headers = { host: new URL(url).host, 'x-acs-action': action, 'x-acs-version': '2017-05-25' }
  const names = Object.keys(headers).join(';')
  const signature = aliyunSignature({ query, headers, raw: Buffer.alloc(0) }, names, secret)
  const authorization = `ACS3-HMAC-SHA256 Credential=${keyId},SignedHeaders=${names},Signature=${signature}`
  return post(`${url}/?${query}`, { ...headers, authorization }, '')
}

/** A SendSms to Tencent Cloud as its SDK sends it. */
export function tencentSend(
  url: string,
  given: { body?: Record<string, unknown>; keyId?: string; secret?: string; action?: string } = {},
): Promise<SmsReply<TencentReply>> {
  const { keyId, keySecret, appId } = DEMO_SMS.tencent
  const text = JSON.stringify({
    PhoneNumberSet: ['+8613800001000'],
    SmsSdkAppId: appId,
    SignName: DEMO_SMS.signName,
    TemplateId: '1000001',
    TemplateParamSet: ['482913', '10'],
    SessionContext: 'i1',
    ...given.body,
  })
  const headers = {
    host: new URL(url).host,
    'content-type': 'application/json',
    'x-tc-action': given.action ?? 'SendSms',
    'x-tc-timestamp': '1795400000',
  }
  const scope = { day: '2026-11-23', service: '127', names: 'content-type;host' }
  const call = { query: new URLSearchParams(), headers, raw: Buffer.from(text) }
  const signature = tencentSignature(call, scope, given.secret ?? keySecret)
  const credential = `${given.keyId ?? keyId}/${scope.day}/${scope.service}/tc3_request`
  const authorization = `TC3-HMAC-SHA256 Credential=${credential}, SignedHeaders=${scope.names}, Signature=${signature}`
  return post(url, { ...headers, authorization }, text)
}

async function post<Body>(
  url: string,
  { host: _own, ...headers }: Record<string, string>,
  body: string,
): Promise<SmsReply<Body>> {
  const response = await fetch(url, { method: 'POST', headers, body })
  return { status: response.status, body: (await response.json()) as Body }
}
