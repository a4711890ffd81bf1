/** Roles of the field with what each may do and how far it sees. Source: the product's domain rules, §12. */
import { joined } from '../kernel/joined'
import { ADMINS_GRANTS } from './grants/admins.table'
import { CASES_GRANTS } from './grants/cases.table'
import { CATALOG_GRANTS } from './grants/catalog.table'
import { SUPERVISION_GRANTS } from './grants/supervision.table'
import { UNITS_GRANTS } from './grants/units.table'
import { SCOPE_WIDTH, type Grants, type GrantsOf, type ScopeKind } from './grants/grants.table'
import { PERMISSIONS, type Permission } from './permissions.table'
import type { Role } from './roles.table'

export { SCOPE_WIDTH, type ScopeKind } from './grants/grants.table'
export { PERMISSIONS, type Permission } from './permissions.table'
export { ROLE_NAMES, ROLES, type Role } from './roles.table'

/** What a role may do, and the scope of each, by groups of roles. A new role does not compile until it has its row. */
export const ROLE_GRANTS = /* @__PURE__ */ joined([
  UNITS_GRANTS,
  SUPERVISION_GRANTS,
  CASES_GRANTS,
  CATALOG_GRANTS,
  ADMINS_GRANTS,
]) satisfies GrantsOf<Role>

/** 系统、安全、审计三员分立: nobody holds two of them, nor one of them beside a role of business. */
export const ADMIN_ROLES: readonly Role[] = ['systemAdmin', 'securityAdmin', 'auditAdmin']

/** null when the roles may be held together, else why not. */
export function rolesRefusal(roles: readonly Role[]): 'account.admin-roles' | null {
  const admin = roles.filter((r) => ADMIN_ROLES.includes(r))
  return admin.length > 1 || (admin.length === 1 && roles.length > 1) ? 'account.admin-roles' : null
}

/** The widest scope in which the roles hold a permission, or null when none does. */
export function scopeOf(roles: readonly Role[], permission: Permission): ScopeKind | null {
  const kinds = roles
    .map((role) => (ROLE_GRANTS[role] as Grants)[permission])
    .filter((kind): kind is ScopeKind => kind !== undefined)
  return kinds.sort((a, b) => SCOPE_WIDTH[b] - SCOPE_WIDTH[a])[0] ?? null
}

/** Every permission the roles hold, in the order of the table. */
export function permissionsOf(roles: readonly Role[]): Permission[] {
  return (Object.keys(PERMISSIONS) as Permission[]).filter((p) => scopeOf(roles, p) !== null)
}
