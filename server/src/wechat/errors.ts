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

const CLASS_OF_CODES: readonly [WechatErrorClass, readonly number[]][] = [
  ['retry', [-1]],
  ['rate', [45011, 43117]],
  ['quota', [45009]],
  ['token', [40001, 40014, 42001, 41001]],
  ['recipient', [43004, 43101, 40003, 48002, 50005]],
  ['content', [47003, 47001, 40249, 41030, 40165]],
  ['review', [40252]],
  ['duplicate', [40241, 45065]],
]

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

/** Reads whatever the transport threw. Codes not in the table count as configuration: no blind retry. */
export function toWechatError(error: unknown): WechatError {
  if (error instanceof WechatError) return error
  const { code, name } = (error ?? {}) as { code?: unknown; name?: string }
  const message = redact(error instanceof Error ? error.message : String(error))
  const rid = /rid: ([\w-]+)/.exec(message)?.[1] ?? null
  if (typeof code === 'number') return new WechatError(classOf(code), code, message, rid)
  return new WechatError(mayBeDone(code, name, message) ? 'unknown-delivery' : 'retry', null, message, rid)
}

export function classOf(code: number): WechatErrorClass {
  return CLASS_OF_CODES.find(([, codes]) => codes.includes(code))?.[0] ?? 'config'
}

/** An answer that came, but is not what was asked for: the request may have been processed. */
export function strangeAnswer(what: string): WechatError {
  return new WechatError('unknown-delivery', null, `the answer has no ${what}`)
}

/** True when the request may have been processed although no readable answer came. */
function mayBeDone(code: unknown, name: string | undefined, message: string): boolean {
  if (code === 'ECONNRESET' || code === 'EPIPE' || message.startsWith(UNREADABLE)) return true
  return /Timeout/.test(name ?? '') && !/ConnectTimeout/.test(message)
}

const UNREADABLE = 'JSON.parse error'
