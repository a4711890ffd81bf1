import fc from 'fast-check'
import { evenWeights, scaledWeights } from './weights'

const sum = (weights: readonly number[]) => weights.reduce((a, b) => a + b, 0)

describe('weights that sum to 100', () => {
  it('are equal parts with the rest at the front', () => {
    expect(evenWeights(3)).toEqual([34, 33, 33])
    expect(evenWeights(1)).toEqual([100])
  })

  it.each([
    [
      [30, 30],
      [50, 50],
    ],
    [
      [20, 60],
      [25, 75],
    ],
    [
      [50, 30, 40],
      [42, 25, 33],
    ],
    [
      [null, null],
      [50, 50],
    ],
    [
      [100, null],
      [99, 1],
    ],
    [
      [40, 60],
      [40, 60],
    ],
  ])('keep the proportions of %j', (given, expected) => {
    expect(scaledWeights(given)).toEqual(expected)
  })

  it('are whole numbers from 1 that sum to 100, in the order of what was given', () => {
    const weights = fc.array(fc.option(fc.integer({ min: 1, max: 100 })), { minLength: 1, maxLength: 40 })
    fc.assert(
      fc.property(weights, (given) => {
        const scaled = scaledWeights(given)
        expect(sum(scaled)).toBe(100)
        expect(Math.min(...scaled)).toBeGreaterThanOrEqual(1)
        for (const [i, a] of given.entries())
          for (const [j, b] of given.entries())
            if ((a ?? 0) > (b ?? 0)) expect(scaled[i]).toBeGreaterThanOrEqual(scaled[j] ?? 0)
      }),
    )
  })
})
