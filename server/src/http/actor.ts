import { permissionsOf, scopeOf, type Permission, type Role } from '@mingdu/shared/accounts/permissions'
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
  /** Citizens hold no role, belong to no unit, and reach nothing but what is made for them. */
  side: 'official' | 'citizen'
  channel: 'console' | 'miniapp'
  /** The 授权代办 this session was set to act under; whether it still runs is found out at each request. */
  hatId?: Id
  /** What the session acts under now; on the person themselves and on whom they act as. */
  hat?: Hat
  /** Of whoever acts in another's name: the person who really acts. The rest of the actor is the principal's. */
  self?: Actor
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
 */
export type Scope =
  | { kind: 'own'; accountId: Id; orgId: Id }
  | { kind: 'orgs'; orgIds: readonly Id[] }
  | { kind: 'region'; regionId: Id }
  | { kind: 'all' }

/** The actor's scope for one permission; null when they do not hold it. */
export function scopeFor(actor: Actor, permission: Permission): Scope | null {
  const kind = actor.permissions.has(permission) ? scopeOf(actor.roles, permission) : null
  if (kind === null) return null
  return {
    own: { kind: 'own', accountId: actor.id, orgId: actor.orgId },
    org: { kind: 'orgs', orgIds: [actor.orgId] },
    subtree: { kind: 'orgs', orgIds: actor.subtree },
    region: { kind: 'region', regionId: actor.regionId },
    all: { kind: 'all' },
  }[kind] as Scope
}

/** Scope of acts on one's own account and inbox. */
export function ownScope(actor: Actor): Scope {
  return { kind: 'own', accountId: actor.id, orgId: actor.orgId }
}

export { permissionsOf }

/** Who signs a line of a history: a person, or a job that goes on with what they began. */
export type Signer = Pick<Actor, 'name' | 'orgName'>
