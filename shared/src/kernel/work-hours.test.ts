import fc from 'fast-check'
import { NATIONAL_CALENDAR as chinaCalendar } from './calendar-data'
import { addWorkHours, workMsBetween } from './work-hours'

const HOUR_MS = 3_600_000
const at = (text: string) => Date.parse(`${text}:00+08:00`)

it.each([
  ['2026-11-30T09:00', 2, '2026-11-30T11:00'],
  ['2026-11-30T11:00', 2, '2026-11-30T15:00'],
  ['2026-11-30T08:30', 7, '2026-11-30T17:30'],
  ['2026-11-30T12:30', 1, '2026-11-30T15:00'],
  ['2026-11-27T17:00', 1, '2026-11-30T09:00'],
  ['2026-11-28T10:00', 8, '2026-12-01T09:30'],
])('counts from %s %d working hours to %s', (from, hours, end) => {
  expect(addWorkHours(chinaCalendar, at(from), hours)).toBe(at(end))
})

it('counts what it adds, from any instant', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: at('2026-01-01T00:00'), max: at('2026-12-20T00:00') }),
      fc.integer({ min: 1, max: 60 }),
      (from, hours) => {
        const end = addWorkHours(chinaCalendar, from, hours)
        expect(workMsBetween(chinaCalendar, from, end)).toBe(hours * HOUR_MS)
        expect(workMsBetween(chinaCalendar, end, from)).toBe(-hours * HOUR_MS)
      },
    ),
  )
})

it('refuses what is no number of hours', () => {
  for (const hours of [0, -1, Number.NaN, Number.POSITIVE_INFINITY])
    expect(() => addWorkHours(chinaCalendar, 0, hours)).toThrow(RangeError)
})
