import { createHmac, randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Config } from '../config'
import type { Logger } from '../log'
import { Refused } from '../refused'
import type { IdentityPlatform } from './identity'

type IdentityConfig = Pick<Config, Extract<keyof Config, `IDENTITY_${string}`>>

const answerSchema = z.object({ match: z.boolean(), serial: z.string().min(1).max(64) })

/** The configured platform; `none` refuses every question with `identity.off`. */
export function createIdentity(config: IdentityConfig, log: Logger, timeoutMs = 5000): IdentityPlatform {
  const { IDENTITY_PROVIDER, IDENTITY_URL = '', IDENTITY_APP_ID = '', IDENTITY_SECRET = '' } = config
  if (IDENTITY_PROVIDER === 'none') return { verify: () => Promise.reject(new Refused('identity.off')) }
  return {
    async verify({ name, idNumber, idem }) {
      const body = JSON.stringify({ name, idNumber, requestId: idem })
      const headers = signed(body, IDENTITY_APP_ID, IDENTITY_SECRET)
      try {
        const signal = AbortSignal.timeout(timeoutMs)
        const response = await fetch(IDENTITY_URL, { method: 'POST', headers, body, signal })
        if (!response.ok) throw new Error(`HTTP ${response.status}`)
        return answerSchema.parse(await response.json())
      } catch (error) {
        // neither the question nor the answer belongs in a log
        log.error({ reason: reasonOf(error) }, 'the identity platform did not answer')
        throw new Refused('identity.down')
      }
    },
  }
}

/** HMAC-SHA256 over time, nonce and body, one a line: the platform refuses what is older than five minutes. */
export function signed(
  body: string,
  appId: string,
  secret: string,
  now = Date.now(),
): Record<string, string> {
  const [timestamp, nonce] = [String(now), randomUUID()]
  const signature = createHmac('sha256', secret).update(`${timestamp}\n${nonce}\n${body}`).digest('hex')
  return {
    'Content-Type': 'application/json',
    'X-App-Id': appId,
    'X-Timestamp': timestamp,
    'X-Nonce': nonce,
    'X-Signature': signature,
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof z.ZodError) return 'an answer of another shape'
  return error instanceof Error ? error.message : 'unknown'
}
