import type { Me } from '@mingdu/shared/accounts/accounts.schema'
import { KIND_PERMISSIONS } from '@mingdu/shared/interventions/interventions.rules'
import type { InterventionKind } from '@mingdu/shared/interventions/interventions.states'
import { useQuery } from '@tanstack/react-query'
import { api } from '../../api/client.gen'

/** The powers that are put on record here; 否决 is an act on its matter. */
export type RecordedKind = Exclude<InterventionKind, 'veto'>

export function kindsOf(permissions: Me['permissions']): RecordedKind[] {
  const kinds: RecordedKind[] = ['investigate', 'dispose', 'recommend', 'attend']
  return kinds.filter((kind) => permissions.includes(KIND_PERMISSIONS[kind]))
}

export function useOrgs() {
  const orgs = useQuery({ queryKey: ['orgs'], queryFn: () => api.orgs.tree(), staleTime: 300_000 })
  return (orgs.data?.items ?? [])
    .filter((org) => org.kind !== 'region' && org.kind !== 'government')
    .map((org) => ({ value: org.id, label: org.name }))
}

/** Matters or tasks to choose from, found by number or name. */
export function useSubjects(kind: 'matter' | 'task', q: string) {
  const more = { ...(q === '' ? {} : { q }), limit: 20 }
  return useQuery({
    queryKey: [`${kind}s`, 'find', q],
    queryFn: async () => {
      const { items } =
        kind === 'matter' ? await api.matters.list({ query: more }) : await api.tasks.list({ query: more })
      return items.map(({ id, no, title }) => ({ value: id, label: `${no ?? ''} ${title}` }))
    },
  })
}
