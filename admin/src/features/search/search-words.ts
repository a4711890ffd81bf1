import type { SearchHit } from '@mingdu/shared/search/search.api'
import { SEARCH_KINDS, type SearchKind } from '@mingdu/shared/search/search.states'
import { nameOfCode, POWER_TYPES } from '@mingdu/shared/powers/powers.states'
import { asApiError } from '../../api/api-error'

/** Where a hit opens; a duty is read on the page of its power. */
export function hitPath({ kind, id, openId }: Pick<SearchHit, 'kind' | 'id' | 'openId'>): string {
  if (kind === 'power') return `/powers/${id}`
  if (kind === 'duty') return `/powers/${openId}#power-duties`
  if (kind === 'clue') return `/clues?open=${id}`
  if (kind === 'knowledge') return `/knowledge?open=${id}`
  return kind === 'guide' ? `/guides/${id}` : `/tasks?task=${id}`
}

/** Powers, duties and guides bear the code of their type; a task says its kind in words. */
export function typeName(type: string): string {
  return nameOfCode(POWER_TYPES, type)
}

export function searchPath(q: string): string {
  return `/search?q=${encodeURIComponent(q.trim())}`
}

export function isKind(value: string | null): value is SearchKind {
  return value !== null && value in SEARCH_KINDS
}

/** Hits by kind; the best kind first, the order within a kind kept. */
export function byKind(hits: readonly SearchHit[]): { kind: SearchKind; hits: SearchHit[] }[] {
  const groups = new Map<SearchKind, SearchHit[]>()
  for (const hit of hits) groups.set(hit.kind, [...(groups.get(hit.kind) ?? []), hit])
  return [...groups].map(([kind, members]) => ({ kind, hits: members }))
}

/** The server has just started and is reading in what can be found: asking again is all there is to do. */
export function isPreparing(error: unknown): boolean {
  return error !== null && error !== undefined && asApiError(error).code === 'search.loading'
}

const ASK_AGAIN_MS = 1500

/** How a search is asked again: until the index is there, and twice when no answer came. */
export const SEARCH_RETRY = {
  retry: (count: number, error: Error) => isPreparing(error) || (count < 2 && asApiError(error).status === 0),
  retryDelay: ASK_AGAIN_MS,
}
