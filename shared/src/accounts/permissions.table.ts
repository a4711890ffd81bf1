import { joined } from '../kernel/joined'
import { CASES_PERMISSIONS } from './permissions/cases.table'
import { CATALOG_PERMISSIONS } from './permissions/catalog.table'
import { CLUES_PERMISSIONS } from './permissions/clues.table'
import { DESK_PERMISSIONS } from './permissions/desk.table'
import { SUPERVISION_PERMISSIONS } from './permissions/supervision.table'
import { SYSTEM_PERMISSIONS } from './permissions/system.table'

/**
 * Every right by its name, in the order in which screens list them. The first word of a permission says in which file of
 * `permissions/` it stands; one that stands in two of them does not compile.
 */
export const PERMISSIONS = /* @__PURE__ */ joined([
  SUPERVISION_PERMISSIONS,
  SYSTEM_PERMISSIONS,
  CATALOG_PERMISSIONS,
  CASES_PERMISSIONS,
  CLUES_PERMISSIONS,
  DESK_PERMISSIONS,
])

export type Permission = keyof typeof PERMISSIONS
