import fc from 'fast-check'
import { NATIONAL_CALENDAR as calendar } from '../kernel/calendar-data'
import { addDays, plainDate } from '../kernel/plain-date'
import { imbalance } from './cases.balance'
import {
  caseCounts,
  eventDayProblem,
  isEnteredLate,
  minusCounts,
  recountedTally,
  sumCounts,
  tallyOf,
  type CaseCountFacts,
  type CaseCounts,
  type DayCounts,
} from './cases.rollups'
import { CASE_ENDS, type CaseEnd } from './cases.states'

const START = plainDate('2026-03-02')
const at = (n: number) => addDays(START, n)
const facts = (set: Partial<CaseCountFacts> = {}): CaseCountFacts => ({
  ...{ receivedOn: at(0), enteredOn: at(0), enteredLate: false, ended: null },
  ...{ decideBy: at(10), decidedOn: null, denied: false, netDays: 0 },
  ...set,
})
const countsOf = (set: Partial<CaseCountFacts>) =>
  caseCounts(facts(set)).map(({ day, counts }) => [day, counts])

describe('what a case counts for', () => {
  it.each<[string, Partial<CaseCountFacts>, [number, CaseCounts][]]>([
    [
      'open',
      {},
      [
        [0, { received: 1, entered: 1 }],
        [10, { dueOpen: 1 }],
      ],
    ],
    ['not accepted yet', { decideBy: null }, [[0, { received: 1, entered: 1 }]]],
    [
      'decided early and not delivered yet',
      { decidedOn: at(4), netDays: 3 },
      [
        [0, { received: 1, entered: 1 }],
        [10, { dueInTime: 1 }],
        [4, { decided: 1, grossDays: 4, netDays: 3, decidedInTime: 1, early: 1 }],
      ],
    ],
    [
      'decided on its last day, entered late, and delivered',
      {
        decidedOn: at(10),
        netDays: 7,
        enteredOn: at(3),
        enteredLate: true,
        ended: { on: at(12), as: 'completed' },
      },
      [
        [0, { received: 1 }],
        [3, { entered: 1, enteredLate: 1 }],
        [12, { completed: 1, endedDecided: 1, endedDays: 10 }],
        [10, { dueInTime: 1, decided: 1, grossDays: 10, netDays: 7, decidedInTime: 1 }],
      ],
    ],
    [
      'decided late',
      { decidedOn: at(11), netDays: 8 },
      [
        [0, { received: 1, entered: 1 }],
        [10, { dueLate: 1 }],
        [11, { decided: 1, grossDays: 11, netDays: 8 }],
      ],
    ],
    [
      'denied and delivered',
      { decideBy: null, decidedOn: at(2), denied: true, ended: { on: at(3), as: 'completed' } },
      [
        [0, { received: 1, entered: 1 }],
        [3, { completed: 1, endedTurnedDown: 1, endedDecided: 1, endedDays: 2 }],
      ],
    ],
    [
      'not accepted at all',
      { decideBy: null, ended: { on: at(1), as: 'refused' } },
      [
        [0, { received: 1, entered: 1 }],
        [1, { refused: 1, endedTurnedDown: 1 }],
      ],
    ],
    [
      'terminated before its last day',
      { ended: { on: at(5), as: 'terminated' } },
      [
        [0, { received: 1, entered: 1 }],
        [5, { terminated: 1 }],
        [10, { dueInTime: 1 }],
      ],
    ],
    [
      'withdrawn',
      { ended: { on: at(5), as: 'withdrawn' } },
      [
        [0, { received: 1, entered: 1 }],
        [5, { withdrawn: 1 }],
      ],
    ],
  ])('%s', (_what, set, days) => {
    expect(countsOf(set)).toEqual(days.map(([n, counts]) => [at(n), counts]))
  })
})

const option = <T>(some: fc.Arbitrary<T>) => fc.option(some, { nil: null })
const history: fc.Arbitrary<CaseCountFacts> = fc
  .record({
    received: fc.nat(60),
    entered: fc.nat(5),
    late: fc.boolean(),
    limit: option(fc.nat(30)),
    decided: option(fc.nat(40)),
    end: option(fc.tuple(fc.nat(20), fc.constantFrom(...(Object.keys(CASE_ENDS) as CaseEnd[])))),
  })
  .map(({ received, entered, late, limit, decided, end }) => {
    // 办结 follows a decision, and nothing but 办结 does
    const decidedOn = end === null ? decided : end[1] === 'completed' ? (decided ?? 0) : null
    const endedAfter = (decidedOn ?? 0) + (end?.[0] ?? 0)
    return facts({
      ...{ receivedOn: at(received), enteredOn: at(received + entered), enteredLate: late },
      decideBy: limit === null ? null : at(received + limit),
      decidedOn: decidedOn === null ? null : at(received + decidedOn),
      netDays: decidedOn ?? 0,
      ended: end && { on: at(received + endedAfter), as: end[1] },
    })
  })

it('the days of all cases give the figures that a recount gives, and the balance holds', () => {
  fc.assert(
    fc.property(
      fc.array(history, { maxLength: 40 }),
      fc.nat(90),
      fc.nat(40),
      fc.nat(140),
      (all, first, length, todayAt) => {
        const period = { from: at(first), through: at(first + length) }
        const today = at(todayAt)
        const days = all.flatMap((one) => caseCounts(one))
        const inPeriod = days.filter(({ day }) => day >= period.from && day <= period.through)
        const before = sumCounts(days.filter(({ day }) => day < period.from).map(({ counts }) => counts))
        const tally = tallyOf(sumCounts(inPeriod.map((one) => seen(one, today))), before)
        expect(tally).toEqual(recountedTally(all, period, today))
        expect(imbalance(tally.balance)).toBe(0)
      },
    ),
  )
})

function seen({ day, counts }: DayCounts, today: string): CaseCounts {
  return day < today ? counts : { ...counts, dueOpen: 0 }
}

it('counts that come back to nothing leave nothing', () => {
  expect(minusCounts({ received: 2, entered: 1 }, { received: 2, dueOpen: 1 })).toEqual({
    entered: 1,
    dueOpen: -1,
  })
})

describe('the day an application came in', () => {
  it('is today or up to 60 days ago', () => {
    expect(eventDayProblem(at(1), at(0))).toBe('收件日期不能晚于今天')
    expect([eventDayProblem(at(0), at(0)), eventDayProblem(at(0), at(60))]).toEqual([null, null])
    expect(eventDayProblem(at(0), at(61))).toBe('收件日期最多早于今天 60 天')
  })

  it('makes an entry late after more than one working day', () => {
    // 2026-03-06 is a Friday
    expect([4, 7, 8].map((n) => isEnteredLate(at(4), at(n), calendar))).toEqual([false, false, true])
  })
})
