import { type ClockSegment, isPause } from '../kernel/clock-pauses'
import { type PlainDate, addDays, laterOf, monthOf, plainDate, weekday, yearOf } from '../kernel/plain-date'
import { type WorkCalendar, countWorkdays, isWorkday } from '../kernel/work-calendar'
import type { Period } from './tasks.states'

/** What of a task decides when its periodic reports are due. */
export interface PeriodFacts {
  period: Period | null
  /** null before 派单: nothing is due. */
  dispatchedOn: PlainDate | null
  due: PlainDate | null
  segments: readonly Pick<ClockSegment, 'kind' | 'from' | 'to'>[]
}

/**
 * The days by which a periodic report is asked for, in order: the last working day of each week, month or quarter from
 * 派单 through the deadline. None in a week that is a holiday throughout, none on a day the clock stands still, and for
 * the period of 派单 itself only when at least half of its working days are left. [local]
 */
export function reportDays(facts: PeriodFacts, calendar: WorkCalendar): PlainDate[] {
  const { period, dispatchedOn, due } = facts
  if (period === null || dispatchedOn === null || due === null) return []
  const days: PlainDate[] = []
  for (let first = periodStart(period, dispatchedOn); first <= due; first = nextStart(period, first)) {
    const last = lastWorkday(first, addDays(nextStart(period, first), -1), calendar)
    if (last !== null && isAsked(first, last, facts, calendar)) days.push(last)
  }
  return days
}

/** The next day a report is awaited; every earlier one was answered. null: none is any more. */
export function nextReportDay(
  facts: PeriodFacts,
  answered: PlainDate | null,
  calendar: WorkCalendar,
): PlainDate | null {
  return reportDays(facts, calendar).find((day) => answered === null || day > answered) ?? null
}

/**
 * Through which of the days a report of `on` answers. A late one answers all that have passed and no other; one in time
 * answers the day of its own period, not the next, however many come.
 */
export function answeredBy(
  on: PlainDate,
  facts: PeriodFacts,
  answered: PlainDate | null,
  calendar: WorkCalendar,
): PlainDate | null {
  const open = (day: PlainDate | undefined) => day !== undefined && (answered === null || day > answered)
  const days = reportDays(facts, calendar)
  const passed = days.filter((day) => day < on).at(-1)
  if (passed !== undefined && open(passed)) return passed
  const current = days.find((day) => day >= on)
  return current !== undefined && open(current) ? current : answered
}

/** While a report waits for 核验 no other may be sent: the days that passed meanwhile are not asked for. */
export function excusedThrough(
  today: PlainDate,
  facts: PeriodFacts,
  answered: PlainDate | null,
  calendar: WorkCalendar,
): PlainDate | null {
  const passed = reportDays(facts, calendar)
    .filter((day) => day < today)
    .at(-1)
  if (passed === undefined) return answered
  return answered === null ? passed : laterOf(passed, answered)
}

function isAsked(
  first: PlainDate,
  last: PlainDate,
  { dispatchedOn, due, segments }: PeriodFacts,
  calendar: WorkCalendar,
): boolean {
  if (dispatchedOn === null || due === null || last <= dispatchedOn || last > due) return false
  const stopped = segments.some(({ kind, from, to }) => {
    return isPause({ kind, from, to }) && from < last && (to === null || last <= to)
  })
  if (stopped) return false
  const before = addDays(first, -1)
  const whole = countWorkdays(calendar, before, last)
  return dispatchedOn < first || 2 * countWorkdays(calendar, dispatchedOn, last) >= whole
}

function lastWorkday(first: PlainDate, last: PlainDate, calendar: WorkCalendar): PlainDate | null {
  for (let day = last; day >= first; day = addDays(day, -1)) if (isWorkday(calendar, day)) return day
  return null
}

function periodStart(period: Period, on: PlainDate): PlainDate {
  if (period === 'week') return addDays(on, 1 - weekday(on))
  const month = monthOf(on)
  return monthStart(yearOf(on), period === 'month' ? month : month - ((month - 1) % 3))
}

function nextStart(period: Period, first: PlainDate): PlainDate {
  if (period === 'week') return addDays(first, 7)
  const month = monthOf(first) + (period === 'month' ? 1 : 3)
  return month > 12 ? monthStart(yearOf(first) + 1, month - 12) : monthStart(yearOf(first), month)
}

function monthStart(year: number, month: number): PlainDate {
  return plainDate(`${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-01`)
}
