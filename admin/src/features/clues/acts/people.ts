import type { Account } from '@mingdu/shared/accounts/accounts.schema'
import { useQuery } from '@tanstack/react-query'
import { api } from '../../../api/client.gen'

/** As many as a choice shows; more are found by name. */
const SHOWN = 20

/** People by name or number: of the list of people, which whoever triages may read though they set up no matters. */
export function usePeople(q: string) {
  return useAccounts({ ...(q === '' ? {} : { q }) }, true)
}

/** Who may answer for the supervision of a matter. */
export function useSupervisors() {
  const officers = useAccounts({ role: 'supervisor' }, false)
  const heads = useAccounts({ role: 'supervisionHead' }, false)
  const options = [...officers.options, ...heads.options]
  return {
    loading: officers.loading || heads.loading,
    options: options.filter(({ value }, i) => options.findIndex((one) => one.value === value) === i),
  }
}

function useAccounts(query: { q?: string; role?: 'supervisor' | 'supervisionHead' }, withOrg: boolean) {
  const people = useQuery({
    queryKey: ['accounts', 'choose', query],
    queryFn: () => api.accounts.list({ query: { ...query, status: 'active', limit: withOrg ? SHOWN : 100 } }),
    staleTime: 60_000,
  })
  const label = ({ name, org, title }: Account) =>
    [name, ...(withOrg ? [org.name] : []), ...(title === '' ? [] : [title])].join('　')
  return {
    loading: people.isLoading,
    options: (people.data?.items ?? []).map((one) => ({ value: one.id, label: label(one) })),
  }
}
