import type { Matter } from '@mingdu/shared/matters/matters.schema'
import { useQuery } from '@tanstack/react-query'
import { api } from '../../api/client.gen'
import { useMe } from '../../api/session'
import { recipientsOf, recipientsText } from './recipients'

/** Before 派单: how many people get a message, and what can no longer be changed. */
export function IssueNotice({ matter }: { matter: Matter }) {
  const roster = useRoster()
  const { id } = useMe()
  return (
    <p className="num" aria-live="polite">
      {roster ? recipientsText(recipientsOf(matter, roster, id)) : '正在算要通知多少人……'}
      时限从派单起算，派单后任务分解不能再改。
    </p>
  )
}

function useRoster() {
  const handlers = usePeople('handler')
  const heads = usePeople('head')
  return handlers && heads ? { handlers, heads } : null
}

function usePeople(role: 'handler' | 'head') {
  const people = useQuery({
    queryKey: ['accounts', 'options', { role }],
    queryFn: () => api.accounts.options({ query: { role } }),
    staleTime: 60_000,
  })
  return people.data?.items
}
