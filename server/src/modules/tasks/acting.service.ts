import type { Permission } from '@mingdu/shared/accounts/permissions'
import type { ActingPerson, Reach } from '@mingdu/shared/tasks/tasks.rules'
import { scopeFor, type Actor } from '../../http/actor'

/** The actor as the rules see a person; each reach is worked out once for all rows of an answer. */
export function actingPerson(actor: Actor): ActingPerson {
  const known = new Map<Permission, Reach | null>()
  return {
    id: actor.id,
    orgId: actor.orgId,
    ...(actor.self ? { deputy: { id: actor.self.id, orgId: actor.self.orgId } } : {}),
    reach(permission) {
      const held = known.get(permission)
      if (held !== undefined) return held
      const reach = scopeFor(actor, permission)
      known.set(permission, reach)
      return reach
    },
  }
}
