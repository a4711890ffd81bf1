import { clockText, dayText, momentText } from './dates'

const today = '2026-11-25'

describe('dates for people', () => {
  it('names today and tomorrow, else the weekday', () => {
    expect([
      dayText('2026-11-25', today),
      dayText('2026-11-26', today),
      dayText('2026-11-30', today),
    ]).toEqual(['11月25日（今天）', '11月26日（明天）', '11月30日（周一）'])
  })

  it('tells instants in Shanghai, near ones by name', () => {
    expect(momentText('2026-11-24T16:20:00.000Z', today)).toBe('今天 00:20')
    expect(momentText('2026-11-24T08:20:00.000Z', today)).toBe('昨天 16:20')
    expect(momentText('2026-11-18T02:05:00.000Z', today)).toBe('11-18 10:05')
    expect(momentText('2025-12-31T02:05:00.000Z', today)).toBe('2025-12-31')
    expect(clockText(Date.parse('2026-11-25T06:32:05.000Z'))).toBe('14:32:05')
  })
})
