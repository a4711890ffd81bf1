import type { Verdict } from '../rules/rules.catalogue'

/** One answered call. Never holds a query, a body, a token or a secret. */
export interface LogEntry {
  rid: string
  at: number
  method: string
  path: string
  /** null: nothing was answered (timeout, reset) */
  errcode: number | string | null
  errmsg: string
  ms: number
  verdicts: readonly Verdict[]
  /** fault that was played, as the developer wrote its kind */
  fault: string | null
  personKey: string | null
  msgid: string | null
}

export interface RequestLog {
  add(entry: LogEntry): void
  /** newest first */
  list(): readonly LogEntry[]
  clear(): void
}

const MOST = 200

export function openRequestLog(): RequestLog {
  const entries: LogEntry[] = []
  return {
    add(entry) {
      entries.unshift(entry)
      entries.splice(MOST)
    },
    list: () => entries,
    clear: () => void entries.splice(0),
  }
}
