/**
 * A date without a time, always in Asia/Shanghai, as text 'YYYY-MM-DD' (years 0001 to 9999).
 * Text order is calendar order, so dates may be compared with `<`. Everything here is integer
 * arithmetic on civil days: neither `Date` nor the time zone of the process has a say.
 */
export type PlainDate = string & { readonly __plainDate: true }

const DAY_MS = 86_400_000
/** China has been on +08:00 without summer time since 1991-09-15. */
const SHANGHAI_OFFSET_MS = 8 * 3_600_000
const MAX_DAY = dayOfCivil(9999, 12, 31)
const MIN_DAY = dayOfCivil(1, 1, 1)
const WEEKDAYS = '一二三四五六日'

/** @throws RangeError when the text is not 'YYYY-MM-DD' or names a day the calendar does not have. */
export function plainDate(text: string): PlainDate {
  if (!isPlainDate(text)) throw new RangeError(`日期应写成 YYYY-MM-DD，并且日历上有这一天：${String(text)}`)
  return text
}

export function isPlainDate(text: unknown): text is PlainDate {
  if (typeof text !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const [year, month, day] = [Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8))]
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
}

/** `n` natural days later, earlier when negative. @throws RangeError outside the years 0001 to 9999. */
export function addDays(date: PlainDate, n: number): PlainDate {
  return fromDayNumber(dayNumber(date) + n)
}

/** Natural days from `a` to `b`: b − a, negative when `b` lies before `a`. */
export function daysBetween(a: PlainDate, b: PlainDate): number {
  return dayNumber(b) - dayNumber(a)
}

/** −1, 0 or 1, for sorting. */
export function compareDates(a: PlainDate, b: PlainDate): -1 | 0 | 1 {
  if (a === b) return 0
  return a < b ? -1 : 1
}

export function laterOf(a: PlainDate, b: PlainDate): PlainDate {
  return a < b ? b : a
}

/** 1 (Monday) to 7 (Sunday). */
export function weekday(date: PlainDate): number {
  return weekdayOfDay(dayNumber(date))
}

export function yearOf(date: PlainDate): number {
  return digits(date, 0) * 100 + digits(date, 2)
}

/** 1 to 12. */
export function monthOf(date: PlainDate): number {
  return digits(date, 5)
}

/** The day on which this instant (milliseconds since 1970-01-01T00:00Z) falls in Shanghai. */
export function dateInShanghai(epochMs: number): PlainDate {
  return fromDayNumber(Math.floor((epochMs + SHANGHAI_OFFSET_MS) / DAY_MS))
}

/** The instant, in milliseconds since the epoch, at which the day begins in Shanghai. */
export function shanghaiMidnight(date: PlainDate): number {
  return dayNumber(date) * DAY_MS - SHANGHAI_OFFSET_MS
}

/** Clock time in Shanghai, 'HH:mm'. */
export function shanghaiTime(epochMs: number): string {
  const minutes = Math.floor((epochMs - shanghaiMidnight(dateInShanghai(epochMs))) / 60_000)
  return `${pad(Math.floor(minutes / 60), 2)}:${pad(minutes % 60, 2)}`
}

/** For people: '11月30日（周一）'. */
export function formatDateZh(date: PlainDate): string {
  return `${monthOf(date)}月${digits(date, 8)}日（${formatWeekdayZh(date)}）`
}

/** For tables: '11-30'. */
export function formatMonthDay(date: PlainDate): string {
  return date.slice(5)
}

/** '周一' … '周日'. */
export function formatWeekdayZh(date: PlainDate): string {
  return `周${WEEKDAYS.charAt(weekday(date) - 1)}`
}

/** Days since 1970-01-01; the whole-number scale on which the calendar counts. */
export function dayNumber(date: PlainDate): number {
  const year = digits(date, 0) * 100 + digits(date, 2)
  return dayOfCivil(year, digits(date, 5), digits(date, 8))
}

/** The day number of 1 January. */
export function firstDayOfYear(year: number): number {
  return dayOfCivil(year, 1, 1)
}

/** @throws RangeError when the day is not a whole number or lies outside the years 0001 to 9999. */
export function fromDayNumber(day: number): PlainDate {
  if (!Number.isInteger(day) || day < MIN_DAY || day > MAX_DAY) {
    throw new RangeError(`日期超出范围（0001-01-01 至 9999-12-31）：第 ${String(day)} 日`)
  }
  return civilText(day) as PlainDate
}

/** The weekday of a day number, 1 (Monday) to 7; 1970-01-01 was a Thursday. */
export function weekdayOfDay(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1
}

/**
 * Civil days in the proleptic Gregorian calendar. The year is taken to begin on 1 March, so that the
 * leap day is its last day and month lengths follow one line, (153 m + 2) / 5, within 400-year cycles.
 */
function dayOfCivil(year: number, month: number, day: number): number {
  const marchYear = month > 2 ? year : year - 1
  const marchMonth = (month + 9) % 12
  const leapDays = Math.floor(marchYear / 4) - Math.floor(marchYear / 100) + Math.floor(marchYear / 400)
  return marchYear * 365 + leapDays + Math.floor((153 * marchMonth + 2) / 5) + day - 1 - 719_468
}

function civilText(dayNo: number): string {
  const day = dayNo + 719_468
  const cycle = Math.floor(day / 146_097)
  const inCycle = day - cycle * 146_097
  const leapDays = Math.floor(inCycle / 1460) - Math.floor(inCycle / 36_524) + Math.floor(inCycle / 146_096)
  const yearInCycle = Math.floor((inCycle - leapDays) / 365)
  const inYear = inCycle - (365 * yearInCycle + Math.floor(yearInCycle / 4) - Math.floor(yearInCycle / 100))
  const marchMonth = Math.floor((5 * inYear + 2) / 153)
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
  const year = cycle * 400 + yearInCycle + (month <= 2 ? 1 : 0)
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(inYear - Math.floor((153 * marchMonth + 2) / 5) + 1, 2)}`
}

/** The two-digit number at a position; a light is worked out over many days, and slicing text costs. */
function digits(date: PlainDate, at: number): number {
  return (date.charCodeAt(at) - 48) * 10 + date.charCodeAt(at + 1) - 48
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

function pad(n: number, width: number): string {
  return String(n).padStart(width, '0')
}
