import type { CalendarYear, WorkCalendar } from '../kernel/work-calendar'
import { countWorkdays } from '../kernel/work-calendar'
import { addDays, plainDate } from '../kernel/plain-date'
import type { ParsedNotice } from '../kernel/calendar-notice'
import type { Refusal } from '../kernel/refusals'

const FIRST_YEAR = 2024
const LAST_YEAR = 2100

/** A notice is used only when every sentence of it was understood. */
export function noticeRefusal({ year, problems }: ParsedNotice): Refusal | null {
  if (year === null || year < FIRST_YEAR || year > LAST_YEAR) return { code: 'calendar.year' }
  return problems.length > 0 ? { code: 'calendar.problem', details: { count: problems.length } } : null
}

/** The calendar with this year put in, or put in place of the one that was there. A new object. */
export function withYear(calendar: WorkCalendar, year: CalendarYear): WorkCalendar {
  const others = calendar.years.filter((known) => known.year !== year.year)
  return { ...calendar, years: [...others, year].sort((a, b) => a.year - b.year) }
}

/** Working days of a year, 1 January through 31 December. */
export function workdaysIn(calendar: WorkCalendar, year: number): number {
  return countWorkdays(calendar, addDays(plainDate(`${year}-01-01`), -1), plainDate(`${year}-12-31`))
}
