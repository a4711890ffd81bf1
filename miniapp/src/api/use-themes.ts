import type { Response } from '@mingdu/shared/kernel/endpoint'
import type { catalogApi } from '@mingdu/shared/catalog/catalog.api'
import { api } from './client.gen'
import { useRecord } from './use-record'

export type Themes = Response<(typeof catalogApi)['themes']>

/** Themes and events that guides are found by, each with its number of guides, and the name of the place. */
export function useThemes() {
  return useRecord<Themes>(() => api.catalog.themes(), 'themes')
}
