import { openWindows } from './windows'

describe('windows', () => {
  it('slide: each entry is over on its own', () => {
    const windows = openWindows()
    const take = (now: number) => windows.take('a', 2, 100, now)
    expect([take(0), take(60), take(90), take(100), take(110)]).toEqual([true, true, false, true, false])
  })

  it('keep keys apart', () => {
    const windows = openWindows()
    expect(windows.take('a', 1, 100, 0)).toBe(true)
    expect(windows.take('b', 1, 100, 0)).toBe(true)
  })

  it('count by the minute of the clock', () => {
    const windows = openWindows()
    windows.addMinute('a', 59_999)
    expect(windows.countMinute('a', 59_999)).toBe(1)
    expect(windows.countMinute('a', 60_000)).toBe(0)
  })
})
