import type { CatalogSettings } from '@mingdu/shared/catalog/catalog.api'
import { SYSTEM_ELEMENTS } from '@mingdu/shared/catalog/catalog.table'
import type { Power } from '@mingdu/shared/powers/powers.schema'
import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query'
import { api } from '../../api/client.gen'

/** Which version: by its number, or the one that held on a day; else the one in force. */
export interface VersionChoice {
  no?: number
  asOf?: string
}

export function usePower(id: string, choice: VersionChoice = {}): UseQueryResult<Power> {
  return useQuery({
    queryKey: ['powers', 'one', id, choice],
    queryFn: () => api.powers.get({ params: { id }, query: choice }),
    // switching between versions leaves the page standing
    placeholderData: keepPreviousData,
  })
}

export function usePowerDiff(id: string, from: number, to: number) {
  return useQuery({
    queryKey: ['powers', 'diff', id, from, to],
    queryFn: () => api.powers.diff({ params: { id }, query: { from, to } }),
    enabled: from !== to,
  })
}

/** Settings of the lists: which elements a place shows, and how it calls them. */
export function useCatalogSettings(): UseQueryResult<CatalogSettings> {
  return useQuery({
    queryKey: ['catalog', 'settings'],
    queryFn: () => api.catalog.settings(),
    staleTime: 300_000,
  })
}

/** What a place calls an element, and whether it shows it. Before the settings are there: all, by our names. */
export function elementsOf(settings: CatalogSettings | undefined) {
  const known = new Map(settings?.elements.map((element) => [element.key, element]))
  return {
    name: (key: keyof typeof SYSTEM_ELEMENTS) => known.get(key)?.name ?? SYSTEM_ELEMENTS[key],
    isShown: (key: string) => known.get(key)?.shown ?? true,
    own: settings?.elements.filter((element) => element.own && element.shown) ?? [],
    nameOfOwn: (key: string) => known.get(key)?.name ?? key,
  }
}
