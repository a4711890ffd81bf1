import fc from 'fast-check'
import type { ActingPerson } from '../tasks/tasks.rules'
import { addDays, plainDate as day, type PlainDate } from '../kernel/plain-date'
import { balanceOf, emptyBalance, imbalance, type CountedCase } from './cases.balance'
import { averageDays, caseFigures, type CaseTally } from './cases.figures'
import { caseActs, nextState, type CaseFacts } from './cases.rules'
import { isEnd } from './cases.states'

const tally = (set: Partial<CaseTally> = {}): CaseTally => ({
  balance: emptyBalance(),
  onTime: { due: 12, inTime: 11, decided: 30, decidedInTime: 29, early: 15 },
  ...{ grossDays: 305, netDays: 151, entered: 4, enteredLate: 1 },
  ...set,
})

describe('the figures of cases', () => {
  it('are integers until the last step, with n and whether that is enough', () => {
    const { onTime, onTimeCommon, early, enteredLate } = caseFigures(tally(), 'staff')
    expect(onTime).toMatchObject({ value: 917, text: '91.7%', part: 11, n: 12, enough: true })
    expect([onTimeCommon.text, early.text]).toEqual(['96.7%', '50.0%'])
    expect(enteredLate).toMatchObject({ text: '25.0%', n: 4, enough: false, suppressed: false })
  })

  it('suppress small cells in public and have no value of nothing', () => {
    expect(caseFigures(tally(), 'public').enteredLate).toMatchObject({
      value: null,
      n: null,
      suppressed: true,
    })
    expect(caseFigures(tally({ entered: 0 }), 'staff').enteredLate.value).toBeNull()
  })

  it('average in tenths of a day, half up', () => {
    expect(averageDays(tally())).toEqual({ gross: 102, net: 50 })
    const none = { due: 0, inTime: 0, decided: 0, decidedInTime: 0, early: 0 }
    expect(averageDays(tally({ onTime: none }))).toEqual({ gross: null, net: null })
  })
})

/** Holds every permission of cases: what remains is what the states allow. */
const anybody = (id: string): ActingPerson => ({ id, orgId: 'org', reach: () => ({ kind: 'all' }) })

/** Plays a case day by day through acts that the rules allow. */
function played(start: PlainDate, picks: readonly { act: number; days: number }[]): CountedCase {
  let facts: CaseFacts = {
    ...{ state: 'received', regionId: 'region', orgId: 'org', reviewer: null },
    ...{ extended: false, openDeferrals: 0, certificate: true },
  }
  let on = start
  for (const pick of picks) {
    if (isEnd(facts.state)) break
    const acts = caseActs(facts, { kind: 'official', person: anybody(`p${pick.act % 3}`) })
    const act = acts[pick.act % Math.max(1, acts.length)]
    if (!act) continue
    on = addDays(on, pick.days)
    facts = { ...facts, state: nextState(facts, act), extended: facts.extended || act === 'extend' }
  }
  return { receivedOn: start, ended: isEnd(facts.state) ? { on, as: facts.state } : null }
}

it('the balance holds for whatever histories the rules allow', () => {
  const history = fc.tuple(
    fc.nat(60),
    fc.array(fc.record({ act: fc.nat(99), days: fc.nat(6) }), { maxLength: 25 }),
  )
  const start = day('2026-01-05')
  fc.assert(
    fc.property(fc.array(history, { maxLength: 30 }), fc.nat(90), fc.nat(30), (all, from, length) => {
      const cases = all.map(([after, picks]) => played(addDays(start, after), picks))
      const period = { from: addDays(start, from), through: addDays(start, from + length) }
      expect(imbalance(balanceOf(cases, period))).toBe(0)
    }),
  )
})
