import type { Delegation } from '@mingdu/shared/delegations/delegations.api'
import { useQuery } from '@tanstack/react-query'
import { api } from '../../api/client.gen'
import { useWrite } from '../../api/use-write'

/** One of the reader's own; there are few of them, so that the list serves. */
export function useDelegation(id: string) {
  return useQuery({
    queryKey: ['delegations', 'one', id],
    queryFn: () => findDelegation(id),
  })
}

/** Begins to act in the principal's name; everything on screen is read again. */
export function useStartActing() {
  return useWrite((id: string, idempotencyKey) => api.delegations.start({ params: { id }, idempotencyKey }))
}

async function findDelegation(id: string): Promise<Delegation | null> {
  let cursor: string | undefined
  do {
    const page = await api.delegations.mine({
      query: { limit: 100, ...(cursor === undefined ? {} : { cursor }) },
    })
    const found = page.items.find((one) => one.id === id)
    if (found) return found
    cursor = page.nextCursor ?? undefined
  } while (cursor !== undefined)
  return null
}
