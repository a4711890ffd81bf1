import type { Scope } from '../../http/actor'
import { orgIdsOf } from '../orgs/orgs.service'

/** Which messages and deliveries a scope reaches, as a filter: both carry the recipient and their unit. */
export async function messageScope(scope: Scope): Promise<Record<string, unknown>> {
  if (scope.kind === 'own') return { recipientId: scope.accountId }
  const orgIds = await orgIdsOf(scope)
  return orgIds ? { orgId: { $in: [...orgIds] } } : {}
}
