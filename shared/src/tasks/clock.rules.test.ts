import { NATIONAL_CALENDAR as calendar } from '../kernel/calendar-data'
import { DEFAULT_THRESHOLDS as thresholds } from '../kernel/light'
import { plainDate as day } from '../kernel/plain-date'
import {
  type ClockFacts,
  clockOf,
  clockView,
  derivedClock,
  dueText,
  remainingText,
  stripOf,
} from './clock.rules'

const on = (today: string) => ({ today: day(today), calendar, thresholds })
const facts = (more: Partial<ClockFacts> = {}): ClockFacts => ({
  category: 'special',
  dispatchedAt: '2026-11-09T07:30:00.000Z',
  dispatchedOn: day('2026-11-09'),
  limit: { kind: 'days', n: 15, unit: '工作日' },
  segments: [],
  due: day('2026-11-30'),
  tentative: false,
  limitDays: 15,
  closedOn: null,
  suspended: false,
  ...more,
})

it('derives the deadline from 派单 in working days, natural days, or as a date', () => {
  const from = day('2026-11-09')
  const derive = (limit: ClockFacts['limit']) => derivedClock(clockOf(limit, from), calendar)
  expect(derive({ kind: 'days', n: 15, unit: '工作日' })).toEqual({
    due: '2026-11-30',
    tentative: false,
    limitDays: 15,
  })
  expect(derive({ kind: 'days', n: 20, unit: '自然日' }).due).toBe('2026-11-30')
  expect(derive({ kind: 'date', due: '2026-12-04' })).toEqual({
    due: '2026-12-04',
    tentative: false,
    limitDays: 19,
  })
  expect(derive({ kind: 'date', due: '2028-12-04' }).tentative).toBe(true)
})

it('begins the warning of the strip where the category wants it', () => {
  const byCategory = { incident: { ...thresholds, warnShare: 0.6 } }
  const warned = (category: ClockFacts['category']) =>
    stripOf(facts({ category }), { ...on('2026-11-10'), byCategory }).filter((row) => row.kind === 'warn')
      .length
  expect(warned('incident')).toBeGreaterThan(warned('special'))
})

it('says what remains: in hand, on the last day, past due, and when it was done', () => {
  const remaining = (today: string, more: Partial<ClockFacts> = {}) =>
    clockView(facts(more), on(today)).remaining
  expect(remaining('2026-11-25')).toBe(3)
  expect(remaining('2026-11-30')).toBe(0)
  expect(remaining('2026-12-02')).toBe(-2)
  expect(remaining('2026-12-20', { closedOn: day('2026-11-27') })).toBe(1)
})

it('has no remainder before 派单', () => {
  const view = clockView(
    facts({ dispatchedOn: null, dispatchedAt: null, due: null, limitDays: null }),
    on('2026-11-25'),
  )
  expect(view).toMatchObject({ due: null, remaining: null, limitWorkdays: null })
})

it('stands still while suspended: the deadline moves on with every day and is 暂定', () => {
  const segments = [
    { from: day('2026-11-20'), to: null, kind: 'suspended' as const, documentNo: '演督暂〔2026〕1号' },
  ]
  const view = (today: string) => clockView(facts({ segments, suspended: true }), on(today))
  expect(view('2026-11-20')).toMatchObject({ due: '2026-11-30', remaining: 6, tentative: true })
  expect(view('2026-11-25')).toMatchObject({ due: '2026-12-03', remaining: 6, tentative: true })
  const paused = stripOf(facts({ segments, suspended: true }), on('2026-11-25')).filter(
    (row) => row.kind === 'pause',
  )
  expect(paused.map((row) => row.date)).toContain('2026-11-24')
  expect(paused[0]?.documentNo).toBe('演督暂〔2026〕1号')
})

it('draws the story: day 12 of 15, three days of warning, four rest days', () => {
  const strip = stripOf(facts(), on('2026-11-25'))
  const count = (kind: string) => strip.filter((row) => row.kind === kind).length
  expect([count('used'), count('today'), count('warn'), count('rest')]).toEqual([11, 1, 3, 6])
  expect(strip.at(-1)).toMatchObject({ date: '2026-11-30', n: 15, end: true })
})

it('says it in words', () => {
  expect([3, 0, -2, null].map(remainingText)).toEqual([
    '剩 3 个工作日',
    '今天到期',
    '超期 2 个工作日',
    '未起算',
  ])
  expect(dueText(day('2026-11-30'))).toBe('限 11月30日（周一）24:00')
})
