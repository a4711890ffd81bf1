import { LIGHTS } from '@mingdu/shared/kernel/light'
import type { FilterOption } from './query-bar'

/** The choices of a filter from a table of words. */
export function optionsOf(table: Readonly<Record<string, string>>): FilterOption[] {
  return Object.entries(table).map(([value, label]) => ({ value, label }))
}

/** Lights with their shapes: never colour alone. */
export const LIGHT_OPTIONS: readonly FilterOption[] = Object.entries(LIGHTS).map(
  ([value, { word, shape }]) => ({ value, label: `${shape} ${word}` }),
)

type Tables<K extends string> = Partial<Record<K, Readonly<Record<string, unknown>>>>

/** What an address asks for, each key with a table narrowed to the keys of that table. */
export type Asked<K extends string, T extends Tables<K>> = {
  [P in K]?: P extends keyof T ? keyof T[P] & string : string
}

/** What the address holds is text: a word that stands in no table is left out rather than refused. */
export function asked<K extends string, const T extends Tables<K>>(
  values: Partial<Record<K, string>>,
  tables: T,
): Asked<K, T> {
  const known = Object.entries<string | undefined>(values).filter(([key, value]) => {
    const table = tables[key as K]
    return value !== undefined && (table === undefined || Object.hasOwn(table, value))
  })
  return Object.fromEntries(known) as Asked<K, T>
}
