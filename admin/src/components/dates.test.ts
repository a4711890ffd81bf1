import { clockText, spanText } from './dates'

it('tells an instant to the second in Shanghai', () => {
  expect(clockText('2026-11-25T16:05:09.120Z')).toBe('00:05:09')
})

it('tells a span in the largest units that matter', () => {
  expect([0, 59, 60, 3599, 3600, 86_399, 86_400, 190_000].map(spanText)).toEqual([
    '0 秒',
    '59 秒',
    '1 分钟',
    '59 分钟',
    '1 小时 0 分',
    '23 小时 59 分',
    '1 天 0 小时',
    '2 天 4 小时',
  ])
})
