import type { CalendarYearView } from '@mingdu/shared/calendar/calendar.api'
import { addDays, plainDate, weekday, type PlainDate } from '@mingdu/shared/kernel/plain-date'

export interface DayMark {
  kind: 'rest' | 'work'
  /** 国庆节; empty for a working weekend day. */
  name: string
}

/** What the notice says, by date. */
export function dayTable({
  rest,
  work,
}: Pick<CalendarYearView, 'rest' | 'work'>): ReadonlyMap<string, DayMark> {
  const marks = new Map<string, DayMark>()
  for (const range of rest) {
    const to = plainDate(range.to)
    for (let date = plainDate(range.from); date <= to; date = addDays(date, 1))
      marks.set(date, { kind: 'rest', name: range.name })
  }
  for (const date of work) marks.set(date, { kind: 'work', name: '' })
  return marks
}

/** The weeks of a month from Monday, empty places null. */
export function monthWeeks(year: number, month: number): (PlainDate | null)[][] {
  const pad = (n: number) => String(n).padStart(2, '0')
  const first = plainDate(`${year}-${pad(month)}-01`)
  const cells: (PlainDate | null)[] = Array.from({ length: weekday(first) - 1 }, () => null)
  for (let date = first; date.startsWith(`${year}-${pad(month)}`); date = addDays(date, 1)) cells.push(date)
  while (cells.length % 7 !== 0) cells.push(null)
  return Array.from({ length: cells.length / 7 }, (_, i) => cells.slice(i * 7, i * 7 + 7))
}
