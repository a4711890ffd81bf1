import fc from 'fast-check'
import { NATIONAL_CALENDAR as calendar } from '../kernel/calendar-data'
import { addDays, plainDate as day } from '../kernel/plain-date'
import { isWorkday } from '../kernel/work-calendar'
import { answeredBy, excusedThrough, nextReportDay, type PeriodFacts, reportDays } from './periods.rules'
import { PERIODS, type Period } from './tasks.states'

const facts = (more: Partial<PeriodFacts> = {}): PeriodFacts => ({
  period: 'week',
  dispatchedOn: day('2026-09-14'),
  due: day('2026-10-16'),
  segments: [],
  ...more,
})
const days = (more: Partial<PeriodFacts> = {}) => reportDays(facts(more), calendar)

describe('the days of a periodic report', () => {
  it('are the last working days of the weeks, around holidays and days worked instead', () => {
    // Mid-Autumn from Friday on, National Day from Thursday on, Saturday 10-10 worked
    expect(days()).toEqual(['2026-09-20', '2026-09-24', '2026-09-30', '2026-10-10', '2026-10-16'])
  })

  it('are none in a week that is a holiday throughout', () => {
    const spring = { dispatchedOn: day('2026-02-09'), due: day('2026-02-27') }
    expect(days(spring)).toEqual(['2026-02-14'])
    expect(days({ ...spring, due: day('2026-02-28') })).toEqual(['2026-02-14', '2026-02-28'])
  })

  it('are of months and quarters as well', () => {
    const year = { dispatchedOn: day('2026-01-05'), due: day('2026-07-10') }
    expect(days({ ...year, period: 'month' })).toEqual([
      '2026-01-30',
      '2026-02-28',
      '2026-03-31',
      '2026-04-30',
      '2026-05-29',
      '2026-06-30',
    ])
    expect(days({ ...year, period: 'quarter' })).toEqual(['2026-03-31', '2026-06-30'])
    expect(days({ dispatchedOn: day('2026-11-02'), due: day('2027-02-01'), period: 'month' })).toEqual([
      '2026-11-30',
      '2026-12-31',
      '2027-01-29',
    ])
  })

  it('leave out a period of which less than half is left at 派单', () => {
    const from = (on: string) => days({ dispatchedOn: day(on), due: day('2026-11-20') })[0]
    expect(from('2026-11-10')).toBe('2026-11-13')
    expect(from('2026-11-11')).toBe('2026-11-20')
    expect(from('2026-11-13')).toBe('2026-11-20')
  })

  it('leave out those on which the clock stood still', () => {
    const segments = [
      { kind: 'suspended', from: day('2026-09-21'), to: day('2026-09-25') } as const,
      { kind: 'extension', from: day('2026-10-08'), to: null } as const,
    ]
    expect(days({ segments })).toEqual(['2026-09-20', '2026-09-30', '2026-10-10', '2026-10-16'])
  })

  it('are none without a period, before 派单, and after the deadline', () => {
    expect([days({ period: null }), days({ dispatchedOn: null }), days({ due: null })]).toEqual([[], [], []])
    expect(days({ due: day('2026-09-18') })).toEqual([])
  })

  it('rise, are worked, and lie after 派单 and within the deadline', () => {
    const periods = Object.keys(PERIODS) as Period[]
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 700 }),
        fc.nat(300),
        fc.constantFrom(...periods),
        (at, long, period) => {
          const dispatchedOn = addDays(day('2024-01-01'), at)
          const due = addDays(dispatchedOn, long)
          const found = days({ dispatchedOn, due, period })
          expect([...new Set(found)].sort()).toEqual(found)
          for (const one of found) {
            expect(isWorkday(calendar, one)).toBe(true)
            expect(one > dispatchedOn && one <= due).toBe(true)
          }
        },
      ),
    )
  })
})

describe('a report', () => {
  const answer = (on: string, answered: string | null = null) =>
    answeredBy(day(on), facts(), answered === null ? null : day(answered), calendar)

  it('in time answers the day of its own period, however many come', () => {
    expect(answer('2026-09-15')).toBe('2026-09-20')
    expect(answer('2026-09-18', '2026-09-20')).toBe('2026-09-20')
    expect(answer('2026-09-21', '2026-09-20')).toBe('2026-09-24')
  })

  it('that is late answers what has passed, and not the next', () => {
    expect(answer('2026-09-21')).toBe('2026-09-20')
    expect(answer('2026-09-28')).toBe('2026-09-24')
    expect(nextReportDay(facts(), answer('2026-09-28'), calendar)).toBe('2026-09-30')
  })

  it('leaves nothing awaited once all days were answered', () => {
    expect(nextReportDay(facts(), day('2026-10-16'), calendar)).toBeNull()
    expect(answer('2026-10-19', '2026-10-16')).toBe('2026-10-16')
  })

  it('that waits for its decision excuses the days that pass meanwhile', () => {
    const excused = (on: string, answered: string | null) =>
      excusedThrough(day(on), facts(), answered === null ? null : day(answered), calendar)
    expect(excused('2026-09-28', '2026-09-20')).toBe('2026-09-24')
    expect(excused('2026-09-24', '2026-09-20')).toBe('2026-09-20')
    expect(excused('2026-09-15', null)).toBeNull()
    expect(excused('2026-09-22', '2026-09-24')).toBe('2026-09-24')
  })
})
