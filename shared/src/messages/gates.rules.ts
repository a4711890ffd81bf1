import { ACCOUNT_OF, type OuterChannel } from './chain.rules'
import type { DeliveryErrorClass, Failure } from './failure.reasons'
import { nextShanghaiMidnight } from './failure.rules'

/** Of failures of the kind `retry`: so many of one account within so long close it. */
export const BURST = { failures: 20, withinMs: 60_000 }
const MINUTE_MS = 60_000
const TEN_MINUTES_MS = 600_000

/** These say that one template is wrong. No code: it has no id here. */
const TEMPLATE_CODES: readonly (number | string | null)[] = [null, 40013, 40036, 40037, 43116]
/** These say that the account is. */
const ACCOUNT_CODES: readonly (number | string | null)[] = [
  null,
  40125,
  40164,
  48001,
  48004,
  50002,
  60020,
  89503,
]
/** Codes nobody here knows may mean one message only; so many of one account within the window mean the account. */
const UNKNOWN_CODES = 3

/** A gate that is closed lets nothing through before `until` (real time), and then one probe. */
export interface GateClosing {
  /** `account:mp` or `mpTemplate:warning`. */
  key: string
  until: number
  /** How long it was closed; the next closing of a burst takes twice as long. */
  stepMs: number
}

export interface GateBefore {
  errorClass: string
  stepMs: number
}

/**
 * The gate that a failure closes, or null. `burst`: the failures of this account and class within the window, this one
 * included. `before`: the gate whose probe this was.
 */
export function closingOf(
  failure: Failure,
  about: { channel: OuterChannel; templateKey: string | null },
  { now, burst, before }: { now: number; burst: number; before: GateBefore | null },
): GateClosing | null {
  const account = `account:${ACCOUNT_OF[about.channel]}`
  switch (failure.errorClass) {
    case 'quota': {
      const until = nextShanghaiMidnight(now)
      return { key: account, until, stepMs: until - now }
    }
    case 'rate':
      return failure.code === 45011 ? { key: account, until: now + MINUTE_MS, stepMs: MINUTE_MS } : null
    case 'config': {
      const key = configKey(failure, about, account, burst, before !== null)
      return key === null ? null : { key, until: now + TEN_MINUTES_MS, stepMs: TEN_MINUTES_MS }
    }
    case 'retry': {
      const again = before?.errorClass === 'retry'
      if (burst < BURST.failures && !again) return null
      const stepMs = again ? Math.min(TEN_MINUTES_MS, before.stepMs * 2) : MINUTE_MS
      return { key: account, until: now + stepMs, stepMs }
    }
    default:
      return null
  }
}

/** After the probe of a half-open gate: does it open? What says nothing about the gate leaves it for another probe. */
export function probeOpens(errorClass: DeliveryErrorClass | null): boolean {
  return errorClass === null || OPENING.includes(errorClass)
}

const OPENING: readonly DeliveryErrorClass[] = ['recipient', 'content', 'review', 'duplicate']

function configKey(
  { code }: Failure,
  { channel, templateKey }: { channel: OuterChannel; templateKey: string | null },
  account: string,
  burst: number,
  probed: boolean,
): string | null {
  if (templateKey !== null && TEMPLATE_CODES.includes(code)) return `${channel}:${templateKey}`
  return ACCOUNT_CODES.includes(code) || burst >= UNKNOWN_CODES || probed ? account : null
}
