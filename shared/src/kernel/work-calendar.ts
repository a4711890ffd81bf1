import type { DatedResult, DayKind, DayRow, DayUnit, WorkCalendar } from './calendar-model'
import { indexOf, keptEnd, workdaysOfYear, workdaysOfYearThrough, worksOn } from './calendar-index'
import { type PlainDate, addDays, dayNumber, fromDayNumber, weekday, yearOf } from './plain-date'

export type {
  CalendarYear,
  DatedResult,
  DayKind,
  DayRange,
  DayRow,
  DayUnit,
  LocalDays,
  WorkCalendar,
} from './calendar-model'

/** The longest limit that is counted, in days: ten years. */
const MAX_DAYS = 3660

export function dayKind(calendar: WorkCalendar, date: PlainDate): DayKind {
  const index = indexOf(calendar)
  const tentative = !index.loadedYears.has(yearOf(date))
  const exception = index.exceptions.get(dayNumber(date))
  // a row may come from the next year's notice; what is written down is not tentative
  if (exception) return { ...exception, tentative: false }
  const working = weekday(date) <= 5
  return { working, reason: working ? 'weekday' : 'weekend', tentative }
}

export function isWorkday(calendar: WorkCalendar, date: PlainDate): boolean {
  return worksOn(indexOf(calendar), dayNumber(date))
}

/**
 * The n-th working day after `from`, which itself does not count (民法典第二百零一条). n = 0 gives `from`.
 * @throws RangeError unless n is a whole number from 0 to 3660.
 */
export function addWorkdays(calendar: WorkCalendar, from: PlainDate, n: number): DatedResult {
  return endOfDays(calendar, from, n, '工作日')
}

/**
 * The n-th calendar day after `from` (民法典第二百零一条); an end on a rest day moves to the next working
 * day (民法典第二百零三条). n = 0 gives `from`. @throws RangeError unless n is a whole number from 0 to 3660.
 */
export function addNaturalDays(calendar: WorkCalendar, from: PlainDate, n: number): DatedResult {
  return endOfDays(calendar, from, n, '自然日')
}

/** The end of a limit that nothing stops. */
export function endOfDays(calendar: WorkCalendar, from: PlainDate, n: number, unit: DayUnit): DatedResult {
  return keptEnd(calendar, `${from} ${n} ${unit}`, () => endOf(walkDays(calendar, from, n, unit), unit))
}

/** Working days after the first date, through the second. Negative when the second lies before the first. */
export function countWorkdays(
  calendar: WorkCalendar,
  afterExclusive: PlainDate,
  throughInclusive: PlainDate,
): number {
  if (throughInclusive < afterExclusive)
    return -countWorkdays(calendar, throughInclusive, afterExclusive) || 0
  const index = indexOf(calendar)
  let count = workdaysOfYearThrough(index, throughInclusive) - workdaysOfYearThrough(index, afterExclusive)
  for (let year = yearOf(afterExclusive); year < yearOf(throughInclusive); year++) {
    count += workdaysOfYear(index, year)
  }
  return count
}

/** Working days left until the end of `due`: 0 on the due day; once `due` has passed never more than −1. */
export function workdaysLeft(calendar: WorkCalendar, due: PlainDate, today: PlainDate): number {
  if (today <= due) return countWorkdays(calendar, today, due)
  return Math.min(-1, -countWorkdays(calendar, due, today))
}

/** The n-th working day before `date` (n from 1): with n = 3, the day D-3 of a limit that ends on `date`. */
export function workdayBefore(calendar: WorkCalendar, date: PlainDate, n: number): PlainDate {
  const index = indexOf(calendar)
  let day = dayNumber(date)
  let left = n
  while (left > 0) {
    day -= 1
    if (worksOn(index, day)) left -= 1
  }
  return fromDayNumber(day)
}

/** The day strip of a limit: the day of the event, then every day through the deadline, counted or not. */
export function explainDays(calendar: WorkCalendar, from: PlainDate, n: number, unit: DayUnit): DayRow[] {
  return walkDays(calendar, from, n, unit)
}

/** Walks a limit day by day, the one place where days are counted. Paused days are never counted. */
export function walkDays(
  calendar: WorkCalendar,
  from: PlainDate,
  n: number,
  unit: DayUnit,
  isPaused: (date: PlainDate) => boolean = () => false,
): DayRow[] {
  if (!Number.isInteger(n) || n < 0 || n > MAX_DAYS) {
    throw new RangeError(`天数应是 0 到 ${MAX_DAYS} 的整数：${String(n)}`)
  }
  const rows: DayRow[] = [{ date: from, kind: 'event', tentative: dayKind(calendar, from).tentative }]
  let counted = 0
  let date = from
  while (!hasEnded()) {
    date = addDays(date, 1)
    rows.push(rowOf(date))
  }
  return rows.map((row, i) => (i === rows.length - 1 ? { ...row, end: true } : row))

  function hasEnded(): boolean {
    if (counted < n) return false
    return n === 0 || unit === '工作日' || (isWorkday(calendar, date) && !isPaused(date))
  }

  function rowOf(on: PlainDate): DayRow {
    const { working, name, tentative } = dayKind(calendar, on)
    if (isPaused(on)) return { date: on, kind: 'paused', name, tentative }
    if (counted < n && (working || unit === '自然日')) {
      counted += 1
      return { date: on, kind: 'counted', n: counted, name, tentative }
    }
    return working
      ? { date: on, kind: 'counted', name: '顺延', tentative }
      : { date: on, kind: 'rest', name: name ?? '周末', tentative }
  }
}

/** The end of a walk; of natural days only the end depends on the calendar. */
export function endOf(rows: readonly DayRow[], unit: DayUnit): DatedResult {
  const last = rows[rows.length - 1]
  if (!last) throw new RangeError('没有可计算的日期')
  if (rows.length === 1) return { date: last.date, tentative: last.tentative }
  const numbered = rows.filter((row) => row.n !== undefined)
  const lastNumbered = numbered[numbered.length - 1] ?? last
  const decisive = unit === '工作日' ? rows.slice(1) : rows.filter(({ date }) => date >= lastNumbered.date)
  return { date: last.date, tentative: decisive.some((row) => row.tentative) }
}
