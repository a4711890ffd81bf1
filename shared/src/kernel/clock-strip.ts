import { type Clock, clockRows, countedWorkdays, lastOf } from './clock-ledger'
import { pauseOn } from './clock-pauses'
import { DEFAULT_THRESHOLDS, type LightThresholds, warnWorkdays } from './light-facts'
import { type PlainDate, addDays } from './plain-date'
import { type DayRow, type WorkCalendar, dayKind } from './work-calendar'

export type StripKind = 'used' | 'today' | 'left' | 'warn' | 'over' | 'rest' | 'pause'

/**
 * One column of the DayStrip. `n`: the counted day, from 1; of `over` days, how many the clock is late.
 * `end`: the limit ends on this day at 24:00. `basis`, `documentNo`: of the act that stopped the clock.
 */
export interface ClockStripRow {
  date: PlainDate
  kind: StripKind
  n?: number | undefined
  end?: boolean | undefined
  basis?: string | undefined
  documentNo?: string | undefined
  name?: string | undefined
  tentative: boolean
}

/** The first day after the event through the deadline, or through today when the deadline has passed. */
export function clockStrip(
  clock: Clock,
  calendar: WorkCalendar,
  today: PlainDate,
  thresholds: LightThresholds = DEFAULT_THRESHOLDS,
): ClockStripRow[] {
  const rows = clockRows(clock, calendar, today)
  const warnFrom = firstWarnDay(rows, calendar, thresholds)
  const strip = rows.slice(1).map((row): ClockStripRow => {
    const pause = row.kind === 'paused' ? pauseOn(clock.segments, row.date, today) : undefined
    const kind = stripKind(row, today, warnFrom)
    return { ...row, kind, basis: pause?.legalBasis, documentNo: pause?.documentNo }
  })
  return [...strip, ...overdueRows(lastOf(rows), calendar, today)]
}

function stripKind({ kind, date }: DayRow, today: PlainDate, warnFrom: PlainDate): StripKind {
  if (date === today) return 'today'
  if (kind === 'paused') return 'pause'
  if (kind === 'rest') return 'rest'
  if (date < today) return 'used'
  return date >= warnFrom ? 'warn' : 'left'
}

/** The first day at whose end no more days are left than the warning asks for. */
function firstWarnDay(
  rows: readonly DayRow[],
  calendar: WorkCalendar,
  thresholds: LightThresholds,
): PlainDate {
  const counted = countedWorkdays(rows, calendar)
  const first = counted[Math.max(0, counted.length - 1 - warnWorkdays(counted.length, thresholds))]
  return first?.date ?? lastOf(rows)
}

function overdueRows(end: PlainDate, calendar: WorkCalendar, today: PlainDate): ClockStripRow[] {
  const over: ClockStripRow[] = []
  let late = 0
  for (let date = addDays(end, 1); date <= today; date = addDays(date, 1)) {
    const { working, name, tentative } = dayKind(calendar, date)
    if (working) late += 1
    over.push(
      working
        ? { date, kind: 'over', n: late, name, tentative }
        : { date, kind: 'rest', name: name ?? '周末', tentative },
    )
  }
  return over
}
