import type { SearchHit, SearchResult } from '@mingdu/shared/search/search.api'
import type { SearchKind } from '@mingdu/shared/search/search.states'
import { useState } from 'react'
import { api } from '../../../api/client.gen'
import { token } from '../../../api/session'
import { useSide } from '../../../api/side'
import { ROWS, usePages } from '../../../api/use-pages'

export interface Narrowing {
  kind: SearchKind | ''
  type: string
  orgId: string
}

export const WIDE: Narrowing = { kind: '', type: '', orgId: '' }

type Facets = Pick<SearchResult, 'kinds' | 'types' | 'orgs' | 'hint'>

/** Results page by page with their counts; whoever is signed in and at work also finds tasks. */
export function useSearch(asked: string, narrowing: Narrowing) {
  const [facets, setFacets] = useState<Facets | null>(null)
  const atWork = useSide() === 'official' && token() !== null
  const pages = usePages<SearchHit>(
    async (cursor) => {
      if (asked === '') return { items: [], nextCursor: null, total: 0 }
      const call = atWork ? api.search.all : api.search.public
      const result = await call({ query: queryOf(asked, narrowing, cursor) })
      setFacets(result)
      return {
        items: result.items,
        nextCursor: result.next === null ? null : String(result.next),
        total: result.total,
      }
    },
    `${asked} ${JSON.stringify(narrowing)}`,
  )
  return { ...pages, facets }
}

function queryOf(q: string, { kind, type, orgId }: Narrowing, cursor: string | undefined) {
  return {
    q,
    limit: ROWS,
    ...(kind ? { kind } : {}),
    ...(type ? { type } : {}),
    ...(orgId ? { orgId } : {}),
    ...(cursor ? { from: Number(cursor) } : {}),
  }
}
