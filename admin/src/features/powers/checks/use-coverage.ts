import { useQuery } from '@tanstack/react-query'
import { api } from '../../../api/client.gen'

export function useCoverage() {
  return useQuery({ queryKey: ['powers', 'coverage'], queryFn: () => api.powers.coverage() })
}
