import { useQuery } from '@tanstack/react-query'
import { api } from '../../../api/client.gen'

export function useThread(id: string) {
  return useQuery({
    queryKey: ['cases', 'thread', id],
    queryFn: () => api.caseThread.get({ params: { id } }),
  })
}
