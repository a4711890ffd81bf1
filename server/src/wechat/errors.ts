import { redact } from '../redact'

/** What can become of a call to WeChat, and so what to do next. Codes as the platform's error tables give them. */
export type WechatErrorClass =
  | 'retry'
  | 'rate'
  | 'quota'
  | 'token'
  | 'recipient'
  | 'content'
  | 'review'
  | 'duplicate'
  | 'config'
  | 'unknown-delivery'

export type CodeTable = readonly (readonly [WechatErrorClass, readonly number[]])[]

/**
 * The codes of api.weixin.qq.com that its documents and its community's reports name.
 * `rate`: 45011 is the account's, 43117 the recipient's. `recipient`: nothing reaches this person this way now; 61010
 * is a content check of somebody who has not used the mini-program for two hours: only a visit helps, so callers tell
 * it by its code.
 */
export const WECHAT_CODES: CodeTable = [
  ['retry', [-1]],
  ['rate', [45011, 43117]],
  ['quota', [45009, 48006]],
  ['token', [40001, 40014, 42001, 41001]],
  ['recipient', [43004, 43101, 40003, 48002, 50005, 40029, 40163, 40226, 61010]],
  ['content', [47003, 47001, 40249, 41030, 40165, 40169, 45067, 85096, 87014]],
  ['review', [40252]],
  ['duplicate', [40241, 45065]],
  [
    'config',
    [40013, 40036, 40037, 40066, 40125, 40164, 43002, 43116, 45103, 45109, 48001, 48004, 50002, 89503],
  ],
]

/** A login or phone code that was made up, used before, or is older than five minutes. */
export const SPENT_CODES: readonly number[] = [40029, 40163]

/** An error of WeChat with its class; the message is free of tokens, secrets, codes and phone numbers. */
export class WechatError extends Error {
  constructor(
    readonly errorClass: WechatErrorClass,
    readonly code: number | null,
    message: string,
    readonly rid: string | null = null,
  ) {
    super(message)
    this.name = 'WechatError'
  }
}

/**
 * Reads whatever the transport threw. Codes outside the table count as configuration: no blind retry. A failure of the
 * network counts as `retry` only when the request certainly did not arrive.
 */
export function toWechatError(error: unknown, table: CodeTable = WECHAT_CODES): WechatError {
  if (error instanceof WechatError) return error
  const failure = (error ?? {}) as Failure
  const message = redact(error instanceof Error ? messageOf(error) : String(error))
  const rid = /(?:rid: |hint: \[)([\w-]+)/.exec(message)?.[1] ?? null
  const code = errcodeOf(failure)
  if (code !== null) return new WechatError(classOf(code, table), code, message, rid)
  if (hasStrangeCode(failure)) return new WechatError('config', null, message, rid)
  return new WechatError(mayBeDone(failure, message) ? 'unknown-delivery' : 'retry', null, message, rid)
}

export function classOf(code: number, table: CodeTable = WECHAT_CODES): WechatErrorClass {
  // 0 is success; who threw it could not read the rest of the answer
  if (code === 0) return 'unknown-delivery'
  return table.find(([, codes]) => codes.includes(code))?.[0] ?? 'config'
}

/** False: nobody has thought about this code yet; somebody must. */
export function isKnownCode(code: number, table: CodeTable = WECHAT_CODES): boolean {
  return table.some(([, codes]) => codes.includes(code))
}

/** An answer that came, but is not what was asked for: the request may have been processed. */
export function strangeAnswer(what: string): WechatError {
  return new WechatError('unknown-delivery', null, `the answer has no ${what}`)
}

interface Failure {
  code?: unknown
  name?: string
  syscall?: string
  cause?: { code?: unknown; syscall?: string; message?: string }
}

/** A number; or a text of digits, which some gateways make of it. The codes of Node are words. */
function errcodeOf({ code, name }: Failure): number | null {
  // an aborted fetch has a number, too, which is none of the platform's
  if (name === 'TimeoutError' || name === 'AbortError') return null
  if (typeof code === 'number' && Number.isInteger(code)) return code
  return typeof code === 'string' && /^-?\d{1,9}$/.test(code) ? Number(code) : null
}

/** An errcode of a kind nobody can read: the platform said no, so it is not a failure of the network. */
function hasStrangeCode({ name, code }: Failure): boolean {
  return name === 'WeChatAPIError' && code !== undefined
}

/** `fetch failed` says nothing by itself; its cause does. */
function messageOf(error: Error): string {
  const { cause } = error
  return cause instanceof Error ? `${error.message}: ${cause.message}` : error.message
}

/** True when the request may have been processed although no readable answer came. */
function mayBeDone(failure: Failure, message: string): boolean {
  if (message.startsWith(UNREADABLE)) return true
  if (/Timeout/.test(failure.name ?? '')) return !/ConnectTimeout/.test(message)
  const { code, syscall } = { ...failure, ...failure.cause }
  if (typeof code !== 'string') return false
  return !NOT_SENT.test(code) && !NOT_SENT_CALLS.has(syscall ?? '') && !/before secure TLS/.test(message)
}

const UNREADABLE = 'JSON.parse error'
const NOT_SENT =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL|EMFILE|ENFILE|ERR_INVALID_URL|UND_ERR_CONNECT_TIMEOUT|ERR_TLS_.+|CERT_.+|.*SELF_SIGNED.+|UNABLE_TO_.+)$/
const NOT_SENT_CALLS = new Set(['connect', 'getaddrinfo'])
