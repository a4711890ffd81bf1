import { createLimit, type Limit } from '../../db/limits'
import { Refused } from '../../refused'

const MINUTE = 60
const HOUR = 60 * MINUTE

/** Sign-in by employee number: 10 tries in 15 minutes. */
export const employeeNoLimit = createLimit({ keyPrefix: 'no', points: 10, duration: 15 * MINUTE }, tooMany)
/** Sign-in, codes and bindings by address: 100 tries in 15 minutes; right ones are given back. */
export const addressLimit = createLimit({ keyPrefix: 'ip', points: 100, duration: 15 * MINUTE }, tooMany)

/** SMS codes by phone: 1 a minute, 5 an hour, 10 a day. */
export const smsLimits: readonly Limit[] = [
  createLimit({ keyPrefix: 'sms-minute', points: 1, duration: MINUTE }, tooManySms),
  createLimit({ keyPrefix: 'sms-hour', points: 5, duration: HOUR }, tooManySms),
  createLimit({ keyPrefix: 'sms-day', points: 10, duration: 24 * HOUR }, tooManySms),
]

function tooMany(retryMs: number): Refused {
  return new Refused('auth.too-many', { minutes: Math.max(1, Math.ceil(retryMs / 60_000)) })
}

function tooManySms(): Refused {
  return new Refused('sms.too-many')
}
