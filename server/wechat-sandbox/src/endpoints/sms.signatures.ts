import crypto from 'node:crypto'
import type { WechatCall } from '../http/wechat.call'

export interface SmsAuthorization {
  keyId: string
  signature: string
  /** what the signature must be, made with the right secret */
  expected: (secret: string) => string
}

type Signed = Pick<WechatCall, 'query' | 'headers' | 'raw'>

const ACS3 = /^ACS3-HMAC-SHA256 Credential=([^,]+),SignedHeaders=([^,]+),Signature=([0-9a-f]{64})$/
const TC3 =
  /^TC3-HMAC-SHA256 Credential=([^/]+)\/(\d{4}-\d\d-\d\d)\/([^/]+)\/tc3_request, SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/

/** Signature version 3 of Alibaba Cloud, RPC style: everything is in the query. Null: no such header. */
export function aliyunAuthorization(call: Signed): SmsAuthorization | null {
  const [, keyId, names, signature] = ACS3.exec(call.headers.authorization ?? '') ?? []
  if (keyId === undefined || names === undefined || signature === undefined) return null
  return { keyId, signature, expected: (secret) => aliyunSignature(call, names, secret) }
}

/** `names`: the signed headers, joined by semicolons. */
export function aliyunSignature({ query, headers, raw }: Signed, names: string, secret: string): string {
  const parameters = [...query].map(([name, value]) => `${encode(name)}=${encode(value)}`).sort()
  const lines = names.split(';').map((name) => `${name}:${String(headers[name] ?? '').trim()}\n`)
  const request = ['POST', '/', parameters.join('&'), lines.join(''), names, sha256(raw)].join('\n')
  return hmac(secret, `ACS3-HMAC-SHA256\n${sha256(request)}`).toString('hex')
}

/** TC3-HMAC-SHA256 of Tencent Cloud: everything is in the JSON body. Null: no such header. */
export function tencentAuthorization(call: Signed): SmsAuthorization | null {
  const found = TC3.exec(call.headers.authorization ?? '')
  const [, keyId, day, service, names, signature] = found ?? []
  if (keyId === undefined || !day || !service || !names || signature === undefined) return null
  return { keyId, signature, expected: (secret) => tencentSignature(call, { day, service, names }, secret) }
}

export interface TencentScope {
  /** UTC, YYYY-MM-DD */
  day: string
  service: string
  names: string
}

export function tencentSignature({ headers, raw }: Signed, scope: TencentScope, secret: string): string {
  const { day, service, names } = scope
  // the client signs the host without its port
  const signed: Record<string, unknown> = { ...headers, host: headers.host?.replace(/:\d+$/, '') }
  const lines = names.split(';').map((name) => `${name}:${String(signed[name] ?? '')}\n`)
  const request = ['POST', '/', '', lines.join(''), names, sha256(raw)].join('\n')
  const stamp = String(headers['x-tc-timestamp'] ?? '')
  const text = ['TC3-HMAC-SHA256', stamp, `${day}/${service}/tc3_request`, sha256(request)].join('\n')
  const key = hmac(hmac(hmac(`TC3${secret}`, day), service), 'tc3_request')
  return hmac(key, text).toString('hex')
}

function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}

function sha256(data: string | Buffer): string {
  return crypto.createHash('sha256').update(data).digest('hex')
}

function hmac(key: string | Buffer, data: string): Buffer {
  return crypto.createHmac('sha256', key).update(data).digest()
}
