import { useRef } from 'react'
import { useRecord, type Loaded } from './use-record'
import { useDidShow, useRouter } from '../platform/page-hooks'

/** The record of the page's address, fetched again whenever the page comes back into view. */
export function useShown<T>(fetch: (id: string) => Promise<T>): Loaded<T> & { id: string } {
  const id = useRouter().params['id'] ?? ''
  const record = useRecord(() => fetch(id), id)
  const seen = useRef(false)
  const { reload } = record
  useDidShow(() => {
    if (seen.current) void reload()
    seen.current = true
  })
  return { id, ...record }
}
