import { ROLES, scopeOf, type Role } from '../accounts/permissions'
import type { ActingPerson } from '../tasks/tasks.rules'
import {
  bulletinActs,
  bulletinNo,
  bulletinRefusal,
  nextBulletinState,
  type BulletinFacts,
} from './bulletins.rules'
import {
  BULLETIN_ACTS,
  BULLETIN_KINDS,
  BULLETIN_STATE_ACTS,
  BULLETIN_STATES,
  type BulletinAct,
  type BulletinKind,
  type BulletinState,
} from './bulletins.states'

const states = Object.keys(BULLETIN_STATES) as BulletinState[]
const acts = Object.keys(BULLETIN_ACTS) as BulletinAct[]

const facts = (more: Partial<BulletinFacts> = {}): BulletinFacts => ({
  ...{ state: 'draft', regionId: 'region', draftedById: 'drafter', lead: '总体平稳。' },
  ...more,
})
const personOf = (role: Role, id = 'somebody'): ActingPerson => ({
  ...{ id, orgId: 'office' },
  reach: (permission) => {
    const kind = scopeOf([role], permission)
    return kind === null ? null : { kind: 'region', regionId: 'region' }
  },
})

const WHO: Record<BulletinAct, readonly Role[]> = {
  edit: ['supervisor', 'supervisionHead'],
  refresh: ['supervisor', 'supervisionHead'],
  issue: ['supervisionHead'],
  withdraw: ['supervisionHead'],
  discard: ['supervisor', 'supervisionHead'],
}

describe.each(states)('in state %s', (state) => {
  it.each(ROLES)('a %s does what the table says', (role) => {
    const told = acts.filter((act) => act in BULLETIN_STATE_ACTS[state] && WHO[act].includes(role))
    expect(bulletinActs(facts({ state }), personOf(role))).toEqual(told)
  })

  it('leads where the table says, and nowhere from another region', () => {
    const leads: Partial<Record<BulletinAct, BulletinState>> = BULLETIN_STATE_ACTS[state]
    for (const act of acts) expect(nextBulletinState(state, act)).toBe(leads[act] ?? state)
    const far = facts({ state, regionId: 'elsewhere' })
    expect(bulletinActs(far, personOf('supervisionHead'))).toEqual([])
  })
})

it('is issued by another person than who drafted it, and not without 总体情况', () => {
  const issue = (more: Partial<BulletinFacts>) =>
    bulletinRefusal('issue', facts(more), personOf('supervisionHead', 'drafter'))?.code ?? null
  expect(issue({})).toBe('bulletin.own')
  expect(issue({ draftedById: 'other' })).toBeNull()
  expect(issue({ draftedById: null })).toBeNull()
  expect(issue({ draftedById: null, lead: ' \n' })).toBe('bulletin.empty')
})

it('numbers each kind by itself', () => {
  const kinds = Object.keys(BULLETIN_KINDS) as BulletinKind[]
  expect(kinds.map((kind) => bulletinNo('演督', kind, 2026, 3))).toEqual([
    '演督周〔2026〕3号',
    '演督月〔2026〕3号',
    '演督专〔2026〕3号',
  ])
})
