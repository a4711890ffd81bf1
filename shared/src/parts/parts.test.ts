import type { StripDay } from '../tasks/tasks.schema'
import { stripLabels, stripSentence } from './day-strip'
import { percent, quantityText, remainingText } from './figures'

const day = (date: string, kind: StripDay['kind'], end = false): StripDay => ({
  date,
  kind,
  end,
  n: null,
  name: null,
  basis: null,
  documentNo: null,
  tentative: false,
})

describe('what stands beside a clock', () => {
  const days = [
    day('2026-11-24', 'used'),
    day('2026-11-25', 'today'),
    day('2026-11-26', 'warn'),
    day('2026-11-27', 'warn'),
    day('2026-11-28', 'rest'),
    day('2026-11-29', 'rest'),
    day('2026-11-30', 'warn', true),
  ]

  it('names the first day, today and the deadline', () => {
    expect(stripLabels(days).map((l) => `${l.column} ${l.text}`)).toEqual(['0 11/24', '1 今天', '6 限 11/30'])
  })

  it('says the strip in one sentence', () => {
    expect(stripSentence(days)).toBe('已过 1 日，还剩 3 日，限期 2026-11-30')
  })

  it('rounds half up at the last step only', () => {
    expect([percent(6429), percent(6425), percent(6424), percent(10_000), percent(0)]).toEqual([
      '64.3',
      '64.3',
      '64.2',
      '100.0',
      '0.0',
    ])
  })

  it('says what is left in words', () => {
    expect([remainingText(3), remainingText(0), remainingText(-2), remainingText(null)]).toEqual([
      '剩 3 个工作日',
      '今天到期',
      '超期 2 个工作日',
      '未派单',
    ])
    expect(quantityText({ unit: '处', target: 42, verified: 27, claimed: 34 })).toBe('27 / 42 处')
  })
})
