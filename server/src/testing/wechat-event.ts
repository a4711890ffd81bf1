import { createCipheriv, createHash, randomBytes } from 'node:crypto'

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

/** Seals XML as the platform does in safe mode: 16 random bytes, length, message and appid, padded to blocks of 32. */
export function sealedEvent(xml: string, parts: EventParts): SealedEvent {
  const key = Buffer.from(`${parts.aesKey}=`, 'base64')
  const message = Buffer.from(xml)
  const length = Buffer.alloc(4)
  length.writeUInt32BE(message.length)
  const plain = Buffer.concat([randomBytes(16), length, message, Buffer.from(parts.appid)])
  const pad = 32 - (plain.length % 32)
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false)
  const padded = Buffer.concat([plain, Buffer.alloc(pad, pad)])
  const encrypted = Buffer.concat([cipher.update(padded), cipher.final()]).toString('base64')
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
    body: `<xml><ToUserName><![CDATA[gh_x]]></ToUserName><Encrypt><![CDATA[${encrypted}]]></Encrypt></xml>`,
  }
}

export function sha1(...parts: string[]): string {
  return createHash('sha1')
    .update([...parts].sort().join(''))
    .digest('hex')
}
