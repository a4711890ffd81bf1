import type { Page } from '@mingdu/shared/kernel/page'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'

/** A read of one page; `query` is the list's query with `cursor` and `limit`. */
export type ReadPage<Row> = (query: { cursor?: string; limit: number }) => Promise<Page<Row>>

export const PAGE_SIZES = [20, 50, 100] as const

export interface CursorPages<Row> {
  rows: readonly Row[]
  total: number
  /** Place of the first row, from 1. */
  first: number
  size: number
  setSize: (size: number) => void
  next: (() => void) | null
  previous: (() => void) | null
  isLoading: boolean
  isBusy: boolean
  error: unknown
  retry: () => void
  read: ReadPage<Row>
}

/** Pages of a list by cursor; the way back is the cursors gone through. `key` names list and query. */
export function useCursorPages<Row>(key: readonly unknown[], read: ReadPage<Row>): CursorPages<Row> {
  const [size, setSize] = useState(readSize)
  const signature = JSON.stringify([key, size])
  const [trail, setTrail] = useState<{ of: string; cursors: string[] }>({ of: signature, cursors: [] })
  // another query starts on its first page, in the same render: no read with a cursor of the old query
  const cursors = trail.of === signature ? trail.cursors : []
  const cursor = cursors.at(-1)
  const result = useQuery({
    queryKey: [...key, size, cursor ?? ''],
    queryFn: () => read(cursor === undefined ? { limit: size } : { cursor, limit: size }),
    placeholderData: keepPreviousData,
  })
  const following = result.data?.nextCursor ?? null
  const go = (to: string[]) => setTrail({ of: signature, cursors: to })
  return {
    rows: result.data?.items ?? [],
    total: result.data?.total ?? 0,
    first: cursors.length * size + 1,
    size,
    setSize: (n) => {
      localStorage.setItem(SIZE_KEY, String(n))
      setSize(n)
    },
    next: following === null ? null : () => go([...cursors, following]),
    previous: cursors.length === 0 ? null : () => go(cursors.slice(0, -1)),
    isLoading: result.isLoading,
    isBusy: result.isFetching,
    error: result.isError ? result.error : null,
    retry: () => void result.refetch(),
    read,
  }
}

/** Every row of the current query, page by page; `onProgress` after each. Stops when `signal` is aborted. */
export async function readAllRows<Row>(
  read: ReadPage<Row>,
  onProgress: (done: number, total: number) => void,
  signal: AbortSignal,
): Promise<Row[]> {
  const rows: Row[] = []
  let cursor: string | undefined
  do {
    const page: Page<Row> = await read(cursor === undefined ? { limit: 100 } : { cursor, limit: 100 })
    rows.push(...page.items)
    onProgress(rows.length, page.total)
    cursor = page.nextCursor ?? undefined
  } while (cursor !== undefined && !signal.aborted)
  return rows
}

const SIZE_KEY = 'mingdu.page-size'

function readSize(): number {
  const stored = Number(localStorage.getItem(SIZE_KEY))
  return PAGE_SIZES.find((n) => n === stored) ?? PAGE_SIZES[0]
}
