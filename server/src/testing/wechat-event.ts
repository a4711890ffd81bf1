import { createCipheriv, createHash, randomBytes } from 'node:crypto'
import { DEMO_ACCOUNTS } from '@mingdu/wechat-sandbox'

/** What a callback request is made of; each part can be made wrong. */
export interface SealedEvent {
  query: Record<string, string>
  body: string
}

interface EventParts {
  token: string
  aesKey: string
  appid: string
  /** Epoch seconds. */
  timestamp?: number
  nonce?: string
}

/** What stands in an event; a list repeats its element. */
export type EventValue = string | number | EventFields | readonly EventFields[]
export interface EventFields {
  readonly [name: string]: EventValue
}

/** The common fields of an event; `CreateTime` in epoch seconds. */
export function eventFields(openid: string, event: string, more: EventFields = {}): EventFields {
  return {
    ToUserName: 'gh_x',
    FromUserName: openid,
    CreateTime: Math.floor(Date.now() / 1000),
    MsgType: 'event',
    Event: event,
    ...more,
  }
}

/** Texts in CDATA, numbers bare, as the platform writes XML. */
export function asXml(fields: EventFields): string {
  return `<xml>${elements(fields)}</xml>`
}

/**
 * Seals a message as the platform does in safe mode: 16 random bytes, length, message and appid, padded to blocks of
 * 32. A message in JSON comes in an envelope of JSON.
 */
export function sealedEvent(message: string, parts: EventParts): SealedEvent {
  const encrypted = encrypt(message, parts)
  const timestamp = String(parts.timestamp ?? Math.floor(Date.now() / 1000))
  const nonce = parts.nonce ?? '1234567'
  return {
    query: {
      signature: sha1(parts.token, timestamp, nonce),
      timestamp,
      nonce,
      encrypt_type: 'aes',
      msg_signature: sha1(parts.token, timestamp, nonce, encrypted),
    },
    body: message.startsWith('{')
      ? JSON.stringify({ ToUserName: 'gh_x', Encrypt: encrypted })
      : `<xml><ToUserName><![CDATA[gh_x]]></ToUserName><Encrypt><![CDATA[${encrypted}]]></Encrypt></xml>`,
  }
}

/** Sends an event to the running app as the platform would; the account's values are the demonstration's. */
export async function postEvent(
  appUrl: string,
  account: 'mp' | 'mini',
  fields: EventFields,
  format: 'xml' | 'json' = 'xml',
): Promise<void> {
  const message = format === 'xml' ? asXml(fields) : JSON.stringify(fields)
  const nonce = String(randomBytes(4).readUInt32BE())
  const { query, body } = sealedEvent(message, { ...DEMO_ACCOUNTS[account], nonce })
  const address = `${appUrl}/wechat/callback/${account}?${new URLSearchParams(query)}`
  const answer = await fetch(address, { method: 'POST', body })
  if ((await answer.text()) !== 'success') throw new Error(`the event was answered with ${answer.status}`)
}

export function sha1(...parts: string[]): string {
  return createHash('sha1')
    .update([...parts].sort().join(''))
    .digest('hex')
}

function encrypt(text: string, { aesKey, appid }: EventParts): string {
  const key = Buffer.from(`${aesKey}=`, 'base64')
  const message = Buffer.from(text)
  const length = Buffer.alloc(4)
  length.writeUInt32BE(message.length)
  const plain = Buffer.concat([randomBytes(16), length, message, Buffer.from(appid)])
  const pad = 32 - (plain.length % 32)
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false)
  const padded = Buffer.concat([plain, Buffer.alloc(pad, pad)])
  return Buffer.concat([cipher.update(padded), cipher.final()]).toString('base64')
}

function elements(fields: EventFields): string {
  return Object.entries(fields)
    .flatMap(([name, value]) => (Array.isArray(value) ? value : [value]).map((one) => element(name, one)))
    .join('')
}

function element(name: string, value: EventValue): string {
  if (typeof value === 'string') return `<${name}><![CDATA[${value}]]></${name}>`
  return `<${name}>${typeof value === 'object' ? elements(value as EventFields) : value}</${name}>`
}
