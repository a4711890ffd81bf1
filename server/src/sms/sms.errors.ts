import type { WechatErrorClass } from '../wechat/errors'

/** As for WeChat, and `off`: no provider is configured. The outbox treats all channels alike. */
export type SmsErrorClass = 'off' | Exclude<WechatErrorClass, 'token' | 'review' | 'duplicate'>

/** Codes of a provider with their class, the first that matches counts. */
export type SmsCodeTable = readonly (readonly [SmsErrorClass, RegExp])[]

/**
 * Made of two words and nothing else: texts and addresses of the SDKs hold the number, the parameters and keys,
 * so neither a message of theirs nor a cause is kept.
 */
export class SmsError extends Error {
  readonly code: string

  constructor(
    readonly errorClass: SmsErrorClass,
    code: string,
  ) {
    const word = wordOf(code)
    super(`SMS not sent: ${errorClass} (${word})`)
    this.name = 'SmsError'
    this.code = word
  }
}

/** The provider said no. Codes not in its table count as configuration: no blind retry. */
export function refusedBy(table: SmsCodeTable, code: unknown): SmsError {
  if (typeof code !== 'string' || code === '') return new SmsError('unknown-delivery', 'no code')
  return new SmsError(table.find(([, pattern]) => pattern.test(code))?.[0] ?? 'config', code)
}

/** An answer in HTTP alone: a gateway in between may have passed the message on before it failed. */
export function refusedByStatus(status: number): SmsError {
  const errorClass = status === 429 ? 'retry' : status >= 500 ? 'unknown-delivery' : 'config'
  return new SmsError(errorClass, `HTTP ${status}`)
}

/**
 * No answer, or none that can be read. Only a failure to resolve or to connect proves that nothing was sent.
 * What Alibaba's client calls ConnectTimeout is silence on the socket, also after the message went out (seen with
 * httpx 2.3.3).
 */
export function noAnswer(error: unknown): SmsError {
  const message = String((error as { message?: unknown } | null | undefined)?.message ?? '')
  const before = BEFORE_SENDING.exec(message)?.[1]
  if (before) return new SmsError('retry', before)
  return new SmsError(
    'unknown-delivery',
    AFTER_SENDING.find(([, p]) => p.test(message))?.[0] ?? 'no readable answer',
  )
}

const BEFORE_SENDING = /^(?:request to \S+ failed, reason: )?(?:connect|getaddrinfo) (E[A-Z_]+)/

const AFTER_SENDING: readonly (readonly [string, RegExp])[] = [
  ['timeout', /timeout/i],
  ['connection lost', /ECONNRESET|EPIPE|socket hang up/],
]

/** A code as providers write them; anything else could be somebody's number or text. */
function wordOf(code: string): string {
  return /^[A-Za-z][\w. -]{0,79}$/.test(code) && !/\d{5}/.test(code) ? code : 'strange code'
}
