import type { SearchResult } from '@mingdu/shared/search/search.api'
import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query'
import { api } from '../../api/client.gen'
import { usePaused } from '../../components/use-paused'
import { SEARCH_RETRY } from './search-words'

const TYPING_PAUSE_MS = 200
const SHORTEST = 2
const SHOWN = 6

/** What is found for what is being typed, once the typing pauses. */
export function useSuggestions(text: string, open: boolean): UseQueryResult<SearchResult> {
  const q = usePaused(text.trim(), TYPING_PAUSE_MS)
  return useQuery({
    queryKey: ['search', 'suggest', q],
    queryFn: () => api.search.all({ query: { q, limit: SHOWN } }),
    enabled: open && longEnough(q) && longEnough(text),
    placeholderData: keepPreviousData,
    ...SEARCH_RETRY,
  })
}

export function longEnough(text: string): boolean {
  return [...text.trim()].length >= SHORTEST
}
