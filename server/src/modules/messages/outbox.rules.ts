import type { WechatErrorClass } from '../../wechat/errors'
import type { Outcome } from './outbox.repo'

const FIRST_MS = 5000
const CAP_MS = 600_000
const HALF_HOUR_MS = 1_800_000
/** An attempt is repeated for four hours at least before the delivery is given up. */
const GIVE_UP_MS = 4 * 3_600_000
/** The platform remembers a client_msg_id for ten minutes; we trust it for eight. */
export const DEDUPE_WINDOW_MS = 480_000
/** So long after it was accepted, a message without a result counts as unconfirmed. */
export const RESULT_WAIT_MS = 900_000

/** Where a delivery stands; times are real ones in epoch milliseconds. */
export interface Attempt {
  /** From 1. */
  attempt: number
  firstTriedAt: number
  /** When the first attempt was made whose result is not known; null when there was none. */
  unsureSince: number | null
  /** When this attempt began. */
  startedAt: number
  now: number
  /** 0–1, for the jitter. */
  random: number
}

export interface Failure {
  errorClass: WechatErrorClass
  code: number | null
  message: string
  rid: string | null
}

/** Back-off with full jitter: 5 s · 2ⁿ, at most ten minutes. */
export function backoffMs(attempt: number, random: number): number {
  return Math.round(random * Math.min(CAP_MS, FIRST_MS * 2 ** Math.min(attempt, 12)))
}

/** What to do after a failed attempt, by the class of its error. */
export function outcomeOfFailure(failure: Failure, attempt: Attempt): Outcome {
  const base = {
    errorClass: failure.errorClass,
    errorCode: failure.code,
    reason: reasonOf(failure),
    rid: failure.rid,
  }
  const again = (ms: number, more: Partial<Outcome> = {}) => repeat(base, attempt, ms, more)
  const table: Record<WechatErrorClass, () => Outcome> = {
    retry: () => again(backoffMs(attempt.attempt, attempt.random)),
    token: () => again(backoffMs(attempt.attempt, attempt.random), { uncounted: true }),
    rate: () => again(failure.code === 43117 ? HALF_HOUR_MS : 60_000, { uncounted: true }),
    quota: () => again(untilShanghaiMidnight(attempt.now), { uncounted: true }),
    config: () => again(CAP_MS, { uncounted: true }),
    recipient: () => ({ ...base, state: 'refused' }),
    content: () => ({ ...base, state: 'dead' }),
    review: () => ({ ...base, state: 'inReview' }),
    duplicate: () => ({ ...base, state: 'delivered' }),
    'unknown-delivery': () => afterUnknown(base, attempt),
  }
  return table[failure.errorClass]()
}

type Base = Pick<Outcome, 'errorClass' | 'errorCode' | 'reason' | 'rid'>

/** Waits for the next attempt, unless it would come too late, or would come as a second card. */
function repeat(base: Base, attempt: Attempt, ms: number, more: Partial<Outcome>): Outcome {
  const { now, firstTriedAt, unsureSince } = attempt
  if (now - firstTriedAt > GIVE_UP_MS)
    return { ...base, state: 'dead', reason: `${base.reason ?? ''}，已停止重发` }
  if (unsureSince !== null && !stillRemembered(unsureSince, now + ms)) return { ...base, state: 'unknown' }
  return { ...base, ...more, state: 'waiting', nextAt: new Date(now + ms) }
}

/** The request may have been processed: repeat with the same id only while the platform still remembers it. */
function afterUnknown(base: Base, attempt: Attempt): Outcome {
  const since = attempt.unsureSince ?? attempt.startedAt
  return repeat(base, { ...attempt, unsureSince: since }, FIRST_MS, { unsureSince: new Date(since) })
}

export function stillRemembered(unsureSince: number, at: number): boolean {
  return at - unsureSince < DEDUPE_WINDOW_MS
}

/** `success`, `failed:user block`, `failed: system failed`, `failed:freq limit`; what is not known counts as the system's failure. */
export function outcomeOfResult(
  status: string,
  { now, firstTriedAt }: Pick<Attempt, 'now' | 'firstTriedAt'>,
): Outcome {
  if (status === 'success') return { state: 'delivered' }
  const why = /^failed:\s*(.+)$/.exec(status)?.[1] ?? 'system failed'
  if (why === 'user block') return { state: 'refused', errorClass: 'recipient', reason: '收件人屏蔽了服务号' }
  if (why === 'freq limit' && now - firstTriedAt <= GIVE_UP_MS) {
    const nextAt = new Date(now + HALF_HOUR_MS)
    return {
      state: 'waiting',
      errorClass: 'rate',
      reason: '给本人发得太频繁，稍后重发',
      nextAt,
      uncounted: true,
    }
  }
  return { state: 'dead', errorClass: 'retry', reason: `平台发送失败：${why}` }
}

/** In the words of those who read the message log; the platform's own words stay in the worker's log, with the rid. */
export function reasonOf({ errorClass, code, message }: Failure): string {
  if (errorClass === 'recipient') return RECIPIENT[code ?? 0] ?? '微信不能送达本人'
  if (errorClass !== 'content') return REASONS[errorClass]
  const key = /data\.(\w+)\.value/.exec(message)?.[1]
  return key ? `${REASONS.content}：${key}` : REASONS.content
}

const RECIPIENT: Readonly<Record<number, string>> = {
  43004: '未关注服务号',
  43101: '拒收消息',
  40003: '微信身份已失效',
}

const REASONS: Record<Exclude<WechatErrorClass, 'recipient'>, string> = {
  retry: '微信暂时出错',
  token: '微信接口凭证失效',
  rate: '发送太频繁',
  quota: '服务号当日额度已用完',
  config: '服务号配置有误，请系统管理员检查',
  content: '内容不合微信规则',
  review: '平台审核中',
  duplicate: '平台判为重复，视为已送达',
  'unknown-delivery': '微信没有回应，结果不明',
}

function untilShanghaiMidnight(now: number): number {
  const day = 86_400_000
  return day - ((now + 8 * 3_600_000) % day)
}
