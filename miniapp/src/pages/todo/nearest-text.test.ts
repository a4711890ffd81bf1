import { nearestText } from './nearest-text'

it('says the nearest deadline in few words', () => {
  const near = (due: string | null) => nearestText(due, '2026-11-25')
  expect(near('2026-11-25')).toBe('今天 24:00')
  expect(near('2026-11-26')).toBe('明天 24:00')
  expect(near('2026-11-30')).toBe('11月30日')
  expect(near('2026-11-23')).toBe('11月23日 已过')
  expect(near(null)).toBe('没有')
})
