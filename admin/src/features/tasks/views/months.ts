import { addDays, plainDate, weekday, type PlainDate } from '@mingdu/shared/kernel/plain-date'

/** Months as `2026-11`. */

/** The month so many months away. */
export function monthAway(month: string, n: number): string {
  const at = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + n
  return `${String(Math.floor(at / 12)).padStart(4, '0')}-${String((at % 12) + 1).padStart(2, '0')}`
}

export function firstOf(month: string): PlainDate {
  return plainDate(`${month}-01`)
}

export function lastOf(month: string): PlainDate {
  return addDays(firstOf(monthAway(month, 1)), -1)
}

/** `2026年11月` */
export function monthText(month: string): string {
  return `${Number(month.slice(0, 4))}年${Number(month.slice(5))}月`
}

/** The month of the address; today's where it holds none. */
export function monthOr(text: string | null, today: string): string {
  return text !== null && /^\d{4}-(0[1-9]|1[0-2])$/.test(text) ? text : today.slice(0, 7)
}

/** Empty places before the first day in a week that begins on Monday. */
export function placesBefore(month: string): number {
  return weekday(firstOf(month)) - 1
}
