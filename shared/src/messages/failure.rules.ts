import { addDays, dateInShanghai, shanghaiMidnight } from '../kernel/plain-date'
import { isPersonal, reasonOf, type DeliveryErrorClass, type Failure } from './failure.reasons'
import { CHANNELS, type Channel, type MessageState } from './messages.states'

const FIRST_MS = 5000
const CAP_MS = 600_000
const MINUTE_MS = 60_000
export const HALF_HOUR_MS = 1_800_000
/** Repeated for at least so long, not counting time behind a closed gate; then the delivery is given up. */
export const GIVE_UP_MS = 4 * 3_600_000
/** So long after it was accepted, a message without a result counts as unconfirmed. */
export const RESULT_WAIT_MS = 900_000

/**
 * How long a far side that knows repeats may be trusted with one: the platform remembers a client_msg_id for ten
 * minutes, we trust it for eight; 企业微信 drops the same content for thirty, we trust it for twenty.
 */
const REPEAT_MS: Partial<Record<Channel, number>> = { mpTemplate: 480_000, wecom: 1_200_000 }

/** Where a delivery stands; times are real ones in epoch milliseconds. */
export interface Attempt {
  channel: Channel
  priority: number
  /** From 1. */
  attempt: number
  /** Time already spent waiting for repeats. */
  retriedMs: number
  /** When the first attempt was made whose result is not known; null when there was none. */
  unsureSince: number | null
  /** When this attempt began. */
  startedAt: number
  now: number
  /** 0–1, for the jitter. */
  random: number
}

/** What is to become of a delivery after an attempt. */
export interface Verdict {
  state: Extract<MessageState, 'waiting' | 'refused' | 'dead' | 'inReview' | 'delivered' | 'unknown'>
  reason: string
  /** Only with `waiting`: from when on it may be tried again, in real time; a closed gate may hold it longer. */
  nextAt: number | null
  /** Added to the time spent on repeats. */
  waitedMs: number
  /** This attempt was not the delivery's fault and does not count. */
  uncounted: boolean
  unsureSince: number | null
  /** The next channel is to be tried now. */
  moveOn: boolean
}

/** Back-off with full jitter: 5 s · 2ⁿ, at most ten minutes. */
export function backoffMs(attempt: number, random: number): number {
  return Math.round(random * Math.min(CAP_MS, FIRST_MS * 2 ** Math.min(attempt, 12)))
}

/** Up to which priority a failure of this class sends the message to its next channel at once. */
const MOVES_UP_TO: Record<DeliveryErrorClass, number> = {
  recipient: 3,
  content: 3,
  off: 3,
  review: 1,
  config: 2,
  quota: 1,
  retry: 0,
  rate: 0,
  token: 0,
  duplicate: 0,
  'unknown-delivery': 0,
}

export function movesOn(errorClass: DeliveryErrorClass, priority: number): boolean {
  return priority <= MOVES_UP_TO[errorClass]
}

/** What to do after a failed attempt, by the class of its error. */
export function verdictOf(failure: Failure, at: Attempt): Verdict {
  const reason = reasonOf(failure, at.channel)
  const end = (state: Verdict['state'], moveOn = false): Verdict => ({ ...ended(state, reason, at), moveOn })
  const moveOn = movesOn(failure.errorClass, at.priority)
  switch (failure.errorClass) {
    case 'recipient':
      return probablyDelivered(failure, at) ? end('unknown') : end('refused', moveOn)
    case 'off':
      return end('refused', moveOn)
    case 'content':
      return end('dead', moveOn)
    case 'review':
      return end('inReview', moveOn)
    case 'duplicate':
      return end('delivered')
    case 'unknown-delivery':
      return afterUnknown(reason, at)
    case 'retry':
      return repeat(reason, at, backoffMs(at.attempt, at.random), false)
    case 'token':
      return repeat(reason, at, backoffMs(at.attempt, at.random), true)
    case 'rate':
      return { ...repeat(reason, at, isPersonal(failure) ? HALF_HOUR_MS : MINUTE_MS, true), waitedMs: 0 }
    case 'quota':
      // its gate decides when it goes on
      return { ...repeat(reason, at, 0, true), waitedMs: 0, moveOn }
    case 'config':
      return { ...repeat(reason, at, CAP_MS, true), waitedMs: 0, moveOn }
  }
}

/** A one-time subscription answers a repeat with 43101 when the first attempt had used it up. */
function probablyDelivered({ code }: Failure, { channel, unsureSince }: Attempt): boolean {
  return code === 43101 && unsureSince !== null && (channel === 'mpSubscribe' || channel === 'miniSubscribe')
}

function ended(state: Verdict['state'], reason: string, at: Attempt): Verdict {
  return {
    state,
    reason,
    nextAt: null,
    waitedMs: 0,
    uncounted: false,
    unsureSince: at.unsureSince,
    moveOn: false,
  }
}

/** Waits for the next attempt, unless it would come too late, or might come as a second card. */
function repeat(reason: string, at: Attempt, ms: number, uncounted: boolean): Verdict {
  if (at.retriedMs > GIVE_UP_MS) return ended('dead', `${reason}，已停止重发`, at)
  if (at.unsureSince !== null && !repeatIsKnown(at.channel, at.unsureSince, at.now + ms))
    return ended('unknown', reason, at)
  return { ...ended('waiting', reason, at), nextAt: at.now + ms, waitedMs: ms, uncounted }
}

/** The request may have been processed: repeated only where and while the far side knows a repeat. */
function afterUnknown(reason: string, at: Attempt): Verdict {
  const unsureSince = at.unsureSince ?? at.startedAt
  return repeat(reason, { ...at, unsureSince }, FIRST_MS, false)
}

/** Whether a repeat at this moment cannot become a second card. */
export function repeatIsKnown(channel: Channel, unsureSince: number, at: number): boolean {
  return at - unsureSince < (REPEAT_MS[channel] ?? 0)
}

/** What the far side said later about a message it had accepted. */
export type ResultVerdict = Pick<Verdict, 'state' | 'reason' | 'nextAt' | 'waitedMs' | 'moveOn'> & {
  errorClass: DeliveryErrorClass | null
}

/**
 * `success`, `failed:user block`, `failed: system failed`, `failed:freq limit`; what is not known counts as the
 * system's failure.
 */
export function verdictOfResult(
  status: string,
  { channel, retriedMs, now }: Pick<Attempt, 'channel' | 'retriedMs' | 'now'>,
): ResultVerdict {
  const none = { nextAt: null, waitedMs: 0, moveOn: false }
  if (status === 'success') return { ...none, state: 'delivered', reason: '', errorClass: null }
  const why = /^failed:\s*(.+)$/.exec(status)?.[1] ?? 'system failed'
  if (why === 'user block')
    return {
      ...none,
      state: 'refused',
      reason: `收件人屏蔽了${CHANNELS[channel]}`,
      errorClass: 'recipient',
      moveOn: true,
    }
  if (why === 'freq limit' && retriedMs <= GIVE_UP_MS) {
    const again = { nextAt: now + HALF_HOUR_MS, waitedMs: HALF_HOUR_MS, moveOn: false }
    return { ...again, state: 'waiting', reason: '给本人发得太频繁，稍后重发', errorClass: 'rate' }
  }
  return { ...none, state: 'dead', reason: `平台发送失败：${why}`, errorClass: 'retry', moveOn: true }
}

/** From `now` to the next 00:00 in Shanghai, when daily quotas begin anew. */
export function nextShanghaiMidnight(now: number): number {
  return shanghaiMidnight(addDays(dateInShanghai(now), 1))
}
