import { plainDate as day } from '../kernel/plain-date'
import { isNoticed, noticeDaysLeft, noticeText } from './notices.rules'
import { MATTER_STATES, type MatterState } from './matters.states'

const days = { from: day('2026-11-09'), until: day('2026-11-16') }

it.each(Object.keys(MATTER_STATES) as MatterState[])(
  'a matter in %s is public only while it is noticed',
  (state) => {
    expect(isNoticed(state, days, day('2026-11-10'))).toBe(state === 'noticed')
    expect(isNoticed(state, null, day('2026-11-10'))).toBe(false)
  },
)

it('is public on its first and its last day, and on no other', () => {
  const on = (date: string) => isNoticed('noticed', days, day(date))
  expect(['2026-11-08', '2026-11-09', '2026-11-16', '2026-11-17'].map(on)).toEqual([false, true, true, false])
  expect(noticeDaysLeft(days, day('2026-11-16'))).toBe(0)
})

it.each([
  ['联系 13900138000。', '联系 ****。'],
  ['联系 139 0013 8000 或 139-0013-8000', '联系 **** 或 ****'],
  ['身份证 34110319900101123X，', '身份证 ****，'],
  ['卡号6222 0212 3456 7890 123', '卡号****'],
  ['2026-11-08 14:30 前清理 42 处、1234567 平方米', '2026-11-08 14:30 前清理 42 处、1234567 平方米'],
  ['投入 120000000 元，12345 热线', '投入 120000000 元，12345 热线'],
])('%s is read as %s', (text, shown) => {
  expect(noticeText(text)).toBe(shown)
})
