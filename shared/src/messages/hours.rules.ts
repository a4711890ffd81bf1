import { addDays, dateInShanghai, shanghaiMidnight, type PlainDate } from '../kernel/plain-date'
import { isWorkday, workdayBefore, type WorkCalendar } from '../kernel/work-calendar'
import { warnMoment } from '../rules/rules.rules'
import type { RuleValues } from '../rules/rules.table'
import { MESSAGE_PRIORITY, type MessageKind } from './messages.states'

/** When messages may leave, in business time (epoch milliseconds). Quiet: 21:30–08:00 in Shanghai. */
const MINUTE_MS = 60_000
const DAY_MS = 86_400_000
const QUIET_FROM_MS = (21 * 60 + 30) * MINUTE_MS
const QUIET_TO_MS = 8 * 60 * MINUTE_MS
const AFTERNOON_MS = (14 * 60 + 30) * MINUTE_MS
const JITTER_MS = 600_000
/** What is told within so long after a digest's moment still joins it: the scan itself takes a while. */
const JOINS_MS = 600_000

/** Kinds that several of one person make a digest. */
export const DIGESTABLE: readonly MessageKind[] = ['taskYellow', 'taskD3', 'taskD1', 'taskDue']

/**
 * Until when a message has to wait for decent hours; null: it may go now. P1 always may; P3 waits for a working day as
 * well. `share` (0–1) spreads what was held over ten minutes.
 */
export function quietUntil(
  kind: MessageKind,
  now: number,
  calendar: WorkCalendar,
  share: number,
): number | null {
  const priority = MESSAGE_PRIORITY[kind]
  if (priority === 1) return null
  const day = dateInShanghai(now)
  const clock = now - shanghaiMidnight(day)
  const rests = (date: PlainDate) => priority === 3 && !isWorkday(calendar, date)
  if (clock >= QUIET_TO_MS && clock < QUIET_FROM_MS && !rests(day)) return null
  let opens = clock < QUIET_TO_MS ? day : addDays(day, 1)
  while (rests(opens)) opens = addDays(opens, 1)
  return shanghaiMidnight(opens) + QUIET_TO_MS + Math.floor(share * JITTER_MS)
}

/** 0–1, always the same for the same delivery. */
export function shareOf(id: string): number {
  let hash = 2_166_136_261
  for (let i = 0; i < id.length; i += 1) hash = Math.imul(hash ^ id.charCodeAt(i), 16_777_619) >>> 0
  return (hash % 10_000) / 10_000
}

/**
 * The moment at which the warnings of a person are counted, to make one card of many: when the day's warnings go out,
 * and 14:30. null: not to be held, because digests are off, the kind goes alone, or it would come too late.
 */
export function digestMoment(
  kind: MessageKind,
  now: number,
  expiresAt: number,
  rules: RuleValues,
  calendar: WorkCalendar,
): number | null {
  if (rules.digestFrom === 0 || !DIGESTABLE.includes(kind)) return null
  const today = dateInShanghai(now)
  for (let day = today; shanghaiMidnight(day) < expiresAt; day = addDays(day, 1)) {
    if (MESSAGE_PRIORITY[kind] === 3 && !isWorkday(calendar, day)) continue
    const moment = [warnMoment(day, rules), shanghaiMidnight(day) + AFTERNOON_MS].find(
      (m) => now < m + JOINS_MS,
    )
    if (moment !== undefined) return moment < expiresAt ? moment : null
  }
  return null
}

const LASTS_MS: Record<1 | 2 | 3, number> = { 1: 3 * DAY_MS, 2: 2 * DAY_MS, 3: DAY_MS }

/**
 * When a message is not worth sending any more: P1 after three days, P2 after two, P3 after one, counted from when it
 * may first leave (`from`); and a warning never outlives the moment at which the next stage of its deadline is told.
 */
export function expiryOf(
  { kind, due }: { kind: MessageKind; due: PlainDate | null },
  { createdAt, from }: { createdAt: number; from: number },
  rules: RuleValues,
  calendar: WorkCalendar,
): number {
  const lasts = from + LASTS_MS[MESSAGE_PRIORITY[kind]]
  const next = due && DIGESTABLE.includes(kind) ? nextStage(due, createdAt, rules, calendar) : null
  return next === null ? lasts : Math.min(lasts, next)
}

/** D-3, D-1, the due day and the day after it, whichever comes next. */
function nextStage(due: PlainDate, now: number, rules: RuleValues, calendar: WorkCalendar): number | null {
  const days = [workdayBefore(calendar, due, 3), workdayBefore(calendar, due, 1), due, addDays(due, 1)]
  const today = dateInShanghai(now)
  const next = days.find((day) => day > today)
  return next === undefined ? null : warnMoment(next, rules)
}
