import type { PlainDate } from '../kernel/plain-date'
import type { Refusal } from '../kernel/refusals'

/** A unit cannot stand below itself: `path` holds the ids from the root to the new parent's parent. */
export function moveRefusal(
  orgId: string,
  newParent: { id: string; path: readonly string[] },
): Refusal | null {
  return newParent.id === orgId || newParent.path.includes(orgId) ? { code: 'org.loop' } : null
}

/** A unit is disabled only when nobody works in it and no unit below it is in use. */
export function disableOrgRefusal(below: { people: number; orgs: number }): Refusal | null {
  if (below.orgs > 0) return { code: 'org.has-orgs', details: { count: below.orgs } }
  return below.people > 0 ? { code: 'org.has-people', details: { count: below.people } } : null
}

/** The name a unit bore on a day; a former name held until the day before its `until`. */
export function orgNameOn(
  org: { name: string; formerNames: readonly { name: string; until: string }[] },
  day: PlainDate,
): string {
  return org.formerNames.find((former) => day < former.until)?.name ?? org.name
}
