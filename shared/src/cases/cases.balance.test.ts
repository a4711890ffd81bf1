import fc from 'fast-check'
import { addDays, plainDate as day } from '../kernel/plain-date'
import { addBalances, balanceOf, imbalance, onTimeOf, type CountedCase } from './cases.balance'
import { CASE_ENDS, type CaseEnd } from './cases.states'

const START = day('2026-01-01')
const at = (n: number) => addDays(START, n)
const ends = fc.constantFrom(...(Object.keys(CASE_ENDS) as CaseEnd[]))
const anyCase: fc.Arbitrary<CountedCase> = fc
  .record({ received: fc.nat(90), took: fc.nat(60), as: fc.option(ends) })
  .map(({ received, took, as }) => ({
    receivedOn: at(received),
    ended: as === null ? null : { on: at(received + took), as },
  }))

describe('the balance', () => {
  it('holds for any histories and any period', () => {
    fc.assert(
      fc.property(fc.array(anyCase), fc.nat(120), fc.nat(40), (cases, from, length) => {
        const period = { from: at(from), through: at(from + length) }
        expect(imbalance(balanceOf(cases, period))).toBe(0)
      }),
    )
  })

  it('of one period ends with what the next one carries over', () => {
    fc.assert(
      fc.property(fc.array(anyCase), fc.nat(60), fc.nat(30), (cases, from, length) => {
        const end = from + length
        const first = balanceOf(cases, { from: at(from), through: at(end) })
        const next = balanceOf(cases, { from: at(end + 1), through: at(end + 20) })
        expect(next.carriedOver).toBe(first.open)
      }),
    )
  })

  it('of two units is the sum of theirs', () => {
    const period = { from: at(20), through: at(50) }
    fc.assert(
      fc.property(fc.array(anyCase), fc.array(anyCase), (a, b) => {
        expect(balanceOf([...a, ...b], period)).toEqual(
          addBalances(balanceOf(a, period), balanceOf(b, period)),
        )
      }),
    )
  })

  it('counts a case of the period, one carried over, and one that ended before', () => {
    const cases: CountedCase[] = [
      { receivedOn: at(5), ended: null },
      { receivedOn: at(1), ended: { on: at(8), as: 'completed' } },
      { receivedOn: at(1), ended: { on: at(3), as: 'withdrawn' } },
      { receivedOn: at(9), ended: null },
    ]
    expect(balanceOf(cases, { from: at(4), through: at(8) })).toMatchObject({
      ...{ received: 1, carriedOver: 1, completed: 1, withdrawn: 0, open: 1 },
    })
  })
})

describe('按时办结率', () => {
  const period = { from: at(10), through: at(20) }
  it('counts what was due, open overdue ones included, beside the common formula', () => {
    const cases = [
      { due: at(12), decidedOn: at(12), ended: 'completed' as const },
      { due: at(13), decidedOn: at(11), ended: null },
      { due: at(14), decidedOn: null, ended: null },
      { due: at(15), decidedOn: at(17), ended: 'completed' as const },
      { due: at(16), decidedOn: null, ended: 'withdrawn' as const },
      { due: at(30), decidedOn: at(19), ended: 'completed' as const },
    ]
    expect(onTimeOf(cases, period, at(25))).toEqual({
      due: 4,
      inTime: 2,
      decided: 4,
      decidedInTime: 3,
      early: 2,
    })
  })

  it('leaves out an open case until its last day is over', () => {
    const open = [{ due: at(15), decidedOn: null, ended: null }]
    expect([onTimeOf(open, period, at(15)).due, onTimeOf(open, period, at(16)).due]).toEqual([0, 1])
  })

  it('is never over 100 %, either way', () => {
    const timed = fc.record({ due: fc.nat(40), took: fc.option(fc.nat(40)) })
    fc.assert(
      fc.property(fc.array(timed), (cases) => {
        const played = cases.map(({ due, took }) => ({
          ...{ due: at(due), decidedOn: took === null ? null : at(took) },
          ended: null,
        }))
        const sum = onTimeOf(played, period, at(30))
        expect(sum.inTime).toBeLessThanOrEqual(sum.due)
        expect(sum.early).toBeLessThanOrEqual(sum.decidedInTime)
        expect(sum.decidedInTime).toBeLessThanOrEqual(sum.decided)
      }),
    )
  })
})
