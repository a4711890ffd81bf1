import { creditCodeProblem, idNumberProblem } from '@mingdu/shared/kernel/identity'
import { plainDate } from '@mingdu/shared/kernel/plain-date'
import { CASE_STATES } from '@mingdu/shared/cases/cases.states'
import { DEMO_CASES } from './demo.cases'
import { DEMO_GUIDES } from './demo.guides'
import { DEMO_JOINT } from './demo.joint'
import { DEMO_PEOPLE } from './demo.people'
import { DEMO_SAID } from './demo.thread'

const TODAY = plainDate('2026-11-27')

it('shows every state that a case can be in', () => {
  const states = Object.keys(CASE_STATES).filter((state) => state !== 'draft')
  const shown = new Set<string>(DEMO_CASES.map(({ state }) => state))
  expect(states.filter((state) => !shown.has(state))).toEqual([])
})

it('has applicants whose numbers pass their checks, each once', () => {
  const ids = DEMO_CASES.map(({ applicant: { kind, idNumber } }) => [
    idNumber,
    kind === 'person' ? idNumberProblem(idNumber, TODAY) : creditCodeProblem(idNumber),
  ])
  expect(ids.filter(([, problem]) => problem !== null)).toEqual([])
  expect(new Set(ids.map(([id]) => id)).size).toBe(DEMO_CASES.length)
})

it('rests on guides, materials and people of the demonstration, its acts in the order of time', () => {
  const people = new Set(DEMO_PEOPLE.map(({ employeeNo }) => employeeNo))
  for (const one of DEMO_CASES) {
    const guide = DEMO_GUIDES.find(({ content }) => content.title === one.guide)
    const keys = (guide?.content.materials ?? []).map(({ key }) => key)
    expect(keys).toEqual(expect.arrayContaining(Object.keys(one.given ?? {})))
    expect(people.has(`chuangkou${one.office}`)).toBe(true)
    const days = [one.received, ...one.acts.map(({ ago }) => ago)]
    expect(days).toEqual([...days].sort((a, b) => b - a))
  }
})

const caseOf = (idNumber: string) => DEMO_CASES.find(({ applicant }) => applicant.idNumber === idNumber)
const orgOf = (employeeNo: string) => DEMO_PEOPLE.find((one) => one.employeeNo === employeeNo)?.org

it('asks other units for a case while it is examined, one of which has answered', () => {
  const steps = DEMO_JOINT.flatMap((joint) => joint.steps.map((step) => ({ ...step, joint })))
  for (const { org, answered, joint } of steps) {
    const its = caseOf(joint.of.idNumber)
    expect(joint.by).toBe(`shencha${its?.office ?? ''}`)
    expect(its?.acts.find(({ act }) => act === 'startReview')?.ago).toBeGreaterThan(joint.ago)
    expect(its?.state).toBe('reviewing')
    expect(org).not.toBe(orgOf(joint.by))
    if (answered) expect([orgOf(answered.by), answered.ago < joint.ago]).toEqual([org, true])
  }
  expect(steps.map(({ answered }) => answered !== undefined).sort()).toEqual([false, true])
})

it('has a thread in which a question is answered and one still waits', () => {
  expect(DEMO_SAID.map(({ by }) => by === null)).toEqual([true, false, true])
  expect(new Set(DEMO_SAID.map(({ of }) => of.idNumber)).size).toBe(1)
  expect(DEMO_SAID.map(({ ago }) => ago)).toEqual([2, 1, 0])
  const office = caseOf(DEMO_SAID[0]?.of.idNumber ?? '')?.office ?? ''
  expect(DEMO_SAID[1]?.by).toBe(`chuangkou${office}`)
})
