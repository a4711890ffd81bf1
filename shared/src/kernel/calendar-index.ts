import type { CalendarYear, DatedResult, DayKind, LocalDays, WorkCalendar } from './calendar-model'
import { type PlainDate, dayNumber, firstDayOfYear, weekdayOfDay, yearOf } from './plain-date'

type Exception = Omit<DayKind, 'tentative'>

/** The rows of a calendar, turned into look-ups by day number. Built once for each calendar object. */
export interface CalendarIndex {
  exceptions: ReadonlyMap<number, Exception>
  loadedYears: ReadonlySet<number>
  /** What ends were worked out, by the question: the same few limits are asked for again and again. */
  ends: Map<string, DatedResult>
  /** Year → working days from 1 January through each day of the year (position 0 = 1 January). */
  cumulative: Map<number, readonly number[]>
}

/** Calendars are values: an edit makes a new object, so an index never goes stale. */
const indexes = new WeakMap<WorkCalendar, CalendarIndex>()

export function indexOf(calendar: WorkCalendar): CalendarIndex {
  const known = indexes.get(calendar)
  if (known) return known
  const built = buildIndex(calendar)
  indexes.set(calendar, built)
  return built
}

/** So many at most are kept; then it begins anew. */
const MOST_ENDS = 20_000

/** An end that was worked out before for the same calendar, or is now. */
export function keptEnd(calendar: WorkCalendar, question: string, workOut: () => DatedResult): DatedResult {
  const { ends } = indexOf(calendar)
  const known = ends.get(question)
  if (known) return known
  const end = workOut()
  if (ends.size >= MOST_ENDS) ends.clear()
  ends.set(question, end)
  return end
}

export function worksOn(index: CalendarIndex, day: number): boolean {
  return index.exceptions.get(day)?.working ?? weekdayOfDay(day) <= 5
}

/** Working days from 1 January through the date, both included. */
export function workdaysOfYearThrough(index: CalendarIndex, date: PlainDate): number {
  const year = yearOf(date)
  return cumulativeOf(index, year)[dayNumber(date) - firstDayOfYear(year)] ?? 0
}

export function workdaysOfYear(index: CalendarIndex, year: number): number {
  const counts = cumulativeOf(index, year)
  return counts[counts.length - 1] ?? 0
}

function buildIndex(calendar: WorkCalendar): CalendarIndex {
  const exceptions = new Map<number, Exception>()
  for (const year of calendar.years) addNational(exceptions, year)
  // local rows last: a place may rest on a day on which the country works, and the other way round
  for (const row of calendar.years.flatMap((year) => year.local ?? [])) {
    if (governs(row, calendar.region)) addLocal(exceptions, row)
  }
  return {
    exceptions,
    loadedYears: new Set(calendar.years.map(({ year }) => year)),
    cumulative: new Map(),
    ends: new Map(),
  }
}

function addNational(exceptions: Map<number, Exception>, { rest, work, notice }: CalendarYear): void {
  for (const { from, to, name } of rest) {
    for (let day = dayNumber(from); day <= dayNumber(to); day++) {
      exceptions.set(day, { working: false, reason: 'holiday', name, notice: notice.no })
    }
  }
  for (const date of work) {
    exceptions.set(dayNumber(date), { working: true, reason: 'makeup', name: '调休上班', notice: notice.no })
  }
}

function addLocal(exceptions: Map<number, Exception>, { from, to, name, kind, notice }: LocalDays): void {
  const working = kind === 'work'
  for (let day = dayNumber(from); day <= dayNumber(to); day++) {
    exceptions.set(day, { working, reason: working ? 'makeup' : 'holiday', name, notice })
  }
}

/** A row of a region governs the region itself and everything below it. */
function governs(row: LocalDays, region: string | undefined): boolean {
  return region !== undefined && region.startsWith(significantPart(row.region))
}

/** 统计用区划代码: 2 digits province, 4 city, 6 county, 9 town, 12 village; what is not used is zero. */
function significantPart(code: string): string {
  const length = [2, 4, 6, 9].find((n) => /^0*$/.test(code.slice(n))) ?? code.length
  return code.slice(0, length)
}

function cumulativeOf(index: CalendarIndex, year: number): readonly number[] {
  const known = index.cumulative.get(year)
  if (known) return known
  const counts: number[] = []
  let count = 0
  for (let day = firstDayOfYear(year); day < firstDayOfYear(year + 1); day++) {
    if (worksOn(index, day)) count += 1
    counts.push(count)
  }
  index.cumulative.set(year, counts)
  return counts
}
