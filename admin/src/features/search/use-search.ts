import type { SearchResult } from '@mingdu/shared/search/search.api'
import type { SearchKind } from '@mingdu/shared/search/search.states'
import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query'
import { useSearchParams } from 'react-router'
import { api } from '../../api/client.gen'
import { isKind, SEARCH_RETRY } from './search-words'

const PAGE = 20

/** What is asked for, as the address says it. */
export interface Asked {
  q: string
  kind: SearchKind | null
  type: string | null
  orgId: string | null
  from: number
}

export function useAsked(): [Asked, (change: Partial<Asked>) => void] {
  const [params, setParams] = useSearchParams()
  const kind = params.get('kind')
  const asked: Asked = {
    q: (params.get('q') ?? '').trim().slice(0, 60),
    kind: isKind(kind) ? kind : null,
    type: params.get('type'),
    orgId: params.get('orgId'),
    from: Math.max(0, Number(params.get('from')) || 0),
  }
  // another question starts on its first page
  const change = (next: Partial<Asked>) => setParams(addressOf({ ...asked, from: 0, ...next }))
  return [asked, change]
}

export function useSearch(asked: Asked): UseQueryResult<SearchResult> {
  return useQuery({
    queryKey: ['search', 'page', asked],
    queryFn: () => api.search.all({ query: { ...given(asked), q: asked.q, from: asked.from, limit: PAGE } }),
    enabled: asked.q !== '',
    placeholderData: keepPreviousData,
    ...SEARCH_RETRY,
  })
}

/** Offset of the page before. */
export function before(from: number): number {
  return Math.max(0, from - PAGE)
}

function given({ kind, type, orgId }: Asked) {
  return {
    ...(kind === null ? {} : { kind }),
    ...(type === null ? {} : { type }),
    ...(orgId === null ? {} : { orgId }),
  }
}

function addressOf({ q, from, ...filters }: Asked): URLSearchParams {
  const params = new URLSearchParams({ q, ...given({ q, from, ...filters }) })
  if (from > 0) params.set('from', String(from))
  return params
}
