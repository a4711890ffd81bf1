import { View } from '@tarojs/components'
import type { Page } from '@mingdu/shared/kernel/page'
import { useEffect, useRef, type ReactNode } from 'react'
import { usePages } from '../../api/use-pages'
import { Failed, Skeleton } from '../states/states'
import { Button } from '../tap/button'
import { useReachBottom } from '../../platform/page-hooks'

interface PagedListProps<T> {
  /** Names the rows in a failure: 没取到督办任务. */
  what: string
  /** Counts the rows: 已看 20 / 63 件. */
  unit?: string
  fetch: (cursor: string | undefined) => Promise<Page<T>>
  /** Another filter starts the list over. */
  filter: string
  /** A higher number fetches the first page again. */
  visit: number
  row: (item: T) => ReactNode
  empty: ReactNode
  foot?: ReactNode
}

/** A list with its four states that grows when its end comes into view. */
export function PagedList<T>({
  what,
  unit = '件',
  fetch,
  filter,
  visit,
  row,
  empty,
  foot,
}: PagedListProps<T>) {
  const { items, total, hasMore, error, loading, reload, more } = usePages(fetch, filter)
  const first = useRef(true)
  useEffect(() => {
    // the list has just been fetched when it is new
    if (!first.current) void reload()
    first.current = false
  }, [visit, reload])
  useReachBottom(() => void more())
  if (!items && error) return <Failed what={what} error={error} onRetry={() => void reload()} />
  if (!items) return <Skeleton cards={3} />
  return (
    <View className="list">
      {items.length === 0 ? empty : items.map(row)}
      {hasMore && (
        <View className="list-more">
          <Button
            className="list-more__b"
            kind="link"
            text={error ? '没取到，再试一次' : `已看 ${items.length} / ${total} ${unit}，再看一些`}
            busy={loading}
            onTap={() => void more()}
          />
        </View>
      )}
      {!hasMore && items.length > 0 && foot}
    </View>
  )
}
