import { useCallback, useMemo } from 'react'
import { useSearchParams } from 'react-router'

export interface ListQuery<K extends string> {
  /** What is asked for, without empty values. */
  values: Partial<Record<K, string>>
  set: (key: K, value: string | undefined) => void
  clear: () => void
  /** Something is asked for beyond the whole list. */
  filtered: boolean
}

/** The query of a list lives in the address: it can be sent to a colleague, and Back works. */
export function useListQuery<K extends string>(keys: readonly K[]): ListQuery<K> {
  const [params, setParams] = useSearchParams()
  const signature = keys.join(' ')
  const values = useMemo(() => readValues<K>(params, signature.split(' ') as K[]), [params, signature])
  const set = useCallback(
    (key: K, value: string | undefined) => setParams((old) => withValue(old, key, value), { replace: true }),
    [setParams],
  )
  const clear = useCallback(
    () =>
      setParams((old) => signature.split(' ').reduce((p, key) => withValue(p, key, undefined), old), {
        replace: true,
      }),
    [setParams, signature],
  )
  return { values, set, clear, filtered: Object.keys(values).length > 0 }
}

/** The open record of a list, in the address as `?<name>=<id>`. */
export function useOpenRecord(name: string): [string | null, (id: string | null) => void] {
  const [params, setParams] = useSearchParams()
  const open = useCallback(
    (id: string | null) => setParams((old) => withValue(old, name, id ?? undefined), { replace: true }),
    [setParams, name],
  )
  // an address cut off after the equals sign names no record
  return [params.get(name) || null, open]
}

/** Changes several parts of the address at once: one after the other, the last would undo the rest. */
export function useAddress(): (changes: Readonly<Record<string, string | undefined>>) => void {
  const [, setParams] = useSearchParams()
  return useCallback(
    (changes) =>
      setParams((old) => Object.entries(changes).reduce((p, [key, value]) => withValue(p, key, value), old), {
        replace: true,
      }),
    [setParams],
  )
}

function readValues<K extends string>(
  params: URLSearchParams,
  keys: readonly K[],
): Partial<Record<K, string>> {
  const values: Partial<Record<K, string>> = {}
  for (const key of keys) {
    const value = params.get(key)
    if (value !== null && value !== '') values[key] = value
  }
  return values
}

function withValue(old: URLSearchParams, key: string, value: string | undefined): URLSearchParams {
  const next = new URLSearchParams(old)
  if (value === undefined || value === '') next.delete(key)
  else next.set(key, value)
  return next
}
