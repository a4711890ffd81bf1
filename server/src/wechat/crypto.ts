import { createDecipheriv, createHash } from 'node:crypto'

/** sha1 over the sorted parts: the signature of every callback. */
export function signatureOf(...parts: string[]): string {
  return createHash('sha1')
    .update([...parts].sort().join(''))
    .digest('hex')
}

/**
 * Opens a safe-mode message: AES-256-CBC, key from the 43-character EncodingAESKey, PKCS#7 with blocks of 32,
 * 16 random bytes + 4-byte length + message + appid.
 * @returns the message, or null when it cannot be opened or was made for another appid
 */
export function openMessage(encrypted: string, aesKey: string, appid: string): string | null {
  try {
    const key = Buffer.from(`${aesKey}=`, 'base64')
    const decipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false)
    const padded = Buffer.concat([decipher.update(encrypted, 'base64'), decipher.final()])
    const plain = padded.subarray(0, padded.length - (padded.at(-1) ?? 0))
    const length = plain.readUInt32BE(16)
    const tail = plain.subarray(20 + length).toString('utf8')
    return tail === appid ? plain.subarray(20, 20 + length).toString('utf8') : null
  } catch {
    return null
  }
}
