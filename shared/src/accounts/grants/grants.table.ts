import type { Permission } from '../permissions.table'
import type { Role } from '../roles.table'

export type ScopeKind = 'own' | 'org' | 'subtree' | 'region' | 'all'

/** From narrow to wide: of several roles the widest scope holds. */
export const SCOPE_WIDTH: Record<ScopeKind, number> = { own: 0, org: 1, subtree: 2, region: 3, all: 4 }

/** What a role may do, and the scope of each. */
export type Grants = Readonly<Partial<Record<Permission, ScopeKind>>>

/** The same for the roles of a group. */
export type GrantsOf<Roles extends Role> = Readonly<Record<Roles, Grants>>

/** What every role may do. */
export const everyone = {
  'calendar.read': 'all',
  'org.read': 'region',
  'power.read': 'region',
  'guide.read': 'region',
  'sheet.export': 'own',
  'experience.read': 'region',
} as const satisfies Grants
