import type { Scope } from '../../http/actor'

/** Whose ratings a scope reaches: those of its orgs or of its region. */
export function scopeFilter(scope: Scope): Record<string, unknown> {
  if (scope.kind === 'all') return {}
  if (scope.kind === 'region') return { regionId: scope.regionId }
  const ids = scope.kind === 'orgs' ? scope.orgIds : [scope.orgId]
  return { orgId: ids.length === 1 ? ids[0] : { $in: [...ids] } }
}
