import { addDays, dateInShanghai, shanghaiMidnight, type PlainDate } from './plain-date'
import { isWorkday, type WorkCalendar } from './work-calendar'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAYS_MOST = 3660

/**
 * The hours of a working day in Shanghai, as minutes from midnight: 8:30–12:00 and 14:00–17:30, seven in all.
 * 国务院关于职工工作时间的规定 §3 and §7 set the length of the day and which days of the week, not its hours: those
 * are local. They are one constant because 规则 holds whole numbers with one unit each, which an hour and a half is
 * not; a place with other hours changes them here.
 */
export const WORK_PERIODS = [
  { from: 8 * 60 + 30, to: 12 * 60 },
  { from: 14 * 60, to: 17 * 60 + 30 },
] as const

/**
 * The instant at which so many working hours have passed; one that begins outside of them counts from the next.
 * @param from epoch milliseconds
 * @returns epoch milliseconds; never after the end of a period, so a limit that ends with a day ends on that day
 * @throws RangeError unless hours is a finite number above 0
 */
export function addWorkHours(calendar: WorkCalendar, from: number, hours: number): number {
  if (!(hours > 0) || !Number.isFinite(hours)) throw new RangeError(`小时数应大于 0：${String(hours)}`)
  let left = Math.round(hours * HOUR_MS)
  let day = dateInShanghai(from)
  for (let n = 0; n < DAYS_MOST; n++, day = addDays(day, 1)) {
    for (const period of periodsOf(calendar, day)) {
      const begins = Math.max(period.from, from)
      const open = Math.max(0, period.to - begins)
      if (open > 0 && left <= open) return begins + left
      left -= open
    }
  }
  throw new RangeError(`小时数太大：${String(hours)}`)
}

/** Working time between two instants, in milliseconds; negative when the second lies before the first. */
export function workMsBetween(calendar: WorkCalendar, from: number, to: number): number {
  if (to < from) return -workMsBetween(calendar, to, from) || 0
  let sum = 0
  const last = dateInShanghai(to)
  for (let day = dateInShanghai(from); day <= last; day = addDays(day, 1))
    for (const period of periodsOf(calendar, day))
      sum += Math.max(0, Math.min(period.to, to) - Math.max(period.from, from))
  return sum
}

function periodsOf(calendar: WorkCalendar, day: PlainDate): { from: number; to: number }[] {
  if (!isWorkday(calendar, day)) return []
  const midnight = shanghaiMidnight(day)
  return WORK_PERIODS.map(({ from, to }) => ({
    from: midnight + from * MINUTE_MS,
    to: midnight + to * MINUTE_MS,
  }))
}
