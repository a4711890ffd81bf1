import { type ClockSegment, isPause, mergePauses, pauseOn } from './clock-pauses'
import { type PlainDate, addDays, laterOf } from './plain-date'
import {
  type DatedResult,
  type DayRow,
  type DayUnit,
  type WorkCalendar,
  countWorkdays,
  dayKind,
  endOf,
  endOfDays,
  isWorkday,
  walkDays,
} from './work-calendar'

/** A case is given a limit; a task is given its last day. */
export type ClockLimit = { n: number; unit: DayUnit } | { due: PlainDate }

export interface Clock {
  /** 受理 or 派单: the day of the event, which itself does not count (民法典第二百零一条). */
  startedOn: PlainDate
  limit: ClockLimit
  segments: readonly ClockSegment[]
}

/**
 * The last day of the limit, always derived from the ledger. A pause that is still open counts through
 * `asOf` (without it, not at all) and makes the result tentative, as a year without a notice does.
 */
export function deadline(clock: Clock, calendar: WorkCalendar, asOf?: PlainDate): DatedResult {
  const { limit, segments, startedOn } = clock
  if ('n' in limit && !segments.some(isPause))
    return endOfDays(calendar, startedOn, limit.n + extensionDays(segments), limit.unit)
  const { date, tentative } = endOf(clockRows(clock, calendar, asOf), unitOf(clock.limit))
  return { date, tentative: tentative || hasOpenPause(clock) }
}

/** Working days that the limit holds, extensions included, pauses and rest days not. */
export function limitWorkdays(clock: Clock, calendar: WorkCalendar): number {
  const { limit, segments } = clock
  if ('n' in limit && limit.unit === '工作日') return limit.n + extensionDays(segments)
  return countedWorkdays(clockRows(clock, calendar), calendar).length
}

/** Working days left that still count: 0 on the due day, never more than −1 once it has passed. */
export function remainingWorkdays(clock: Clock, calendar: WorkCalendar, today: PlainDate): number {
  const rows = clockRows(clock, calendar, today)
  const due = lastOf(rows)
  if (today > due) return Math.min(-1, -countWorkdays(calendar, due, today))
  return countedWorkdays(rows, calendar).filter((row) => row.date > today).length
}

/** Whether the clock stands still on this day. */
export function isPausedOn(clock: Clock, date: PlainDate): boolean {
  return pauseOn(clock.segments, date, date) !== undefined
}

/** Whether a pause has no announced end yet. */
export function hasOpenPause({ segments }: Clock): boolean {
  return segments.some((segment) => isPause(segment) && segment.to === null)
}

/** The days of the clock, the event first, the deadline last. */
export function clockRows(clock: Clock, calendar: WorkCalendar, asOf?: PlainDate): DayRow[] {
  const { startedOn, limit, segments } = clock
  const pauses = mergePauses(segments, asOf)
  const isPaused = (date: PlainDate) => pauses.some(({ first, last }) => first <= date && date <= last)
  const extra = extensionDays(segments)
  if ('n' in limit) return walkDays(calendar, startedOn, limit.n + extra, limit.unit, isPaused)
  const due = fixedDue(limit.due, segments)
  const n = Math.max(0, countWorkdays(calendar, startedOn, due)) + extra
  return throughDay(walkDays(calendar, startedOn, n, '工作日', isPaused), due, calendar)
}

/** The rows that count and are working days, whatever the unit of the limit. */
export function countedWorkdays(rows: readonly DayRow[], calendar: WorkCalendar): DayRow[] {
  return rows.filter(({ kind, date }) => kind === 'counted' && isWorkday(calendar, date))
}

export function lastOf(rows: readonly DayRow[]): PlainDate {
  const last = rows[rows.length - 1]
  if (!last) throw new RangeError('时限没有日期')
  return last.date
}

function extensionDays(segments: readonly ClockSegment[]): number {
  return segments.reduce((sum, { kind, days }) => (kind === 'extension' ? sum + (days ?? 0) : sum), 0)
}

function fixedDue(due: PlainDate, segments: readonly ClockSegment[]): PlainDate {
  const renamed = segments.filter(({ kind, days }) => kind === 'extension' && days === undefined)
  return renamed.reduce((latest, { to }) => (to === null ? latest : laterOf(latest, to)), due)
}

/** A fixed deadline on a rest day stays where it was set: it is a day, not a period (民法典第二百零三条). */
function throughDay(rows: DayRow[], due: PlainDate, calendar: WorkCalendar): DayRow[] {
  const last = rows[rows.length - 1]
  if (!last || last.date >= due) return rows
  const tail: DayRow[] = []
  for (let date = addDays(last.date, 1); date <= due; date = addDays(date, 1)) {
    const { name, tentative } = dayKind(calendar, date)
    tail.push({ date, kind: 'rest', name: name ?? '周末', end: date === due, tentative })
  }
  return [...rows.slice(0, -1), { ...last, end: false }, ...tail]
}

function unitOf(limit: ClockLimit): DayUnit {
  return 'unit' in limit ? limit.unit : '工作日'
}
