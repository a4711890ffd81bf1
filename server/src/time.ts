import { readFileSync } from 'node:fs'
import { dateInShanghai, type PlainDate } from '@mingdu/shared/kernel/plain-date'

/** The time of business: what deadlines, warnings and histories use. Sessions and rate limits use real time. */
export interface BusinessTime {
  /** Epoch milliseconds. */
  now(): number
  /** The date in Asia/Shanghai. */
  today(): PlainDate
}

export const systemTime: BusinessTime = timeOf(() => Date.now())

/** A time that is told: for tests. */
export function fixedTime(startIso: string): BusinessTime & { set(iso: string): void } {
  let at = Date.parse(startIso)
  return { ...timeOf(() => at), set: (iso) => void (at = Date.parse(iso)) }
}

/**
 * The time of the demonstration: real time plus the offset that the time machine keeps in a file.
 * The file is looked at again at most every `everyMs`; a missing or broken file means no offset.
 */
export function timeMachineTime(file: string, everyMs = 250): BusinessTime {
  let offset = readOffset(file)
  let readAt = Date.now()
  return timeOf(() => {
    const real = Date.now()
    if (real - readAt >= everyMs) {
      offset = readOffset(file)
      readAt = real
    }
    return real + offset
  })
}

function timeOf(now: () => number): BusinessTime {
  return { now, today: () => dateInShanghai(now()) }
}

function readOffset(file: string): number {
  try {
    const { offsetMs } = JSON.parse(readFileSync(file, 'utf8')) as { offsetMs?: unknown }
    return typeof offsetMs === 'number' && Number.isFinite(offsetMs) ? offsetMs : 0
  } catch {
    return 0
  }
}
