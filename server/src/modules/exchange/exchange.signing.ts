import { createHash, createHmac, randomBytes } from 'node:crypto'
import type { ExchangeAlgorithm } from '@mingdu/shared/exchange/exchange.states'
import { sm2 } from 'sm-crypto-v2'
import { sameText } from '../../seal-box'

/** What one side holds of a key. */
export interface SigningKey {
  /** HMAC: the shared secret. SM2: one's own private key, 64 hex digits. */
  secret: string
  /** SM2: the other side's public key, 130 hex digits; '' of HMAC. */
  publicKey: string
}

interface Scheme {
  sign(text: string, key: Pick<SigningKey, 'secret'>): string
  /** Never throws: what is no signature is a wrong one. */
  verify(text: string, signature: string, key: SigningKey): boolean
  /** A new secret of one's own, and what the other side checks it by ('' where both share the secret). */
  make(): { secret: string; publicKey: string }
}

/** How each algorithm signs and checks: GB/T 32918.2 for SM2, with SM3, the usual user id, and r‖s in hex. */
const SCHEMES = {
  'hmac-sha256': {
    sign: (text, { secret }) => createHmac('sha256', secret).update(text, 'utf8').digest('hex'),
    verify: (text, signature, { secret }) =>
      sameText(createHmac('sha256', secret).update(text, 'utf8').digest('hex'), signature),
    make: () => ({ secret: randomBytes(32).toString('base64url'), publicKey: '' }),
  },
  sm2: {
    sign: (text, { secret }) => sm2.doSignature(bytesOf(text), secret, { hash: true }),
    verify(text, signature, { publicKey }) {
      if (!/^[0-9a-f]{128}$/.test(signature)) return false
      try {
        return sm2.doVerifySignature(bytesOf(text), signature, publicKey, { hash: true })
      } catch {
        return false
      }
    },
    make() {
      const { privateKey, publicKey } = sm2.generateKeyPairHex()
      return { secret: privateKey, publicKey }
    },
  },
} as const satisfies Record<ExchangeAlgorithm, Scheme>

export function signText(
  algorithm: ExchangeAlgorithm,
  text: string,
  key: Pick<SigningKey, 'secret'>,
): string {
  return SCHEMES[algorithm].sign(text, key)
}

export function isSigned(
  algorithm: ExchangeAlgorithm,
  text: string,
  signature: string,
  key: SigningKey,
): boolean {
  return SCHEMES[algorithm].verify(text, signature, key)
}

export function makeKey(algorithm: ExchangeAlgorithm): { secret: string; publicKey: string } {
  return SCHEMES[algorithm].make()
}

/** A public key of SM2 as it is kept, `04` and both coordinates; null when it is no point of the curve. */
export function normalPublicKey(given: string): string | null {
  const key = /^[0-9a-f]{128}$/.test(given) ? `04${given}` : given
  if (!/^04[0-9a-f]{128}$/.test(key)) return null
  try {
    return sm2.verifyPublicKey(key) ? key : null
  } catch {
    return null
  }
}

/** SHA-256 of a body as it is sent, in hex. */
export function bodyDigest(body: Buffer | string): string {
  return createHash('sha256').update(body).digest('hex')
}

function bytesOf(text: string): Uint8Array {
  return Uint8Array.from(Buffer.from(text, 'utf8'))
}
