import fc from 'fast-check'
import {
  addDays,
  compareDates,
  dateInShanghai,
  daysBetween,
  formatDateZh,
  formatMonthDay,
  isPlainDate,
  monthOf,
  plainDate,
  shanghaiMidnight,
  shanghaiTime,
  weekday,
  yearOf,
} from './plain-date'

const anyDate = fc.integer({ min: -300_000, max: 300_000 }).map((n) => addDays(plainDate('1970-01-01'), n))

describe('a plain date', () => {
  it.each([
    '2026-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-04-31',
    '1900-02-29',
    '0000-01-01',
    '2026-1-1',
    '',
    '2026-11-30 ',
  ])('refuses %j', (text) => {
    expect(isPlainDate(text)).toBe(false)
    expect(() => plainDate(text)).toThrow(RangeError)
  })

  it.each(['2024-02-29', '2000-02-29', '0001-01-01', '9999-12-31'])('takes %s', (text) => {
    expect(plainDate(text)).toBe(text)
  })

  it('refuses what is not text', () => {
    for (const value of [20261130, null, undefined, new Date(0), { $ne: null }]) {
      expect(isPlainDate(value)).toBe(false)
    }
  })

  it('steps over month ends and leap days', () => {
    expect(addDays(plainDate('2026-12-31'), 1)).toBe('2027-01-01')
    expect(addDays(plainDate('2024-03-01'), -1)).toBe('2024-02-29')
    expect(addDays(plainDate('2026-03-01'), -1)).toBe('2026-02-28')
    expect(daysBetween(plainDate('2026-02-13'), plainDate('2026-02-27'))).toBe(14)
  })

  it('refuses to leave the calendar or to step by part of a day', () => {
    expect(() => addDays(plainDate('9999-12-31'), 1)).toThrow(RangeError)
    expect(() => addDays(plainDate('0001-01-01'), -1)).toThrow(RangeError)
    expect(() => addDays(plainDate('2026-01-01'), 0.5)).toThrow(RangeError)
    expect(() => addDays(plainDate('2026-01-01'), NaN)).toThrow(RangeError)
  })

  it('agrees with the proleptic Gregorian calendar of the language on every day of eight centuries', () => {
    for (let day = plainDate('1600-01-01'), n = Date.UTC(1600, 0, 1) / 86_400_000; day < '2400-01-01'; n++) {
      const instant = new Date(n * 86_400_000)
      if (day !== instant.toISOString().slice(0, 10))
        throw new Error(`${day} is not ${instant.toISOString()}`)
      if (weekday(day) !== (instant.getUTCDay() || 7)) throw new Error(`weekday of ${day}`)
      day = addDays(day, 1)
    }
  })

  it('counts back what it added, and orders as the text does', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: -9999, max: 9999 }), (date, n) => {
        const other = addDays(date, n)
        expect(daysBetween(date, other)).toBe(n)
        expect(addDays(other, -n)).toBe(date)
        expect(compareDates(date, other)).toBe(Math.sign(-n) || 0)
      }),
    )
  })

  it('knows its parts and its Chinese forms', () => {
    const date = plainDate('2026-11-30')
    expect([yearOf(date), monthOf(date), weekday(date)]).toEqual([2026, 11, 1])
    expect(formatDateZh(date)).toBe('11月30日（周一）')
    expect(formatDateZh(plainDate('2026-03-01'))).toBe('3月1日（周日）')
    expect(formatMonthDay(date)).toBe('11-30')
  })
})

describe('the day in Shanghai', () => {
  it('turns at 16:00 UTC', () => {
    expect(dateInShanghai(Date.UTC(2026, 10, 24, 15, 59, 59, 999))).toBe('2026-11-24')
    expect(dateInShanghai(Date.UTC(2026, 10, 24, 16))).toBe('2026-11-25')
    expect(shanghaiMidnight(plainDate('2026-11-25'))).toBe(Date.UTC(2026, 10, 24, 16))
  })

  it('tells the time of day, before 1970 as well', () => {
    expect(shanghaiTime(Date.UTC(2026, 10, 24, 8, 20, 59))).toBe('16:20')
    expect(shanghaiTime(Date.UTC(2026, 10, 24, 16))).toBe('00:00')
    expect(shanghaiTime(Date.UTC(1969, 11, 31, 15, 59))).toBe('23:59')
  })
})
