import { NATIONAL_CALENDAR as calendar } from '../kernel/calendar-data'
import { plainDate as day } from '../kernel/plain-date'
import { periodAround, periodBefore, periodsToDraft, regularTitle } from './bulletins.periods'

const weeks = (text: string) => periodsToDraft('weekly', day(text), calendar).map(({ from }) => from)
const months = (text: string) => periodsToDraft('monthly', day(text), calendar).map(({ from }) => from)

it('has weeks from Monday through Sunday and whole months, and what lies before them', () => {
  expect(periodAround('weekly', day('2026-11-25'))).toEqual({ from: '2026-11-23', through: '2026-11-29' })
  expect(periodAround('weekly', day('2026-11-29'))).toEqual({ from: '2026-11-23', through: '2026-11-29' })
  expect(periodAround('monthly', day('2026-02-28'))).toEqual({ from: '2026-02-01', through: '2026-02-28' })
  expect(periodBefore('monthly', periodAround('monthly', day('2026-01-05')))).toEqual({
    from: '2025-12-01',
    through: '2025-12-31',
  })
  const asked = { from: day('2026-11-01'), through: day('2026-11-10') }
  expect(periodBefore('special', asked)).toEqual({ from: '2026-10-22', through: '2026-10-31' })
})

it.each([
  // a Monday that works
  ['2026-11-23', ['2026-11-16']],
  // any later day of the week, should nobody have been there
  ['2026-11-27', ['2026-11-16']],
  // 国庆: the week began on 5 October, its first working day is Thursday the 8th
  ['2026-10-07', []],
  ['2026-10-08', ['2026-09-28']],
  // 春节: the week of 16 February has no working day at all, so that of the 9th comes with it
  ['2026-02-18', []],
  ['2026-02-23', []],
  ['2026-02-24', ['2026-02-09', '2026-02-16']],
  // 14 February was a Saturday that works: its week had begun long before
  ['2026-02-14', ['2026-02-02']],
])('on %s drafts the weeks from %j', (today, from) => {
  expect(weeks(today)).toEqual(from)
})

it.each([
  ['2026-11-01', []],
  ['2026-11-02', ['2026-10-01']],
  ['2026-10-07', []],
  ['2026-10-08', ['2026-09-01']],
  ['2026-01-03', []],
  // 1 to 3 January rest, the 4th works though it is a Sunday
  ['2026-01-04', ['2025-12-01']],
])('on %s drafts the months from %j', (today, from) => {
  expect(months(today)).toEqual(from)
})

it('names them by their days', () => {
  expect(regularTitle('weekly', periodAround('weekly', day('2026-11-25')))).toBe(
    '督查周通报（2026年11月23日至11月29日）',
  )
  expect(regularTitle('monthly', periodAround('monthly', day('2026-11-25')))).toBe('督查月通报（2026年11月）')
})
