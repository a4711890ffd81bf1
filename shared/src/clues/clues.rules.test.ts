import fc from 'fast-check'
import type { Permission } from '../accounts/permissions'
import {
  allowedClueActs,
  CLUE_ALLOWED,
  clueRefusal,
  pinProblem,
  rateClueRefusal,
  reopenRefusal,
  seesOpenings,
  urgeClueRefusal,
  type ClueAllowed,
  type ClueFacts,
  type CluePerson,
} from './clues.rules'
import { CLUE_STATES, nextClueState, type ClueAct, type ClueState } from './clues.states'

const STATES = Object.keys(CLUE_STATES) as ClueState[]
const ACTS = Object.keys(CLUE_ALLOWED) as ClueAllowed[]

const person = (id: string, org: string, held: Permission[]): CluePerson => ({
  ...{ id, deputyId: null, orgPath: ['region', org] },
  holds: (permission) => held.includes(permission),
  handles: (orgId) => held.includes('clue.handle') && orgId === org,
})
const PEOPLE = [
  person('supervisor', 'duchashi', ['clue.triage', 'clue.callBack', 'clue.unsealAsk']),
  person('chief', 'duchashi', ['clue.triage', 'clue.narrow', 'clue.callBack', 'clue.unseal']),
  person('handler', 'farm', ['clue.handle']),
  // holds more than anybody should, in the unit that has it
  person('both', 'farm', ['clue.handle', 'clue.callBack', 'clue.triage']),
  person('caller', 'hall', ['clue.callBack']),
  person('nobody', 'farm', []),
]
const facts = (state: ClueState, change: Partial<ClueFacts> = {}): ClueFacts => ({
  ...{ state, identity: 'sealed', matterId: null, triagedBy: ['supervisor'], handback: null, openings: [] },
  assignment: {
    ...{ orgId: 'farm', bodyId: 'farm', workedBy: ['handler'], designated: false, signed: true },
    returnUntil: 100,
  },
  ...change,
})

it('closes nothing that was called back by the unit that did it, whoever does what in whatever order', () => {
  const step = fc.record({ act: fc.constantFrom(...ACTS), who: fc.constantFrom(...PEOPLE), at: fc.nat(200) })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      let state: ClueState = 'received'
      for (const { act, who, at } of steps) {
        const clue = facts(state, state === 'received' ? { assignment: null } : {})
        if (clueRefusal(act, clue, who, at) !== null) continue
        expect(who.id).not.toBe('nobody')
        if (act === 'callBack') expect(who.orgPath).not.toContain('farm')
        if (act === 'giveBack') expect(at).toBeLessThanOrEqual(100)
        state = nextClueState(state, act as ClueAct) ?? state
      }
    }),
  )
})

it('offers nobody what it then refuses', () => {
  for (const state of STATES)
    for (const who of PEOPLE)
      for (const act of allowedClueActs(facts(state), who, 50))
        expect(clueRefusal(act, facts(state), who, 50)).toBeNull()
})

it('lets nobody without a permission do anything, in any state', () => {
  for (const state of STATES) expect(allowedClueActs(facts(state), person('x', 'farm', []), 0)).toEqual([])
})

it('is given back until the same time of the next working day, and never when 指定承办', () => {
  const [, , handler] = PEOPLE
  const refused = (change: Partial<NonNullable<ClueFacts['assignment']>>, now: number) => {
    const clue = facts('dispatched')
    return clueRefusal('giveBack', { ...clue, assignment: { ...clue.assignment!, ...change } }, handler!, now)
      ?.code
  }
  expect(refused({}, 100)).toBeUndefined()
  expect(refused({}, 101)).toBe('clue.back-late')
  expect(refused({ designated: true }, 0)).toBe('clue.designated')
})

it('lets the 督查室主任 take out whom it is about, once somebody else did 研判', () => {
  const [supervisor, chief] = PEOPLE
  const refused = (who: CluePerson | undefined, triagedBy: string[], state: ClueState = 'received') =>
    clueRefusal('narrow', facts(state, { triagedBy }), who!, 0)?.code
  expect(refused(chief, ['supervisor'])).toBeUndefined()
  expect(refused(chief, [])).toBe('clue.narrow-first')
  expect(refused(chief, ['supervisor', 'chief'])).toBe('clue.narrow-own')
  expect(refused({ ...chief!, deputyId: 'supervisor' }, ['supervisor'])).toBe('clue.narrow-own')
  expect(refused(supervisor, ['chief'])).toBe('clue.not-yours')
  expect(refused(chief, ['supervisor'], 'closed')).toBe('clue.state')
})

it('tells the unit that has a clue nothing of its seal', () => {
  expect(PEOPLE.map((who) => seesOpenings(who))).toEqual([true, true, false, true, false, false])
})

it('lets nobody decide what they asked for themselves', () => {
  const clue = facts('inHand', { openings: [{ askedBy: 'chief', state: 'asked' }] })
  expect(clueRefusal('decideOpening', clue, PEOPLE[1]!, 0)?.code).toBe('clue.opening-own')
  const own = facts('inHand', { openings: [{ askedBy: 'supervisor', state: 'asked' }] })
  expect(clueRefusal('decideOpening', own, PEOPLE[1]!, 0)).toBeNull()
  expect(clueRefusal('askOpening', facts('inHand', { identity: 'anonymous' }), PEOPLE[0]!, 0)?.code).toBe(
    'clue.not-sealed',
  )
})

it.each([
  ['482913', true],
  ['111111', false],
  ['123456', false],
  ['987654', false],
  ['135791', true],
  ['12345', false],
  ['12345a', false],
])('takes %s as a PIN: %s', (pin, good) => expect(pinProblem(pin) === null).toBe(good))

it('lets the sender urge what is open, rate what is over, and reopen it while they are not content', () => {
  for (const state of STATES) {
    const open = ['received', 'dispatched', 'givenBack', 'inHand', 'answered'].includes(state)
    expect(urgeClueRefusal({ state, lastUrgedAt: null }, 24, 0) === null).toBe(open)
    expect(rateClueRefusal({ state, rated: null }) === null).toBe(state === 'closed')
    const days = { today: '2026-11-25', until: '2026-11-30' }
    const over = state === 'closed' || state === 'declined'
    expect(reopenRefusal({ state, rated: null }, days) === null).toBe(over)
    expect(reopenRefusal({ state, rated: '3' }, days)).not.toBeNull()
    expect(reopenRefusal({ state, rated: '4' }, { ...days, today: '2026-12-01' })).not.toBeNull()
  }
  expect(urgeClueRefusal({ state: 'inHand', lastUrgedAt: 0 }, 24, 86_399_999)?.code).toBe('clue.urged')
  expect(urgeClueRefusal({ state: 'inHand', lastUrgedAt: 0 }, 24, 86_400_000)).toBeNull()
})
