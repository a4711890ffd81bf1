import { useQuery } from '@tanstack/react-query'
import { api } from '../../api/client.gen'
import { useWrite } from '../../api/use-write'

export function useDelegation(id: string) {
  return useQuery({
    queryKey: ['delegations', 'one', id],
    queryFn: () => api.delegations.get({ params: { id } }),
  })
}

/** Begins to act in the principal's name; everything on screen is read again. */
export function useStartActing() {
  return useWrite((id: string, idempotencyKey) => api.delegations.start({ params: { id }, idempotencyKey }))
}
