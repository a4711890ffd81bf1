import { plainDate as day } from '../kernel/plain-date'
import { tenthsOfPercent } from '../kernel/rate-figures'
import {
  type DueCount,
  firstWeek,
  gotWorse,
  monthAround,
  overdueAfter,
  onTimeRate,
  weeksThrough,
} from './dashboard.rules'

const today = day('2026-11-25')
const group = (due: string, closedOn: string, n: number): DueCount => ({
  due: day(due),
  closedOn: closedOn === '' ? '' : day(closedOn),
  n,
})

it('counts what was due and done in time over all that was due, open overdue ones included', () => {
  const groups = [
    group('2026-11-10', '2026-11-10', 50),
    group('2026-11-10', '2026-11-12', 2),
    group('2026-11-20', '', 3),
    group('2026-11-30', '2026-11-18', 6),
    group('2026-11-25', '', 9),
    group('2026-11-30', '', 9),
    group('2026-10-31', '', 9),
  ]
  const { from, through } = monthAround(today)
  expect([from, through]).toEqual(['2026-11-01', '2026-11-30'])
  expect(onTimeRate(groups, from, through, today)).toEqual({
    onTime: 56,
    all: 61,
    done: 58,
    rate: 918,
    common: 966,
  })
})

it('has no rate when nothing was due, and rounds half up to tenths', () => {
  expect(onTimeRate([], today, today, today)).toMatchObject({ rate: null, common: null })
  expect([tenthsOfPercent(1, 3), tenthsOfPercent(2, 3), tenthsOfPercent(1, 2000)]).toEqual([333, 667, 1])
})

it('shows twelve weeks through this one, with what was open and late at the end of each', () => {
  const groups = [
    group('2026-11-15', '2026-11-20', 1),
    group('2026-11-18', '', 2),
    group('2026-11-24', '', 1),
  ]
  const weeks = weeksThrough(groups, today)
  expect([weeks.length, firstWeek(today), weeks[0]?.weekOf]).toEqual([12, '2026-09-07', '2026-09-07'])
  expect(weeks.slice(-3)).toEqual([
    { weekOf: '2026-11-09', label: '46 周', due: 1, onTime: 0, overdueOpen: 1 },
    { weekOf: '2026-11-16', label: '47 周', due: 2, onTime: 0, overdueOpen: 2 },
    { weekOf: '2026-11-23', label: '本周', due: 1, onTime: 0, overdueOpen: 3 },
  ])
})

it('ends December in the same year', () => {
  expect(monthAround(day('2026-12-05'))).toEqual({ from: '2026-12-01', through: '2026-12-31' })
})

it('counts as overdue after a day what was due by it and still open when it ended', () => {
  const groups = [
    group('2026-11-20', '', 2),
    group('2026-11-20', '2026-11-21', 3),
    group('2026-11-21', '', 5),
  ]
  expect(overdueAfter(groups, day('2026-11-19'))).toBe(0)
  expect(overdueAfter(groups, day('2026-11-20'))).toBe(5)
  expect(overdueAfter(groups, day('2026-11-21'))).toBe(7)
})

it('names the orgs with more overdue tasks than a week before, those that grew most first', () => {
  const of = (orgId: string, due: string, closedOn: string, n: number) => ({
    orgId,
    ...group(due, closedOn, n),
  })
  const groups = [
    ...[of('grew', '2026-11-10', '', 1), of('grew', '2026-11-20', '', 2)],
    ...[of('new', '2026-11-24', '', 1)],
    // due today is not late yet
    ...[of('today', '2026-11-25', '', 4)],
    ...[of('better', '2026-11-10', '2026-11-23', 3), of('better', '2026-11-22', '', 1)],
    ...[of('same', '2026-11-02', '', 5)],
  ]
  expect(gotWorse(groups, today)).toEqual([
    { orgId: 'grew', before: 1, now: 3 },
    { orgId: 'new', before: 0, now: 1 },
  ])
})
