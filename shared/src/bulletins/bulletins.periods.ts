import { monthAround } from '../dashboard/dashboard.rules'
import { addDays, daysBetween, monthOf, type PlainDate, weekday, yearOf } from '../kernel/plain-date'
import { countWorkdays, type WorkCalendar } from '../kernel/work-calendar'
import type { BulletinKind, RegularKind } from './bulletins.states'

/** Both days included. */
export interface Period {
  from: PlainDate
  through: PlainDate
}

/** The week, Monday through Sunday, or the month that holds the day. */
export function periodAround(kind: RegularKind, day: PlainDate): Period {
  if (kind === 'monthly') return monthAround(day)
  const from = addDays(day, 1 - weekday(day))
  return { from, through: addDays(from, 6) }
}

/** The period to compare with: the week or month before; of a 专报 as many days before it. */
export function periodBefore(kind: BulletinKind, { from, through }: Period): Period {
  if (kind !== 'special') return periodAround(kind, addDays(from, -1))
  return { from: addDays(from, -daysBetween(from, through) - 1), through: addDays(from, -1) }
}

/**
 * The ended periods that are drafted on this day, oldest first: none before the first working day of the running one.
 * A period without a working day had none on which the one before it could be drafted: that one comes with it.
 */
export function periodsToDraft(kind: RegularKind, today: PlainDate, calendar: WorkCalendar): Period[] {
  const { from } = periodAround(kind, today)
  if (countWorkdays(calendar, addDays(from, -1), today) === 0) return []
  const ended = [periodBefore(kind, periodAround(kind, today))]
  for (let first = ended[0]; first && !hasWorkday(first, calendar); first = ended[0])
    ended.unshift(periodBefore(kind, first))
  return ended
}

/** `督查周通报（2026年11月16日至11月22日）`, `督查月通报（2026年10月）`. */
export function regularTitle(kind: RegularKind, { from, through }: Period): string {
  if (kind === 'monthly') return `督查月通报（${yearOf(from)}年${monthOf(from)}月）`
  return `督查周通报（${yearOf(from)}年${dayText(from)}至${dayText(through)}）`
}

/** `11月16日` */
export function dayText(date: PlainDate): string {
  return `${monthOf(date)}月${Number(date.slice(8))}日`
}

function hasWorkday({ from, through }: Period, calendar: WorkCalendar): boolean {
  return countWorkdays(calendar, addDays(from, -1), through) > 0
}
