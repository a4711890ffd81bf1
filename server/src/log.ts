import pino, { type DestinationStream, type Logger } from 'pino'
import { redact } from './redact'

/** Secrets and personal data that must never reach a log, wherever they stand in an object. */
const SECRET_KEYS = [
  'password',
  'oldPassword',
  'newPassword',
  'token',
  'bindTicket',
  'code',
  'phoneCode',
  'phone',
  'secret',
  'access_token',
  'authorization',
  'cookie',
  'session_key',
]

export type { Logger }

/** A JSON logger that redacts what must not be written down; to standard output unless told otherwise. */
export function createLogger(
  level: string,
  name: string,
  to: DestinationStream = pino.destination(1),
): Logger {
  const options = {
    name,
    level,
    serializers: { err: withoutSecrets },
    redact: { paths: SECRET_KEYS.flatMap((k) => [k, `*.${k}`, `*.*.${k}`]), censor: '***' },
    base: { pid: process.pid },
  }
  return pino(options, to)
}

/** Messages and stacks of errors quote what they ran into: addresses with tokens, values of unique fields. */
function withoutSecrets(error: unknown): unknown {
  if (!(error instanceof Error)) return error
  const seen = pino.stdSerializers.err(error)
  return { ...seen, message: redact(seen.message), stack: redact(seen.stack) }
}
