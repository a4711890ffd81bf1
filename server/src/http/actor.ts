import {
  permissionsOf,
  scopeOf,
  type Permission,
  type Role,
  type ScopeKind,
} from '@mingdu/shared/accounts/permissions'
import type { Id } from '@mingdu/shared/kernel/ids'

/** The person behind a request. */
export interface Actor {
  id: Id
  name: string
  orgId: Id
  orgName: string
  /** Ids from the region down to the person's org, and of every org below it. */
  orgPath: readonly Id[]
  subtree: readonly Id[]
  regionId: Id
  roles: readonly Role[]
  permissions: ReadonlySet<Permission>
  sessionId: Id
  /** Citizens and other systems hold no role, belong to no unit, and reach nothing but what is made for them. */
  side: 'official' | 'citizen' | 'partner'
  channel: 'console' | 'miniapp'
  /** The 授权代办 this session was set to act under; whether it still runs is found out at each request. */
  hatId?: Id
  /** What the session acts under now; on the person themselves and on whom they act as. */
  hat?: Hat
  /** Of whoever acts in another's name: the person who really acts. The rest of the actor is the principal's. */
  self?: Actor
  reader: Reader
  /** As `Scope` says it, for every scope that is made of this actor; absent: none. */
  hidden?: readonly Id[]
}

/**
 * Who somebody is to a complaint: themselves and whoever they act for, with every unit each stands below, and those that
 * went up in one. What is kept from any of these is kept from them (信访工作条例 §30).
 */
export interface Reader {
  accountIds: readonly Id[]
  orgIds: readonly Id[]
}

/** A 授权代办 as it holds for a request. */
export interface Hat {
  delegationId: Id
  principal: { id: Id; name: string; orgName: string }
  /** Empty once it ended, was taken back, or the principal holds none of it any more. */
  permissions: readonly Permission[]
  until: Date
}

/**
 * How far a person sees, a required argument of every list and read:
 * `own` is what they handle or what waits unhandled in their org; `orgs` whole orgs; `region` and `all` the rest.
 * `hidden` are the ids of matters that came from a clue about the reader, and of their tasks; absent: none.
 */
export type Scope = (
  | { kind: 'own'; accountId: Id; orgId: Id }
  | { kind: 'orgs'; orgIds: readonly Id[] }
  | { kind: 'region'; regionId: Id }
  | { kind: 'all' }
) & { hidden?: readonly Id[] }

/** On which side a person stands; no other system reaches what asks. */
export function personSide({ side }: Pick<Actor, 'side'>): 'official' | 'citizen' {
  return side === 'citizen' ? 'citizen' : 'official'
}

/** The actor's scope for one permission; null when they do not hold it. */
export function scopeFor(actor: Actor, permission: Permission): Scope | null {
  const kind = actor.permissions.has(permission) ? scopeOf(actor.roles, permission) : null
  if (kind === null) return null
  const scopes: Record<ScopeKind, Scope> = {
    own: { kind: 'own', accountId: actor.id, orgId: actor.orgId },
    org: { kind: 'orgs', orgIds: [actor.orgId] },
    subtree: { kind: 'orgs', orgIds: actor.subtree },
    region: { kind: 'region', regionId: actor.regionId },
    all: { kind: 'all' },
  }
  return withoutHidden(scopes[kind], actor)
}

/** Scope of acts on one's own account and inbox. */
export function ownScope(actor: Actor): Scope {
  return withoutHidden({ kind: 'own', accountId: actor.id, orgId: actor.orgId }, actor)
}

function withoutHidden(scope: Scope, { hidden }: Actor): Scope {
  return hidden ? { ...scope, hidden } : scope
}

export { permissionsOf }

/** Who signs a line of a history: a person, or a job that goes on with what they began. */
export type Signer = Pick<Actor, 'name' | 'orgName'>
