import { useQuery } from '@tanstack/react-query'
import { api } from '../../api/client.gen'

export function useTask(id: string) {
  return useQuery({ queryKey: ['tasks', 'one', id], queryFn: () => api.tasks.get({ params: { id } }) })
}

export function useOrgOptions() {
  const orgs = useQuery({ queryKey: ['orgs'], queryFn: () => api.orgs.tree(), staleTime: 300_000 })
  return (orgs.data?.items ?? [])
    .filter((org) => org.kind !== 'region' && org.kind !== 'government')
    .map((org) => ({ value: org.id, label: org.name }))
}
