import { WRONG_SIGNATURES } from '@mingdu/shared/exchange/exchange.rules'
import { dateInShanghai } from '@mingdu/shared/kernel/plain-date'
import { createLimit, wholeSeconds } from '../../db/limits'
import type { Logger } from '../../log'
import { Refused } from '../../refused'
import { noteWrongCall } from './partners.repo'

const { ofKey, ofAddress, minutes } = WRONG_SIGNATURES
const duration = minutes * 60
const keyLimit = createLimit({ keyPrefix: 'exchange-wrong-key', points: ofKey, duration }, tooMany)
const addressLimit = createLimit({ keyPrefix: 'exchange-wrong-ip', points: ofAddress, duration }, tooMany)

/**
 * Counts a request without a right signature (an unknown key id is one) by its address and by the key id it names, and
 * notes it at the partner for the administrator to see.
 *
 * Only these are counted, and only these are held up: the signature of every request is looked at first, whatever was
 * counted, so whoever has no key cannot shut a partner out, from the partner's own address neither. A clock that is off, a
 * body that does not fit its digest, a nonce that comes twice were signed right and count for nothing. Beyond the limit
 * nothing is told any more, of known and unknown keys alike, and nothing is noted.
 * @returns what to refuse it with: `refused`, or `exchange.wrong-too-many`
 */
export async function countWrong(
  refused: Refused,
  { ip, keyId }: { ip: string; keyId: string },
  log: Logger,
): Promise<Refused> {
  try {
    await addressLimit.spend(ip)
    await keyLimit.spend(keyId)
  } catch (error) {
    if (error instanceof Refused) return error
    throw error
  }
  log.warn({ why: refused.code, keyId, ip }, 'exchange request refused')
  const at = new Date()
  await noteWrongCall(keyId, at, dateInShanghai(at.getTime()))
  return refused
}

function tooMany(retryMs: number): Refused {
  return new Refused('exchange.wrong-too-many', { seconds: wholeSeconds(retryMs) })
}
