import type { CatalogTheme } from '@mingdu/shared/catalog/catalog.api'
import { useQuery } from '@tanstack/react-query'
import { api } from '../../api/client.gen'

export function useGuide(id: string, no?: number) {
  return useQuery({
    queryKey: ['guides', 'one', id, no ?? 'draft'],
    queryFn: () => api.guides.get({ params: { id }, query: no === undefined ? {} : { no } }),
  })
}

/** 主题, 人生事件 and 企业事件 of the place. */
export function useThemes(): readonly CatalogTheme[] {
  const themes = useQuery({
    queryKey: ['catalog', 'themes'],
    queryFn: () => api.catalog.themes(),
    staleTime: 300_000,
  })
  return themes.data?.items ?? []
}

export const THEME_GROUPS: Record<CatalogTheme['group'], string> = {
  theme: '主题',
  life: '人生事件',
  enterprise: '企业事件',
}

export interface Option {
  value: string
  label: string
}

/** Orgs that have guides, in the order of the tree. */
export function useOrgOptions(): Option[] {
  const orgs = useQuery({ queryKey: ['orgs'], queryFn: () => api.orgs.tree(), staleTime: 300_000 })
  return (orgs.data?.items ?? [])
    .filter(({ status, kind }) => status === 'active' && kind !== 'region' && kind !== 'government')
    .map(({ id, name }) => ({ value: id, label: name }))
}
