import { NATIONAL_CALENDAR } from '../kernel/calendar-data'
import { parseNotice } from '../kernel/calendar-notice'
import { plainDate as day } from '../kernel/plain-date'
import { isWorkday } from '../kernel/work-calendar'
import { noticeRefusal, withYear, workdaysIn } from './calendar.rules'

const year = { year: 2027, notice: { no: '国办发明电〔2026〕1号', title: '通知' }, rest: [], work: [] }

it('puts a year in without touching the calendar it was given', () => {
  const next = withYear(NATIONAL_CALENDAR, {
    ...year,
    rest: [{ from: day('2027-01-01'), to: day('2027-01-03'), name: '元旦' }],
  })
  expect(next.years.map((one) => one.year)).toEqual([2024, 2025, 2026, 2027])
  expect([isWorkday(next, day('2027-01-01')), isWorkday(NATIONAL_CALENDAR, day('2027-01-01'))]).toEqual([
    false,
    true,
  ])
  expect(withYear(next, year).years).toHaveLength(4)
})

it('counts the working days of a year', () => {
  expect(workdaysIn(NATIONAL_CALENDAR, 2026)).toBe(248)
})

it('uses a notice only when every sentence was understood and the year is ours', () => {
  const parsed = parseNotice('国务院办公厅关于2027年部分节假日安排的通知')
  expect(noticeRefusal(parsed)?.code).toBe('calendar.problem')
  expect(noticeRefusal({ ...parsed, problems: [] })).toBeNull()
  expect(noticeRefusal({ ...parsed, year: 2023, problems: [] })?.code).toBe('calendar.year')
  expect(noticeRefusal({ ...parsed, year: null, problems: [] })?.code).toBe('calendar.year')
})
