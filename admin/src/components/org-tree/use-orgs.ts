import type { Org } from '@mingdu/shared/orgs/orgs.api'
import { useQuery, type UseQueryResult } from '@tanstack/react-query'
import { api } from '../../api/client.gen'

const FIVE_MINUTES = 300_000

/** The units, in the order of the tree. */
export function useOrgs(): UseQueryResult<Org[]> {
  return useQuery({
    queryKey: ['orgs'],
    queryFn: () => api.orgs.tree(),
    staleTime: FIVE_MINUTES,
    select: (answer) => answer.items,
  })
}

/** Units that hold powers: neither the region nor the government as a whole. */
export function holders(orgs: readonly Org[]): { value: string; label: string }[] {
  return orgs
    .filter((org) => org.status === 'active' && org.kind !== 'region')
    .map((org) => ({ value: org.id, label: org.name }))
}
