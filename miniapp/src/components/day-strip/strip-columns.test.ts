import { addDays, plainDate, weekday } from '@mingdu/shared/kernel/plain-date'
import type { StripDay } from '@mingdu/shared/tasks/tasks.schema'
import { stripColumns } from './strip-columns'

function strip(from: string, length: number, today: number, end: number): StripDay[] {
  return Array.from({ length }, (_, i) => {
    const date = addDays(plainDate(from), i)
    const rest = weekday(date) > 5
    const kind = rest ? 'rest' : i === today ? 'today' : i > end ? 'over' : i < today ? 'used' : 'left'
    return {
      date,
      kind,
      n: null,
      end: i === end,
      name: null,
      basis: null,
      documentNo: null,
      tentative: false,
    }
  })
}

const texts = (days: StripDay[]) => stripColumns(days).labels.map(({ column, text }) => `${column} ${text}`)

describe('a day strip', () => {
  it('names the first day, a Monday, today and the deadline', () => {
    expect(texts(strip('2026-11-10', 21, 15, 20))).toEqual(['0 11/10', '6 16', '15 今天', '20 限 11/30'])
  })

  it('shows how long it is overdue when there is room beside the deadline', () => {
    expect(texts(strip('2026-11-10', 21, 99, 13))).toContain('20 超 5 日')
    expect(texts(strip('2026-11-10', 21, 99, 18)).join()).not.toContain('超')
  })

  it('puts weeks, then months into one column, and keeps today and the deadline in sight', () => {
    const year = stripColumns(strip('2026-01-05', 300, 100, 299))
    expect([year.span, year.days.length]).toEqual([7, 43])
    expect(year.days.filter(({ kind }) => kind === 'today')).toHaveLength(1)
    expect(year.days.findIndex(({ end }) => end)).toBe(42)
    expect(stripColumns(strip('2026-01-05', 900, 100, 899))).toMatchObject({ span: 30 })
  })

  it('gives the deadline a line of its own when today stands beside it', () => {
    expect(stripColumns(strip('2026-11-10', 21, 15, 20)).crowded).toBe(false)
    expect(stripColumns(strip('2026-10-12', 43, 39, 42)).crowded).toBe(true)
    expect(stripColumns(strip('2026-10-12', 43, 42, 42)).crowded).toBe(false)
  })

  it('of nothing is nothing', () => {
    expect(stripColumns([])).toEqual({ days: [], span: 1, labels: [], crowded: false })
  })
})
