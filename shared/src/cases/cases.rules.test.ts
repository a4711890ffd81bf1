import fc from 'fast-check'
import type { ActingPerson } from '../tasks/tasks.rules'
import { ROLE_GRANTS, type Permission, type Role } from '../accounts/permissions'
import {
  CASE_ACT_PERMISSIONS,
  caseActRefusal,
  caseActs,
  nextState,
  possibleActs,
  type CaseFacts,
} from './cases.rules'
import { CASE_ACTS, CASE_ENDS, CASE_STATES, isEnd, type CaseAct, type CaseState } from './cases.states'

const STATES = Object.keys(CASE_STATES) as CaseState[]
const ACTS = Object.keys(CASE_ACTS) as CaseAct[]

const facts = (set: Partial<CaseFacts> = {}): CaseFacts => ({
  state: 'received',
  regionId: 'region',
  orgId: 'org',
  reviewer: null,
  extended: false,
  openDeferrals: 0,
  certificate: true,
  ...set,
})
const official = (role: Role, id = 'p1', orgId = 'org') => {
  const grants: Partial<Record<Permission, string>> = ROLE_GRANTS[role]
  const person: ActingPerson = {
    id,
    orgId,
    reach: (permission) =>
      grants[permission] === undefined
        ? null
        : grants[permission] === 'region'
          ? { kind: 'region', regionId: 'region' }
          : { kind: 'orgs', orgIds: [orgId] },
  }
  return { kind: 'official', person } as const
}
const applicant = { kind: 'applicant' } as const
const system = { kind: 'system' } as const

describe('the acts of a case', () => {
  it.each(STATES)('from %s lead to states that exist, and nothing leads out of an end', (state) => {
    const acts = possibleActs(state)
    for (const act of acts) expect(STATES).toContain(nextState(facts({ state }), act))
    expect(acts.length === 0).toBe(isEnd(state))
  })

  it('from every state but the ends an end can be reached', () => {
    const ends = new Set<CaseState>(Object.keys(CASE_ENDS) as CaseState[])
    for (let grown = true; grown;) {
      const before = ends.size
      for (const state of STATES)
        if (possibleActs(state).some((act) => ends.has(nextState(facts({ state }), act)))) ends.add(state)
      grown = ends.size > before
    }
    expect(STATES.filter((state) => !ends.has(state))).toEqual([])
  })

  it.each(STATES)('in %s whatever the table lacks is refused with the state and the act', (state) => {
    for (const act of ACTS.filter((one) => !possibleActs(state).includes(one)))
      expect(caseActRefusal(facts({ state }), act, official('window'))).toEqual({
        code: 'case.state',
        details: { state: CASE_STATES[state], action: CASE_ACTS[act] },
      })
  })

  it.each(ACTS)('%s is refused to who lacks its permission and to another unit', (act) => {
    const state = STATES.find((one) => possibleActs(one).includes(act)) ?? 'draft'
    const expected = { code: 'auth.forbidden' }
    expect(caseActRefusal(facts({ state }), act, official('handler'))).toMatchObject(expected)
    const role = { 'case.receive': 'window', 'case.review': 'reviewer', 'case.decide': 'decider' } as const
    const needed = role[CASE_ACT_PERMISSIONS[act]]
    expect(caseActRefusal(facts({ state }), act, official(needed))).toBeNull()
    expect(caseActRefusal(facts({ state }), act, official(needed, 'p1', 'other'))).toMatchObject(expected)
  })

  it('of an applicant are to submit, to correct and to withdraw before the decision', () => {
    const open = STATES.map((state) => [state, caseActs(facts({ state }), applicant)] as const)
    expect(Object.fromEntries(open.filter(([, acts]) => acts.length > 0))).toEqual({
      draft: ['submit'],
      received: ['withdraw'],
      correcting: ['correct', 'withdraw'],
      accepted: ['withdraw'],
      reviewing: ['withdraw'],
      special: ['withdraw'],
      deciding: ['withdraw'],
    })
  })

  it('of the clock are to accept and to end a procedure', () => {
    const open = STATES.flatMap((state) => caseActs(facts({ state }), system).map((act) => `${state} ${act}`))
    expect(open).toEqual(['received accept', 'special endSpecial'])
  })
})

describe('an act has its grounds', () => {
  it('only the person who took a case examines it', () => {
    const taken = facts({ state: 'reviewing', reviewer: { id: 'p2', name: '演示·审查二' } })
    expect(caseActRefusal(taken, 'sendUp', official('reviewer', 'p1'))).toEqual({
      code: 'case.not-reviewer',
      details: { reviewer: '演示·审查二' },
    })
    expect(caseActRefusal(taken, 'sendUp', official('reviewer', 'p2'))).toBeNull()
  })

  it.each(['grant', 'deny'] as const)('who examined a case does not %s it', (act) => {
    const sent = facts({ state: 'deciding', reviewer: { id: 'p1', name: '演示·审查一' } })
    expect(caseActRefusal(sent, act, official('decider', 'p1'))).toEqual({ code: 'case.same-person' })
    expect(caseActRefusal(sent, act, official('decider', 'p2'))).toBeNull()
  })

  it('a limit is extended once', () => {
    expect(
      caseActRefusal(facts({ state: 'reviewing', extended: true }), 'extend', official('reviewer')),
    ).toEqual({ code: 'case.extended' })
  })

  it('nothing is granted while 容缺 materials are owed, but it may be denied', () => {
    const owed = facts({ state: 'deciding', openDeferrals: 2 })
    expect(caseActRefusal(owed, 'grant', official('decider'))).toEqual({
      code: 'case.deferred',
      details: { count: 2 },
    })
    expect(caseActRefusal(owed, 'deny', official('decider'))).toBeNull()
  })

  it('a decision without a certificate goes past 制证', () => {
    expect(nextState({ state: 'deciding', certificate: false }, 'grant')).toBe('delivering')
    expect(nextState({ state: 'deciding', certificate: true }, 'grant')).toBe('making')
  })
})

it('random histories play only acts that are allowed and end for good', () => {
  const actors = [
    official('window', 'w'),
    official('reviewer', 'r'),
    official('decider', 'd'),
    applicant,
    system,
  ]
  fc.assert(
    fc.property(fc.array(fc.nat(999), { maxLength: 60 }), fc.boolean(), (picks, certificate) => {
      let now = facts({ state: 'draft', certificate })
      let ended = false
      for (const pick of picks) {
        const open = actors.flatMap((actor) => caseActs(now, actor).map((act) => ({ act, actor })))
        const chosen = open[pick % Math.max(1, open.length)]
        expect(open.length === 0).toBe(isEnd(now.state))
        if (!chosen) break
        expect(ended).toBe(false)
        now = {
          ...now,
          state: nextState(now, chosen.act),
          extended: now.extended || chosen.act === 'extend',
        }
        ended = isEnd(now.state)
      }
    }),
  )
})
