import type { CalendarYearView } from '@mingdu/shared/calendar/calendar.api'
import { noticeRefusal, withYear, workdaysIn } from '@mingdu/shared/calendar/calendar.rules'
import { NATIONAL_CALENDAR } from '@mingdu/shared/kernel/calendar-data'
import { parseNotice, type ParsedNotice } from '@mingdu/shared/kernel/calendar-notice'
import { plainDate } from '@mingdu/shared/kernel/plain-date'
import type { CalendarYear, WorkCalendar } from '@mingdu/shared/kernel/work-calendar'
import type { Tx } from '../../db/connection'
import { refuseIf } from '../../refused'
import type { BusinessTime } from '../../time'
import { calendarYears, putYear, type CalendarDoc } from './calendar.repo'

/** The calendar in force, with a key that changes with every applied notice. */
export interface CalendarInForce {
  calendar: WorkCalendar
  /** e.g. `2026v2,2027v1`; empty while only the years of the release are loaded. */
  key: string
}

/** How long a process may go on with a calendar that another process has changed. */
const HOLD_MS = 1000

let held: { calendar: Promise<CalendarInForce>; readAt: number } | null = null
let last: CalendarInForce = { calendar: NATIONAL_CALENDAR, key: '' }

/** The years of the release with those applied here put over them. The same object until a notice is applied. */
export function calendarInForce(): Promise<CalendarInForce> {
  if (held && Date.now() - held.readAt < HOLD_MS) return held.calendar
  const reading = { calendar: calendarYears().then(inForce), readAt: Date.now() }
  held = reading
  reading.calendar.catch(forgetCalendar)
  return reading.calendar
}

export async function currentCalendar(): Promise<WorkCalendar> {
  return (await calendarInForce()).calendar
}

/** A key that changes with every applied notice. */
export async function calendarVersion(): Promise<string> {
  return (await calendarInForce()).key
}

/** Forgets the held calendar; called after the commit of a change. */
export function forgetCalendar(): void {
  held = null
}

/** Every loaded year, oldest first; version 0 came with the release. */
export async function listYears(tx?: Tx): Promise<CalendarYearView[]> {
  const docs = await calendarYears(tx)
  const { calendar } = inForce(docs)
  return calendar.years.map((year) =>
    viewOf(year, docs.find((doc) => doc._id === year.year)?.version ?? 0, calendar),
  )
}

/** A notice as it was read, with the calendar there would be. */
export interface ReadNotice {
  parsed: ParsedNotice
  year: CalendarYear
  calendar: WorkCalendar
}

/**
 * Reads a pasted notice against the calendar in force.
 * @throws Refused `calendar.year` when the text names no year of ours
 */
export async function readNotice(noticeNo: string, text: string): Promise<ReadNotice> {
  const parsed = parseNotice(text)
  refuseIf(noticeRefusal({ ...parsed, problems: [] }))
  const number = parsed.year ?? 0
  const title = parsed.title ?? `国务院办公厅关于${number}年部分节假日安排的通知`
  const year = { year: number, notice: { no: noticeNo, title }, rest: parsed.rest, work: parsed.work }
  return { parsed, year, calendar: withYear(await currentCalendar(), year) }
}

/**
 * Stores a year as its next version.
 * @throws Refused `calendar.problem` when a sentence of the notice was not understood
 */
export async function storeYear(
  notice: ReadNotice,
  text: string,
  time: BusinessTime,
  tx: Tx,
): Promise<CalendarYearView> {
  refuseIf(noticeRefusal(notice.parsed))
  const { year, calendar } = notice
  const before = (await calendarYears(tx)).find((doc) => doc._id === year.year)
  const version = (before?.version ?? 0) + 1
  await putYear(
    {
      _id: year.year,
      version,
      notice: { no: year.notice.no, title: year.notice.title },
      rest: year.rest.map(({ from, to, name }) => ({ from, to, name })),
      work: [...year.work],
      text,
      changedAt: new Date(time.now()),
    },
    tx,
  )
  return viewOf(year, version, calendar)
}

export function viewOf(year: CalendarYear, version: number, calendar: WorkCalendar): CalendarYearView {
  return {
    year: year.year,
    version,
    notice: { no: year.notice.no, title: year.notice.title },
    rest: year.rest.map(({ from, to, name }) => ({ from, to, name })),
    work: [...year.work],
    workdays: workdaysIn(calendar, year.year),
  }
}

/** Keeps the object while nothing changed: look-ups are built once for each calendar object. */
function inForce(docs: readonly CalendarDoc[]): CalendarInForce {
  const key = docs.map((doc) => `${doc._id}v${doc.version}`).join(',')
  if (key !== last.key) last = { key, calendar: docs.map(yearOf).reduce(withYear, NATIONAL_CALENDAR) }
  return last
}

function yearOf(doc: CalendarDoc): CalendarYear {
  return {
    year: doc._id,
    notice: { no: doc.notice.no, title: doc.notice.title },
    rest: doc.rest.map(({ from, to, name }) => ({ from: plainDate(from), to: plainDate(to), name })),
    work: doc.work.map(plainDate),
  }
}
