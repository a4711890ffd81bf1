import crypto from 'node:crypto'
import type { MpAccount } from '../config'

/** The envelope of 安全模式: query of the callback and the XML around the encrypted event. */
export interface SealedEvent {
  query: URLSearchParams
  body: string
}

/** PKCS#7 with blocks of 32 bytes, not the 16 of AES. */
const BLOCK = 32

/**
 * Encrypts one event as the platform does: AES-256-CBC, the first 16 bytes of the key as IV, over 16 random bytes,
 * the length in 4 bytes, the message and the appid. `now` in epoch milliseconds, real time.
 */
export function sealEvent(account: MpAccount, openid: string, xml: string, now: number): SealedEvent {
  const encrypted = encrypt(account, xml)
  const timestamp = String(Math.floor(now / 1000))
  const nonce = String(crypto.randomInt(1, 2_000_000_000))
  const query = new URLSearchParams({
    signature: sign(account.token, timestamp, nonce),
    timestamp,
    nonce,
    openid,
    encrypt_type: 'aes',
    msg_signature: sign(account.token, timestamp, nonce, encrypted),
  })
  return { query, body: toXml({ ToUserName: account.ghId, Encrypt: encrypted }) }
}

/** `<xml>` with every text in CDATA and every number bare, as the platform writes it. */
export function toXml(fields: Record<string, string | number | bigint>): string {
  const rows = Object.entries(fields).map(([name, value]) =>
    typeof value === 'string'
      ? `<${name}><![CDATA[${value.replaceAll(']]>', ']]]]><![CDATA[>')}]]></${name}>`
      : `<${name}>${value}</${name}>`,
  )
  return `<xml>${rows.join('')}</xml>`
}

export function sign(...parts: string[]): string {
  return crypto.createHash('sha1').update(parts.sort().join('')).digest('hex')
}

function encrypt(account: MpAccount, xml: string): string {
  const key = Buffer.from(`${account.aesKey}=`, 'base64')
  const message = Buffer.from(xml)
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
