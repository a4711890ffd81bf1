import {
  type Clock,
  type ClockSegment,
  clockStrip,
  deadline,
  limitWorkdays,
  remainingWorkdays,
} from '../kernel/clock'
import type { LightThresholds } from '../kernel/light'
import { type PlainDate, formatDateZh, plainDate } from '../kernel/plain-date'
import { type WorkCalendar, workdaysLeft } from '../kernel/work-calendar'
import type { MatterCategory } from '../matters/matters.states'
import type { ClockView, StripDay, TaskLimit } from './tasks.schema'

/** The clock of a task as it is kept. `due` and `limitDays` are what the ledger gave when it was last derived. */
export interface ClockFacts {
  /** Of the matter: it may have thresholds of its own. */
  category: MatterCategory
  /** null before 派单. */
  dispatchedAt: string | null
  dispatchedOn: PlainDate | null
  limit: TaskLimit
  segments: readonly ClockSegment[]
  due: PlainDate | null
  tentative: boolean
  limitDays: number | null
  closedOn: PlainDate | null
  suspended: boolean
}

/** What a day brings to every computation: the date, the calendar, the thresholds in force. */
export interface DayFacts {
  today: PlainDate
  calendar: WorkCalendar
  /** For all but the categories below. */
  thresholds: LightThresholds
  byCategory?: { readonly [C in MatterCategory]?: LightThresholds }
}

/** The thresholds that hold for a category of matters. */
export function thresholdsFor(
  { thresholds, byCategory }: DayFacts,
  category: MatterCategory,
): LightThresholds {
  return byCategory?.[category] ?? thresholds
}

/** The ledger of a task dispatched on this day. */
export function clockOf(
  limit: TaskLimit,
  dispatchedOn: PlainDate,
  segments: readonly ClockSegment[] = [],
): Clock {
  const asked = limit.kind === 'date' ? { due: plainDate(limit.due) } : { n: limit.n, unit: limit.unit }
  return { startedOn: dispatchedOn, limit: asked, segments }
}

/** Deadline, whether it is 暂定, and the length of the limit in working days: always from the ledger. */
export function derivedClock(
  clock: Clock,
  calendar: WorkCalendar,
  asOf?: PlainDate,
): { due: PlainDate; tentative: boolean; limitDays: number } {
  const { date, tentative } = deadline(clock, calendar, asOf)
  return { due: date, tentative, limitDays: limitWorkdays(clock, calendar) }
}

/** What the clock says today. While it stands still the deadline moves on with every day and is 暂定. */
export function clockView(facts: ClockFacts, { today, calendar }: DayFacts): ClockView {
  const { dispatchedOn, dispatchedAt, due, tentative, limitDays, closedOn } = facts
  const base = { dispatchedOn, dispatchedAt, limitWorkdays: limitDays }
  if (dispatchedOn === null || due === null) return { ...base, due, tentative, remaining: null }
  if (facts.suspended) {
    const clock = clockOf(facts.limit, dispatchedOn, facts.segments)
    const end = deadline(clock, calendar, today)
    return { ...base, due: end.date, tentative: true, remaining: remainingWorkdays(clock, calendar, today) }
  }
  return { ...base, due, tentative, remaining: workdaysLeft(calendar, due, closedOn ?? today) }
}

/** The day strip from the day after 派单 to the deadline, or to today when it has passed; none before 派单. */
export function stripOf(facts: ClockFacts, day: DayFacts): StripDay[] {
  if (facts.dispatchedOn === null) return []
  const clock = clockOf(facts.limit, facts.dispatchedOn, facts.segments)
  const thresholds = thresholdsFor(day, facts.category)
  return clockStrip(clock, day.calendar, facts.closedOn ?? day.today, thresholds).map((row) => ({
    date: row.date,
    kind: row.kind,
    n: row.n ?? null,
    end: row.end ?? false,
    name: row.name ?? null,
    basis: row.basis ?? null,
    documentNo: row.documentNo ?? null,
    tentative: row.tentative,
  }))
}

/** `剩 3 个工作日`, `今天到期`, `超期 2 个工作日`. */
export function remainingText(remaining: number | null): string {
  if (remaining === null) return '未起算'
  if (remaining === 0) return '今天到期'
  return remaining > 0 ? `剩 ${remaining} 个工作日` : `超期 ${-remaining} 个工作日`
}

/** `限 11月30日（周一）24:00`. */
export function dueText(due: PlainDate | null): string {
  return due === null ? '没有限期' : `限 ${formatDateZh(due)}24:00`
}
