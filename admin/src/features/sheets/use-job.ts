import type { SheetJob } from '@mingdu/shared/sheets/sheets.api'
import { useQuery, type UseQueryResult } from '@tanstack/react-query'
import { api } from '../../api/client.gen'
import { isRunning } from './sheet-words'

const ASK_AGAIN_MS = 1000

/** A job; asked again each second while the server is at it, but not while the page is hidden. */
export function useJob(id: string): UseQueryResult<SheetJob> {
  return useQuery({
    queryKey: ['sheets', 'job', id],
    queryFn: () => api.sheets.job({ params: { id } }),
    refetchInterval: (query) => (isRunning(query.state.data) ? ASK_AGAIN_MS : false),
    refetchIntervalInBackground: false,
  })
}
