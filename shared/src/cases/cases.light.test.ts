import { caseLight, SOON_WORKDAYS } from './cases.light'
import { CASE_ENDS, CASE_STATES, type CaseEnd, type CaseState } from './cases.states'

const STATES = Object.keys(CASE_STATES) as CaseState[]
const running = { state: 'reviewing' as const, paused: false }

it('turns yellow two working days before the last day, and red after it', () => {
  const lights = [SOON_WORKDAYS + 1, SOON_WORKDAYS, 0, -1].map((remaining) =>
    caseLight({ ...running, remaining }),
  )
  expect(lights).toEqual(['green', 'yellow', 'yellow', 'red'])
})

it('is grey while a procedure stops the clock, even past the day', () => {
  expect(caseLight({ state: 'special', paused: true, remaining: -3 })).toBe('grey')
})

it.each(STATES)('says nothing of %s where no clock runs', (state) => {
  expect(caseLight({ state, paused: false, remaining: null })).toBeNull()
})

it.each(Object.keys(CASE_ENDS) as CaseEnd[])('says nothing of a case that is over: %s', (state) => {
  expect(caseLight({ state, paused: false, remaining: -5 })).toBeNull()
})
