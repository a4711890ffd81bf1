import { PERMISSIONS, ROLES, ROLE_GRANTS, scopeOf, type Permission, type Role } from '../accounts/permissions'
import { DELEGABLE } from './delegable.table'
import {
  actingName,
  DELEGATION_MAX_DAYS,
  delegationActs,
  delegationRefusal,
  effective,
  inOwnName,
  nextDelegationState,
  offerable,
  offerRefusal,
  permissionRefusal,
  phaseOf,
  PRINCIPAL_ROLES,
  type DelegationPerson,
} from './delegations.rules'
import {
  DELEGATION_ACTS,
  DELEGATION_STATE_ACTS,
  DELEGATION_STATES,
  type DelegationAct,
  type DelegationState,
} from './delegations.states'

const ALL = Object.keys(PERMISSIONS) as Permission[]
const OFFICE = 'office'
const NOW = Date.parse('2026-11-25T06:32:00.000Z')
const DAY = 86_400_000
const week = { from: NOW, until: NOW + 7 * DAY, now: NOW }

function person(role: Role, more: Partial<DelegationPerson> = {}): DelegationPerson {
  return {
    ...{ id: role, roles: [role], orgId: OFFICE, regionId: 'r', active: true, subtree: [OFFICE, 'below'] },
    ...more,
  }
}

describe('every permission × every role', () => {
  const pairs = ROLES.flatMap((role) => ALL.map((permission) => [role, permission] as const))

  it.each(pairs)('%s lets a colleague do %s only as the table says', (role, permission) => {
    const principal = person(role)
    const twin = person(role, { id: 'twin' })
    const stranger = person('handler', { id: 'stranger', orgId: 'elsewhere' })
    const held = scopeOf([role], permission) !== null
    const kind = DELEGABLE[permission]
    const free = held && (kind === 'colleague' || kind === 'holder')
    expect(permissionRefusal(permission, principal, twin) === null).toBe(free)
    expect(permissionRefusal(permission, principal, stranger)).not.toBeNull()
    expect(offerable([role]).includes(permission)).toBe(free)
  })

  it.each(pairs)(
    '%s gets what they do not hold themselves for %s only where a colleague may',
    (role, permission) => {
      const holder = ROLES.find((one) => scopeOf([one], permission) !== null && PRINCIPAL_ROLES.includes(one))
      if (!holder) return expect(['none', 'along']).toContain(DELEGABLE[permission])
      const delegate = person(role, { id: 'delegate' })
      const may = permissionRefusal(permission, person(holder), delegate) === null
      const kind = DELEGABLE[permission]
      const own = scopeOf([role], permission) !== null
      expect(may).toBe(kind === 'colleague' || (kind === 'holder' && own))
    },
  )
})

it('delegates nothing of those who keep the system, and nothing to them', () => {
  for (const admin of ['systemAdmin', 'securityAdmin', 'auditAdmin'] as const) {
    expect(offerable([admin])).toEqual([])
    for (const [principal, delegate] of [
      [person('head'), person(admin)],
      [person(admin), person('head')],
    ] as const) {
      expect(offerRefusal({ ...week, permissions: [] }, principal, delegate)?.code).toBe('delegation.admin')
      expect(effective(['task.sign'], principal, delegate)).toEqual([])
    }
  }
})

it('gives nobody more than their principal holds, whatever was stated', () => {
  for (const role of PRINCIPAL_ROLES) {
    const given = effective(ALL, person(role), person('supervisionHead', { id: 'delegate' }))
    const held = Object.keys(ROLE_GRANTS[role])
    expect(given.filter((permission) => !held.includes(permission))).toEqual([])
    expect(given.some((permission) => ['self', 'none'].includes(DELEGABLE[permission]))).toBe(false)
  }
})

it('lets reading go along with an act, and gives nothing when no act is left', () => {
  const given = effective(['task.sign'], person('head'), person('handler', { id: 'd' }))
  expect(given).toEqual(expect.arrayContaining(['task.sign', 'task.read', 'matter.read']))
  expect(given).not.toContain('task.report')
  expect(effective(['task.sign'], person('head', { roles: [] }), person('handler', { id: 'd' }))).toEqual([])
  expect(effective(['matter.read'], person('head'), person('handler', { id: 'd' }))).toEqual([])
  expect(effective(['task.sign'], person('head'), person('handler', { id: 'd', active: false }))).toEqual([])
})

describe('how far away a delegate may be', () => {
  it.each([
    ['head', 'task.sign', person('handler', { id: 'd', orgId: 'below' }), null],
    ['head', 'task.sign', person('handler', { id: 'd', orgId: 'other' }), 'delegation.too-far'],
    ['handler', 'task.sign', person('handler', { id: 'd', orgId: 'below' }), 'delegation.too-far'],
    ['leader', 'task.urge', person('handler', { id: 'd', orgId: 'below' }), 'delegation.too-far'],
    ['leader', 'task.urge', person('supervisionHead', { id: 'd', orgId: 'other' }), null],
    ['leader', 'task.extendLong', person('supervisionHead', { id: 'd' }), 'delegation.not-holder'],
    ['leader', 'matter.approveClose', person('supervisionHead', { id: 'd', orgId: 'other' }), null],
    ['supervisor', 'report.verify', person('handler', { id: 'd' }), 'delegation.not-holder'],
    ['supervisionHead', 'card.issueTask', person('supervisionHead', { id: 'd' }), 'delegation.not-delegable'],
    ['handler', 'matter.approve', person('supervisor', { id: 'd' }), 'delegation.not-held'],
  ] as const)('%s %s', (role, permission, delegate, code) => {
    expect(permissionRefusal(permission, person(role), delegate)?.code ?? null).toBe(code)
  })
})

describe('offerRefusal', () => {
  const two = [person('head'), person('handler', { id: 'd' })] as const
  const offer = (more: Partial<typeof week>) =>
    offerRefusal({ ...week, permissions: ['task.sign'], ...more }, ...two)?.code ?? null

  it('takes what is right', () => expect(offer({})).toBeNull())
  it.each([
    ['from after until', { from: NOW + 8 * DAY }],
    ['nothing left of it', { from: NOW - 9 * DAY, until: NOW - DAY }],
    ['too long', { until: NOW + (DELEGATION_MAX_DAYS + 1) * DAY }],
  ])('refuses a period with %s', (_, more) => expect(offer(more)).toBe('delegation.period'))

  it('refuses oneself, the disabled and people of another region', () => {
    const code = (delegate: DelegationPerson) =>
      offerRefusal({ ...week, permissions: ['task.sign'] }, two[0], delegate)?.code
    expect(code(two[0])).toBe('delegation.self')
    expect(code(person('handler', { id: 'd', active: false }))).toBe('delegation.who')
    expect(code(person('handler', { id: 'd', regionId: 'x' }))).toBe('delegation.who')
  })
})

describe('every act in every state', () => {
  const states = Object.keys(DELEGATION_STATES) as DelegationState[]
  const acts = Object.keys(DELEGATION_ACTS) as DelegationAct[]
  const facts = (state: DelegationState) => ({ state, principalId: 'p', delegateId: 'd', ...week })

  it.each(states.flatMap((state) => acts.map((act) => [state, act] as const)))('%s %s', (state, act) => {
    const who = act === 'revoke' ? 'p' : 'd'
    const possible = act in DELEGATION_STATE_ACTS[state]
    expect(delegationRefusal(act, facts(state), who, NOW) === null).toBe(possible)
    for (const other of ['p', 'd', 'x'].filter((id) => id !== who))
      expect(delegationRefusal(act, facts(state), other, NOW)?.code).toBe('delegation.not-yours')
    if (!possible) expect(nextDelegationState(state, act)).toBe(state)
    else expect(nextDelegationState(state, act)).not.toBe(state)
  })

  it('ends by itself: nothing is left to do, and what was not accepted lapses', () => {
    for (const state of states) {
      expect(delegationActs(facts(state), 'p', week.until)).toEqual([])
      expect(delegationActs(facts(state), 'd', week.until)).toEqual([])
    }
    expect(phaseOf(facts('accepted'), week.until)).toBe('ended')
    expect(phaseOf(facts('accepted'), week.until - 1)).toBe('running')
    expect(phaseOf(facts('accepted'), week.from - 1)).toBe('coming')
    expect(phaseOf(facts('offered'), week.until)).toBe('lapsed')
    expect(phaseOf(facts('revoked'), NOW)).toBe('revoked')
  })
})

it('names both people, and knows what is one’s own', () => {
  expect(actingName('督查员二', '督查室主任')).toBe('督查员二（代 督查室主任）')
  expect(inOwnName('delegations.give')).toBe(true)
  expect(inOwnName('accounts.changePassword')).toBe(true)
  expect(inOwnName('tasks.sign')).toBe(false)
})
