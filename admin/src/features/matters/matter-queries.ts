import type { Org } from '@mingdu/shared/orgs/orgs.api'
import { useQuery } from '@tanstack/react-query'
import { api } from '../../api/client.gen'

export function useMatter(id: string) {
  return useQuery({ queryKey: ['matters', 'one', id], queryFn: () => api.matters.get({ params: { id } }) })
}

/** 群众核验: numbers, and what of it stops 销号 now. */
export function useConfirmations(matterId: string, enabled = true) {
  return useQuery({
    queryKey: ['matters', 'confirmations', matterId],
    queryFn: () => api.confirmations.get({ params: { id: matterId } }),
    enabled,
  })
}

/** Changes asked for after 派单, the last first. */
export function useChanges(matterId: string) {
  return useQuery({
    queryKey: ['matters', 'changes', matterId],
    queryFn: () => api.changeRequests.list({ query: { matterId, limit: 20 } }),
  })
}

export interface Option {
  value: string
  label: string
}

/** Orgs that may be given work, in the order of the tree. */
export function useOrgOptions(): Option[] {
  const orgs = useQuery({ queryKey: ['orgs'], queryFn: () => api.orgs.tree(), staleTime: 300_000 })
  return (orgs.data?.items ?? []).filter(mayWork).map((org) => ({ value: org.id, label: org.name }))
}

/** People of an org, or those of the region who hold a role. */
export function usePeopleOptions(
  query: { orgId?: string; role?: 'supervisor' | 'supervisionHead' | 'leader' },
  enabled = true,
) {
  const people = useQuery({
    queryKey: ['accounts', 'options', query],
    queryFn: () => api.accounts.options({ query }),
    enabled,
    staleTime: 60_000,
  })
  return {
    loading: people.isLoading,
    options: (people.data?.items ?? []).map((p) => ({
      value: p.id,
      label: p.title === '' ? p.name : `${p.name}　${p.title}`,
    })),
  }
}

/** Who may answer for the supervision of a matter: 督查员 of the region and the heads of their offices. */
export function useSupervisorOptions() {
  const officers = usePeopleOptions({ role: 'supervisor' })
  const heads = usePeopleOptions({ role: 'supervisionHead' })
  const options = [...officers.options, ...heads.options]
  return {
    loading: officers.loading || heads.loading,
    options: options.filter(({ value }, i) => options.findIndex((one) => one.value === value) === i),
  }
}

function mayWork(org: Org): boolean {
  return org.status === 'active' && org.kind !== 'region' && org.kind !== 'government'
}
