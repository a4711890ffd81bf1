import { daysBetween, plainDate } from '@mingdu/shared/kernel/plain-date'
import type { ScheduleRow } from '@mingdu/shared/tasks/ranges.api'

/** Where things stand on a schedule, in percent of its width. */

export interface Span {
  from: string
  through: string
}

export interface Piece {
  left: number
  width: number
}

/** The left edge of a day; below 0 or above 100 when it lies outside. */
export function leftOf(date: string, { from, through }: Span): number {
  return (daysFrom(from, date) / (daysFrom(from, through) + 1)) * 100
}

/** Days from `first` through `last`, cut at the ends of the span; null when none of them is in it. */
export function pieceOf(first: string, last: string, span: Span): Piece | null {
  if (last < first || last < span.from || first > span.through) return null
  const left = Math.max(leftOf(first, span), 0)
  const right = Math.min(rightOf(last, span), 100)
  return { left, width: right - left }
}

/** A part of a bar that is filled from its beginning, in basis points, cut at the ends of the span. */
export function filledOf(first: string, last: string, points: number, span: Span): Piece | null {
  const [begin, end] = [leftOf(first, span), rightOf(last, span)]
  const stop = begin + ((end - begin) * points) / 10_000
  const [left, right] = [Math.max(begin, 0), Math.min(stop, 100)]
  return right > left ? { left, width: right - left } : null
}

/** Where the bar of a task begins and ends; null before 派单 or without a deadline. */
export function barOf({ clock }: Pick<ScheduleRow, 'clock'>): { first: string; last: string } | null {
  const { dispatchedOn, due } = clock
  return dispatchedOn === null || due === null ? null : { first: dispatchedOn, last: due }
}

/** First days of months in a span. */
export function monthsOf({ from, through }: Span): string[] {
  const months: string[] = []
  for (let [year, month] = [Number(from.slice(0, 4)), Number(from.slice(5, 7))]; ;) {
    const first = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-01`
    if (first > through) return months
    months.push(first)
    if (month === 12) [year, month] = [year + 1, 1]
    else month += 1
  }
}

function rightOf(date: string, span: Span): number {
  return leftOf(date, span) + 100 / (daysFrom(span.from, span.through) + 1)
}

function daysFrom(a: string, b: string): number {
  return daysBetween(plainDate(a), plainDate(b))
}
