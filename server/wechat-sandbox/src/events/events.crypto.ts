import crypto from 'node:crypto'
import type { Account } from '../config'
import { toJson, toXml, type EventFields } from './events.format'

/** One push as it leaves: query of the callback, content type and body. */
export interface SealedEvent {
  query: URLSearchParams
  type: 'text/xml' | 'application/json'
  body: string
}

/** PKCS#7 with blocks of 32 bytes, not the 16 of AES. */
const BLOCK = 32

/**
 * Writes, signs and encrypts one event by the mode of the account: 明文 carries the fields alone, 安全模式 only
 * their cipher text, 兼容模式 both. `now` in epoch milliseconds, real time.
 */
export function sealEvent(account: Account, openid: string, fields: EventFields, now: number): SealedEvent {
  const json = account.pushFormat === 'json'
  const write = json ? toJson : toXml
  const type = json ? 'application/json' : 'text/xml'
  const stamp = newStamp(now)
  const query = new URLSearchParams({
    signature: sign(account.token, ...Object.values(stamp)),
    ...stamp,
    openid,
  })
  if (account.mode === 'plain') return { query, type, body: write(fields) }
  const encrypted = encrypt(account, write(fields))
  query.set('encrypt_type', 'aes')
  query.set('msg_signature', sign(account.token, ...Object.values(stamp), encrypted))
  const shown = account.mode === 'compat' ? fields : { ToUserName: account.ghId }
  return { query, type, body: write({ ...shown, Encrypt: encrypted }) }
}

/** Query of the GET by which the console verifies a callback address. */
export function verificationQuery(account: Account, echostr: string, now: number): URLSearchParams {
  const stamp = newStamp(now)
  return new URLSearchParams({
    signature: sign(account.token, ...Object.values(stamp)),
    ...stamp,
    echostr,
  })
}

function newStamp(now: number): { timestamp: string; nonce: string } {
  return {
    timestamp: String(Math.floor(now / 1000)),
    nonce: String(crypto.randomInt(1, 2_000_000_000)),
  }
}

function sign(...parts: string[]): string {
  return crypto.createHash('sha1').update(parts.sort().join('')).digest('hex')
}

/** AES-256-CBC with the key's first 16 bytes as IV, over 16 random bytes, the length in 4 bytes, message and appid. */
function encrypt(account: Account, text: string): string {
  const key = Buffer.from(`${account.aesKey}=`, 'base64')
  const message = Buffer.from(text)
  const size = Buffer.alloc(4)
  size.writeUInt32BE(message.length)
  const plain = Buffer.concat([crypto.randomBytes(16), size, message, Buffer.from(account.appid)])
  const pad = BLOCK - (plain.length % BLOCK)
  const cipher = crypto.createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false)
  return Buffer.concat([
    cipher.update(plain),
    cipher.update(Buffer.alloc(pad, pad)),
    cipher.final(),
  ]).toString('base64')
}
