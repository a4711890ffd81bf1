import { plainDate as day } from '../kernel/plain-date'
import {
  bucketsOf,
  monthsInside,
  periodBefore,
  periodLastYear,
  periodProblem,
  ranksOf,
  type Comparable,
} from './figures.rules'

const period = (from: string, through: string) => ({ from: day(from), through: day(through) })

describe('periods', () => {
  it.each([
    ['a month', '2026-03-01', '2026-03-31', ['2026-02-01', '2026-02-28'], ['2025-03-01', '2025-03-31']],
    ['a quarter', '2026-01-01', '2026-03-31', ['2025-10-01', '2025-12-31'], ['2025-01-01', '2025-03-31']],
    ['a year', '2026-01-01', '2026-12-31', ['2025-01-01', '2025-12-31'], ['2025-01-01', '2025-12-31']],
    ['a week', '2026-03-02', '2026-03-08', ['2026-02-23', '2026-03-01'], ['2025-03-02', '2025-03-08']],
    ['a day', '2026-03-01', '2026-03-01', ['2026-02-28', '2026-02-28'], ['2025-03-01', '2025-03-01']],
    ['a leap day', '2024-02-29', '2024-02-29', ['2024-02-28', '2024-02-28'], ['2023-02-28', '2023-02-28']],
    ['February', '2025-02-01', '2025-02-28', ['2025-01-01', '2025-01-31'], ['2024-02-01', '2024-02-29']],
  ])('before %s, and a year ago', (_what, from, through, before, lastYear) => {
    expect(Object.values(periodBefore(period(from, through)))).toEqual(before)
    expect(Object.values(periodLastYear(period(from, through)))).toEqual(lastYear)
  })

  it('are cut into months and days', () => {
    const { from, through } = period('2026-01-30', '2026-03-02')
    expect(bucketsOf({ from, through }, 'month')).toEqual([
      { key: '2026-01', from: '2026-01-30', through: '2026-01-31' },
      { key: '2026-02', from: '2026-02-01', through: '2026-02-28' },
      { key: '2026-03', from: '2026-03-01', through: '2026-03-02' },
    ])
    expect(bucketsOf({ from, through }, 'day')).toHaveLength(32)
    expect(monthsInside({ from, through })).toEqual(['2026-02'])
  })

  it('that cannot be are refused by their field', () => {
    expect(periodProblem(period('2026-03-02', '2026-03-01'), 'org')?.[0]).toBe('through')
    expect(periodProblem(period('2006-03-02', '2026-03-01'), 'org')?.[0]).toBe('from')
    expect(periodProblem(period('2026-01-01', '2026-12-31'), 'day')?.[0]).toBe('by')
    expect(periodProblem(period('2026-01-01', '2026-12-31'), 'month')).toBeNull()
  })
})

it('units are ranked among their kind, and not with fewer than ten cases', () => {
  const row = (key: string, kind: string, value: number | null, n: number): Comparable => ({
    key,
    kind,
    value,
    n,
  })
  const ranks = ranksOf([
    row('a', 'department', 900, 20),
    row('b', 'department', 950, 10),
    row('c', 'department', 900, 30),
    row('few', 'department', 1000, 9),
    row('none', 'department', null, 0),
    row('street', 'street', 1000, 50),
  ])
  expect(Object.fromEntries(ranks)).toEqual({
    ...{ b: { place: 1, of: 3 }, a: { place: 2, of: 3 }, c: { place: 2, of: 3 } },
  })
})
