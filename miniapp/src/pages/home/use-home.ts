import { api } from '../../api/client.gen'
import { useRecord } from '../../api/use-record'

const COMMON_ROWS = 6

export function useCommon() {
  return useRecord(() => api.guides.publicList({ query: { limit: COMMON_ROWS } }), 'common')
}

export function useMonth() {
  return useRecord(() => api.powers.publicStats(), 'stats')
}
