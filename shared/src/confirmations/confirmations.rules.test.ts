import fc from 'fast-check'
import { plainDate } from '../kernel/plain-date'
import type { VerifyMethod } from '../tasks/tasks.states'
import {
  answerRefusal,
  confirmationRefusal,
  isOver,
  lastDayOf,
  outcomeOf,
  roundsAfter,
  stateAfterAct,
  tallyOf,
  tallyText,
  unconfirmedRefusal,
} from './confirmations.rules'
import {
  AFTER_STOPPED,
  CONFIRMATION_ACTS,
  CONFIRMATION_ANSWERS,
  CONFIRMATION_ROUNDS,
  CONFIRMATION_STATES,
  type ConfirmationAct,
  type ConfirmationAnswer,
  type ConfirmationOutcome,
  type ConfirmationState,
} from './confirmations.states'

const RULES = {
  ...{ confirmationDays: 7, confirmationUnsolvedPercent: 20, confirmationLeastAnswers: 3 },
  ...{ lookBackFirstDays: 30, lookBackSecondDays: 90 },
}
const acts = Object.keys(CONFIRMATION_ACTS) as ConfirmationAct[]
const states = Object.keys(CONFIRMATION_STATES) as ConfirmationState[]
const ENDS: readonly ConfirmationState[] = ['passed', 'few', 'stopped', 'void']
const answers = fc.array(
  fc.constantFrom(null, ...(Object.keys(CONFIRMATION_ANSWERS) as ConfirmationAnswer[])),
  { maxLength: 60 },
)
/** So many of each, and so many who said nothing. */
const said = (solved: number, half: number, unsolved: number, silent = 0) =>
  tallyOf([
    ...Array.from({ length: solved }, () => 'solved' as const),
    ...Array.from({ length: half }, () => 'half' as const),
    ...Array.from({ length: unsolved }, () => 'unsolved' as const),
    ...Array.from({ length: silent }, () => null),
  ])

it('allows in every state exactly the acts of the table, and leaves no end', () => {
  const outcomes: ConfirmationOutcome[] = ['passed', 'few', 'stopped']
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...acts), { maxLength: 12 }),
      fc.constantFrom(...outcomes),
      (walk, outcome) => {
        let state: ConfirmationState = 'planned'
        for (const act of walk) {
          if (ENDS.includes(state)) expect(confirmationRefusal(act, state)?.code).toBe('confirmation.state')
          if (confirmationRefusal(act, state) !== null) {
            expect(() => stateAfterAct(act, state, outcome)).toThrow(act)
            continue
          }
          state = stateAfterAct(act, state, outcome)
        }
        expect(states).toContain(state)
      },
    ),
  )
})

it('names the state in a refusal', () => {
  expect(confirmationRefusal('answer', 'stopped')).toEqual({
    ...{ code: 'confirmation.state', details: { state: '群众不认可', action: '回答' } },
  })
})

it('counts everybody asked once, and silence for nothing', () => {
  fc.assert(
    fc.property(answers, (all) => {
      const tally = tallyOf(all)
      expect(tally.asked).toBe(all.length)
      expect(tally.answered).toBe(all.filter((one) => one !== null).length)
      expect(tally.solved + tally.half + tally.unsolved).toBe(tally.answered)
      expect(outcomeOf(tallyOf([...all, null]), { ...RULES, confirmationLeastAnswers: 0 })).toBe(
        outcomeOf(tally, { ...RULES, confirmationLeastAnswers: 0 }),
      )
    }),
  )
})

it.each([
  [said(8, 0, 2), 'passed'],
  [said(79, 0, 21), 'stopped'],
  [said(0, 10, 0), 'passed'],
  [said(0, 0, 3), 'stopped'],
  [said(2, 0, 0, 8), 'few'],
  [said(0, 0, 2, 8), 'few'],
  [said(0, 0, 1), 'stopped'],
  [said(2, 0, 0), 'passed'],
  [said(0, 0, 0, 5), 'few'],
  [said(0, 0, 0), 'few'],
] as const)('comes with %j to %s', (tally, outcome) => {
  expect(outcomeOf(tally, RULES)).toBe(outcome)
})

it('stops no more by one 没解决 less', () => {
  fc.assert(
    fc.property(fc.nat(40), fc.nat(40), fc.integer({ min: 1, max: 40 }), (solved, half, unsolved) => {
      const before = outcomeOf(said(solved, half, unsolved), RULES)
      const after = outcomeOf(said(solved + 1, half, unsolved - 1), RULES)
      expect(before !== 'passed' || after === 'passed').toBe(true)
    }),
  )
})

it('is over after its last day, or when everybody has answered', () => {
  const until = lastDayOf(plainDate('2026-11-09'), RULES)
  expect(until).toBe(plainDate('2026-11-15'))
  expect(isOver(said(1, 0, 0, 1), until, until)).toBe(false)
  expect(isOver(said(1, 0, 0, 1), until, plainDate('2026-11-16'))).toBe(true)
  expect(isOver(said(2, 0, 0), until, plainDate('2026-11-09'))).toBe(true)
  expect(isOver(said(0, 0, 0), until, plainDate('2026-11-09'))).toBe(false)
})

it('takes an answer, and another one, on its days alone', () => {
  const round = { state: 'asking' as const, until: plainDate('2026-11-15') }
  expect(answerRefusal(round, plainDate('2026-11-15'))).toBeNull()
  expect(answerRefusal(round, plainDate('2026-11-16'))?.code).toBe('confirmation.over')
  for (const state of states.filter((one) => one !== 'asking'))
    expect(answerRefusal({ ...round, state }, plainDate('2026-11-10'))?.code).toBe('confirmation.state')
})

it('asks again as late as 回头看 does', () => {
  expect(roundsAfter(plainDate('2026-11-09'), RULES)).toEqual([
    { round: 'first', opensOn: plainDate('2026-12-09') },
    { round: 'second', opensOn: plainDate('2027-02-07') },
  ])
})

describe('before 销号', () => {
  const closing = (state: ConfirmationState) => ({
    ...{ state, until: plainDate('2026-11-15'), tally: said(1, 0, 2, 7) },
  })
  const refusal = (state: ConfirmationState, method: VerifyMethod | null = 'paper') =>
    unconfirmedRefusal({ touchesPeople: true, closing: closing(state), method })?.code ?? null

  it('keeps back what touches people until they were asked, in every state', () => {
    expect(Object.fromEntries(states.map((state) => [state, refusal(state)]))).toEqual({
      ...{ planned: 'confirmation.missing', asking: 'confirmation.open', passed: null },
      ...{ few: 'confirmation.few', stopped: 'confirmation.unsolved', void: 'confirmation.missing' },
    })
    expect(unconfirmedRefusal({ touchesPeople: true, closing: null, method: null })?.code).toBe(
      'confirmation.missing',
    )
  })

  it('asks nothing of what touches nobody', () => {
    for (const state of states)
      expect(unconfirmedRefusal({ touchesPeople: false, closing: closing(state), method: null })).toBeNull()
  })

  it('takes a visit or a call for answers that did not come, but not for what people denied', () => {
    for (const method of ['onSite', 'covert', 'callBack'] as const) {
      expect(refusal('few', method)).toBeNull()
      expect(refusal('stopped', method)).toBe('confirmation.unsolved')
    }
    expect(refusal('few', null)).toBe('confirmation.few')
  })
})

it('leads a later 没解决 to a 回头看, whose 反弹 reopens the number', () => {
  expect(AFTER_STOPPED).toEqual({ closing: 'sendBack', first: 'lookBack', second: 'lookBack' })
  expect(Object.keys(AFTER_STOPPED)).toEqual(Object.keys(CONFIRMATION_ROUNDS))
})

it('says numbers and nobody', () => {
  expect(tallyText('closing', said(8, 1, 1, 2))).toBe(
    '销号前：已解决 8，解决一半 1，没解决 1（共 12 人，10 人回答）',
  )
})
