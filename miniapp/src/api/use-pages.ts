import type { Page } from '@mingdu/shared/kernel/page'
import { useCallback, useEffect, useRef, useState } from 'react'
import { asApiError, type ApiError } from './api-error'

/** Rows asked for at a time: a page of rows is one setData, which WeChat limits. */
export const ROWS = 20

interface Rows<T> {
  items: T[]
  cursor: string | null
  total: number
}

/** A list fetched page by page; `key` names the filter, a new key starts over. */
export function usePages<T>(fetch: (cursor: string | undefined) => Promise<Page<T>>, key: string) {
  const [rows, setRows] = useState<Rows<T> | null>(null)
  const [error, setError] = useState<ApiError | null>(null)
  const [loading, setLoading] = useState(true)
  const asked = useRef(0)
  const latest = useRef(fetch)
  latest.current = fetch

  const ask = useCallback(async (before: Rows<T> | null) => {
    const mine = ++asked.current
    setLoading(true)
    try {
      const page = await latest.current(before?.cursor ?? undefined)
      if (mine !== asked.current) return
      setRows({
        items: [...(before?.items ?? []), ...page.items],
        cursor: page.nextCursor,
        total: page.total,
      })
      setError(null)
    } catch (thrown) {
      if (mine === asked.current) setError(asApiError(thrown))
    }
    if (mine === asked.current) setLoading(false)
  }, [])

  const reload = useCallback(() => ask(null), [ask])
  const more = useCallback(async () => {
    if (rows?.cursor && !loading) await ask(rows)
  }, [ask, rows, loading])

  useEffect(() => {
    setRows(null)
    void reload()
  }, [key, reload])

  return {
    items: rows?.items ?? null,
    total: rows?.total ?? 0,
    hasMore: Boolean(rows?.cursor),
    error,
    loading,
    reload,
    more,
    /** Changes rows already shown, e.g. marks one as read. */
    edit: (change: (row: T) => T) => setRows((now) => now && { ...now, items: now.items.map(change) }),
  }
}
