import { ROLES, scopeOf, type Role } from '../accounts/permissions'
import type { ActingPerson } from '../tasks/tasks.rules'
import {
  instructionActs,
  instructionNo,
  instructionRefusal,
  nextInstructionState,
} from './instructions.rules'
import {
  INSTRUCTION_ACTS,
  INSTRUCTION_STATE_ACTS,
  INSTRUCTION_STATES,
  type InstructionAct,
  type InstructionState,
} from './instructions.states'

const states = Object.keys(INSTRUCTION_STATES) as InstructionState[]
const acts = Object.keys(INSTRUCTION_ACTS) as InstructionAct[]
const personOf = (role: Role, id = 'somebody'): ActingPerson => ({
  id,
  orgId: 'office',
  reach: (permission) => (scopeOf([role], permission) ? { kind: 'region', regionId: 'region' } : null),
})
const facts = (state: InstructionState) => ({ state, regionId: 'region', leaderId: 'leader' })

/** Who may do it where it is possible; only the leader who wrote it reads and writes again. */
const WHO: Record<InstructionAct, readonly Role[]> = {
  report: ['supervisor', 'supervisionHead'],
  markRead: ['leader'],
  repeat: ['leader'],
}

describe.each(states)('in state %s', (state) => {
  it.each(ROLES)('a %s does what the table says', (role) => {
    const person = personOf(role, role === 'leader' ? 'leader' : 'somebody')
    const told = acts.filter((act) => act in INSTRUCTION_STATE_ACTS[state] && WHO[act].includes(role))
    expect(instructionActs(facts(state), person)).toEqual(told)
  })

  it('leads where the table says', () => {
    const leads: Partial<Record<InstructionAct, InstructionState>> = INSTRUCTION_STATE_ACTS[state]
    for (const act of acts) expect(nextInstructionState(state, act)).toBe(leads[act] ?? state)
  })

  it('is closed to another leader and another region', () => {
    for (const act of acts.filter((one) => one in INSTRUCTION_STATE_ACTS[state] && one !== 'report'))
      expect(instructionRefusal(act, facts(state), personOf('leader', 'another'))?.code).toBe(
        'instruction.leader',
      )
    expect(instructionActs({ ...facts(state), regionId: 'elsewhere' }, personOf('leader', 'leader'))).toEqual(
      [],
    )
  })
})

it('is numbered by year', () => {
  expect(instructionNo('演督', 2026, 3)).toBe('演督批〔2026〕3号')
})
