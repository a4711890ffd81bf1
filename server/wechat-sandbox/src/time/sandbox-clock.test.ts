import { openSandboxClock, parseStep } from './sandbox-clock'

describe('the clock of the sandbox', () => {
  it('runs beside real time at a distance', () => {
    let real = 1_000
    const clock = openSandboxClock(() => real)
    clock.set(500)
    real += 10
    expect([clock.now(), clock.offsetMs()]).toEqual([1_510, 500])
  })

  it.each([
    ['+3h', 10_800_000],
    ['-90m', -5_400_000],
    ['+1d', 86_400_000],
    ['+30s', 30_000],
    ['3h', null],
    ['+3 h', null],
    ['+h', null],
  ])('reads %s as %s', (text, ms) => {
    expect(parseStep(text)).toBe(ms)
  })
})
