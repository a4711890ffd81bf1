import { CHANGE_KINDS, POWER_SOURCES, POWER_STATES, POWER_TYPES } from '@mingdu/shared/powers/powers.states'
import type { ChangeKind, PowerState } from '@mingdu/shared/powers/powers.states'
import type { Filter } from '../../components/list'

export const POWER_KEYS = ['q', 'orgId', 'type', 'state', 'kind', 'source', 'asOf', 'sort'] as const
export type PowerKey = (typeof POWER_KEYS)[number]
export type PowerValues = Partial<Record<PowerKey, string>>

const options = (table: Record<string, string>) =>
  Object.entries(table)
    .sort(([a], [b]) => a.localeCompare(b, undefined, { numeric: true }))
    .map(([value, label]) => ({ value, label }))

const inOrder = (table: Record<string, string>) =>
  Object.entries(table).map(([value, label]) => ({ value, label }))

/** The unit is chosen in the tree. */
export const POWER_FILTERS: readonly Filter<PowerKey>[] = [
  { key: 'q', kind: 'search', name: '名称、编码' },
  { key: 'type', kind: 'select', name: '类型', options: options(POWER_TYPES) },
  { key: 'state', kind: 'select', name: '状态', options: inOrder(POWER_STATES) },
  { key: 'kind', kind: 'select', name: '变动', options: inOrder(CHANGE_KINDS) },
  { key: 'source', kind: 'select', name: '来源', options: options(POWER_SOURCES) },
  { key: 'asOf', kind: 'date', name: '截至' },
]

/** The query of the list as the contract takes it. */
export function asPowerQuery({ state, kind, sort, ...rest }: PowerValues) {
  return {
    ...rest,
    ...(state === undefined ? {} : { state: state as PowerState }),
    ...(kind === undefined ? {} : { kind: kind as ChangeKind }),
    ...(sort === undefined ? {} : { sort: sort as 'code' | 'changed' }),
  }
}

/** The filter of an export: the same, without the order. */
export function asExportFilter({ q, orgId, type, state, kind, source, asOf }: PowerValues) {
  return Object.fromEntries(
    Object.entries({ q, orgId, type, state, kind, source, asOf }).filter(([, value]) => value !== undefined),
  )
}
