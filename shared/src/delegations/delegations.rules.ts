import {
  ADMIN_ROLES,
  permissionsOf,
  scopeOf,
  type Permission,
  type Role,
  type ScopeKind,
} from '../accounts/permissions'
import type { Refusal } from '../kernel/refusals'
import { DELEGABLE, OWN_FEATURES, type Delegable } from './delegable.table'
import {
  DELEGATION_ACTS,
  DELEGATION_PHASES,
  DELEGATION_STATE_ACTS,
  type DelegationAct,
  type DelegationPhase,
  type DelegationState,
} from './delegations.states'

/** A person as the rules of 授权代办 see one. */
export interface DelegationPerson {
  id: string
  roles: readonly Role[]
  orgId: string
  regionId: string
  active: boolean
  /** Their org and everything below it. */
  subtree: readonly string[]
}

/** What of a 授权代办 decides who may do what with it. Instants are milliseconds. */
export interface DelegationFacts {
  state: DelegationState
  principalId: string
  delegateId: string
  from: number
  until: number
}

/** Longer than this somebody else takes the office over. */
export const DELEGATION_MAX_DAYS = 90
const DAY = 86_400_000

/** Roles whose people may let others act for them. */
export const PRINCIPAL_ROLES: readonly Role[] = ['handler', 'head', 'supervisor', 'supervisionHead', 'leader']
const REGION_ROLES: readonly Role[] = ['supervisor', 'supervisionHead', 'leader']

/** What a person may delegate at all, in the order of the table: what they hold by their own roles. */
export function offerable(roles: readonly Role[]): Permission[] {
  return permissionsOf(roles).filter((permission) => CHOSEN.includes(DELEGABLE[permission]))
}

const CHOSEN: readonly Delegable[] = ['colleague', 'holder']

/** null when this permission may go from one to the other, else why not. */
export function permissionRefusal(
  permission: Permission,
  principal: DelegationPerson,
  delegate: DelegationPerson,
): Refusal | null {
  const held = scopeOf(principal.roles, permission)
  if (held === null) return { code: 'delegation.not-held' }
  const kind: Delegable = DELEGABLE[permission]
  if (!CHOSEN.includes(kind)) return { code: 'delegation.not-delegable' }
  if (kind === 'holder' && scopeOf(delegate.roles, permission) === null)
    return { code: 'delegation.not-holder' }
  return nearRefusal(held, principal, delegate)
}

/**
 * null when the one may let the other act for them, else why not. What the delegate was given by others is not asked
 * for: nobody passes on what was delegated to them.
 */
export function offerRefusal(
  {
    permissions,
    from,
    until,
    now,
  }: { permissions: readonly Permission[]; from: number; until: number; now: number },
  principal: DelegationPerson,
  delegate: DelegationPerson,
): Refusal | null {
  return (
    pairRefusal(principal, delegate) ??
    periodRefusal(from, until, now) ??
    permissions
      .map((one) => permissionRefusal(one, principal, delegate))
      .find((refusal) => refusal !== null) ??
    null
  )
}

/**
 * What the delegate may do in the principal's name now: what was stated, as far as the principal still holds it and the
 * delegate may still have it; reading goes along. Nothing when either left, or keeps the system.
 */
export function effective(
  permissions: readonly Permission[],
  principal: DelegationPerson,
  delegate: DelegationPerson,
): Permission[] {
  if (pairRefusal(principal, delegate)) return []
  const stated = permissions.filter((one) => permissionRefusal(one, principal, delegate) === null)
  if (stated.length === 0) return []
  return permissionsOf(principal.roles).filter((one) => DELEGABLE[one] === 'along' || stated.includes(one))
}

/** null when this person may do it now, else why not. */
export function delegationRefusal(
  act: DelegationAct,
  facts: DelegationFacts,
  personId: string,
  now: number,
): Refusal | null {
  const mine = OF_DELEGATE.includes(act) ? facts.delegateId : facts.principalId
  if (mine !== personId) return { code: 'delegation.not-yours', details: { action: DELEGATION_ACTS[act] } }
  const phase = phaseOf(facts, now)
  if (!(act in DELEGATION_STATE_ACTS[facts.state]) || phase === 'ended' || phase === 'lapsed')
    return {
      code: 'delegation.state',
      details: { state: DELEGATION_PHASES[phase], action: DELEGATION_ACTS[act] },
    }
  return null
}

const OF_DELEGATE: readonly DelegationAct[] = ['accept', 'decline', 'giveUp']

/** The acts open to this person now, in the order of the table. */
export function delegationActs(facts: DelegationFacts, personId: string, now: number): DelegationAct[] {
  const acts = Object.keys(DELEGATION_ACTS) as DelegationAct[]
  return acts.filter((act) => delegationRefusal(act, facts, personId, now) === null)
}

export function nextDelegationState(state: DelegationState, act: DelegationAct): DelegationState {
  const leads: Partial<Record<DelegationAct, DelegationState>> = DELEGATION_STATE_ACTS[state]
  return leads[act] ?? state
}

/** How it stands at a moment: accepted, it runs from its first instant until its last and ends by itself. */
export function phaseOf({ state, from, until }: DelegationFacts, now: number): DelegationPhase {
  if (state === 'offered') return now < until ? 'offered' : 'lapsed'
  if (state !== 'accepted') return state
  if (now < from) return 'coming'
  return now < until ? 'running' : 'ended'
}

/** Whether an endpoint is used in one's own name even while acting for somebody. */
export function inOwnName(endpointId: string): boolean {
  return OWN_FEATURES.includes(endpointId.slice(0, endpointId.indexOf('.')))
}

/** 演示·督查员二（代 演示·督查室主任） */
export function actingName(delegate: string, principal: string): string {
  return `${delegate}（代 ${principal}）`
}

function pairRefusal(principal: DelegationPerson, delegate: DelegationPerson): Refusal | null {
  if (principal.id === delegate.id) return { code: 'delegation.self' }
  if (!principal.active || !delegate.active || principal.regionId !== delegate.regionId)
    return { code: 'delegation.who' }
  // 三员分立: whoever keeps the system does no business, in nobody's name
  const admin = [...principal.roles, ...delegate.roles].some((role) => ADMIN_ROLES.includes(role))
  return admin ? { code: 'delegation.admin' } : null
}

function periodRefusal(from: number, until: number, now: number): Refusal | null {
  const fits = from < until && now < until && until - from <= DELEGATION_MAX_DAYS * DAY
  return fits ? null : { code: 'delegation.period', details: { days: DELEGATION_MAX_DAYS } }
}

/** The same office always; an office below where the principal answers for it; of the region only who supervises it. */
function nearRefusal(
  held: ScopeKind,
  principal: DelegationPerson,
  delegate: DelegationPerson,
): Refusal | null {
  if (principal.orgId === delegate.orgId) return null
  const near =
    held === 'subtree'
      ? principal.subtree.includes(delegate.orgId)
      : held === 'region' && delegate.roles.some((role) => REGION_ROLES.includes(role))
  return near ? null : { code: 'delegation.too-far' }
}
