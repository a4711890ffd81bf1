import fc from 'fast-check'
import { emptyTally, regionFigures, worstFirst, type OrgTally } from './regions.rules'

const tally = (more: Partial<OrgTally>): OrgTally => ({ ...emptyTally('o'), ...more })
const lights = (red: number, yellow = 0) => ({ red, yellow, green: 0, grey: 0, recovered: 0 })

describe('figures of a region', () => {
  it('are sums, and a rate of sums is no mean of rates', () => {
    const big = tally({ due: 90, onTime: 90, lights: lights(1, 2) })
    const small = tally({ due: 10, onTime: 0, lights: lights(3) })
    const figures = regionFigures([big, small])
    expect(figures.onTime).toEqual({ value: 900, part: 90, n: 100 })
    expect(figures.lights.red).toBe(4)
    expect(figures.open).toBe(6)
  })

  it('say nothing of what has nothing to divide by', () => {
    expect(regionFigures([]).closed).toEqual({ value: null, part: 0, n: 0 })
  })

  it('of a whole are those of its parts together, however it is cut', () => {
    const one = fc.record({ due: fc.nat(50), matters: fc.nat(50), red: fc.nat(9) })
    fc.assert(
      fc.property(fc.array(one, { maxLength: 12 }), fc.nat(12), (parts, cut) => {
        const all = parts.map(({ due, matters, red }) => tally({ due, matters, lights: lights(red) }))
        const [a, b] = [regionFigures(all.slice(0, cut)), regionFigures(all.slice(cut))]
        const whole = regionFigures(all)
        expect(whole.onTime.n).toBe(a.onTime.n + b.onTime.n)
        expect(whole.closed.n).toBe(a.closed.n + b.closed.n)
        expect(whole.open).toBe(a.open + b.open)
      }),
    )
  })

  it('stand with the worst first', () => {
    const row = (name: string, red: number, yellow: number) => ({
      name,
      figures: regionFigures([tally({ lights: lights(red, yellow) })]),
    })
    const rows = [row('a', 0, 1), row('b', 2, 0), row('c', 2, 3), row('d', 0, 1)]
    expect(worstFirst(rows).map(({ name }) => name)).toEqual(['c', 'b', 'a', 'd'])
  })
})
