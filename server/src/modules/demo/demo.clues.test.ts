import { pinProblem } from '@mingdu/shared/clues/clues.rules'
import { CLUE_IDENTITIES, CLUE_KINDS, CLUE_STATES } from '@mingdu/shared/clues/clues.states'
import { DEMO_CLUES } from './demo.clues'
import { DEMO_PIN } from './demo.clues.play'
import { DEMO_ORGS, DEMO_PEOPLE } from './demo.people'

it('shows every kind, identity and state, one of them anonymous and one about 区水务局', () => {
  const shown = (of: 'kind' | 'identity' | 'state') => new Set<string>(DEMO_CLUES.map((clue) => clue[of]))
  expect(Object.keys(CLUE_KINDS).filter((kind) => !shown('kind').has(kind))).toEqual([])
  expect(Object.keys(CLUE_IDENTITIES).filter((one) => !shown('identity').has(one))).toEqual([])
  expect(Object.keys(CLUE_STATES).filter((state) => !shown('state').has(state))).toEqual([])
  expect(DEMO_CLUES.some(({ about, identity }) => about.includes('shuiwu') && identity === 'sealed')).toBe(
    true,
  )
  expect(pinProblem(DEMO_PIN)).toBeNull()
})

it('names units, people and clues of the demonstration, its acts in the order of time', () => {
  const orgs = new Set(DEMO_ORGS.map(({ key }) => key))
  const people = new Set(DEMO_PEOPLE.map(({ employeeNo }) => employeeNo))
  const keys = new Set(DEMO_CLUES.map(({ key }) => key))
  expect(keys.size).toBe(DEMO_CLUES.length)
  for (const { about, steps, ago } of DEMO_CLUES) {
    expect(about.filter((key) => !orgs.has(key))).toEqual([])
    const days = [ago, ...steps.map((step) => step.ago)]
    expect(days).toEqual([...days].sort((a, b) => b - a))
    for (const { by, act } of steps) {
      expect(people.has(by)).toBe(true)
      if (act.path === 'merger') expect(keys.has(act.into)).toBe(true)
      if (act.path === 'dispatch') expect(orgs.has(act.org)).toBe(true)
    }
  }
})

it('gives no clue to whom it is about', () => {
  for (const { about, steps } of DEMO_CLUES)
    for (const { act } of steps) {
      if (act.path === 'dispatch') expect(about).not.toContain(act.org)
      if (act.path === 'matter') expect(about).not.toContain(act.lead)
    }
})
