import { useRef } from 'react'
import { api } from '../../api/client.gen'
import { useRecord } from '../../api/use-record'
import { useDidShow, useRouter } from '../../platform/page-hooks'

/** The task of the page's address, fetched again whenever the page comes back into view. */
export function useTask() {
  const id = useRouter().params['id'] ?? ''
  const record = useRecord(() => api.tasks.get({ params: { id } }), id)
  const seen = useRef(false)
  useDidShow(() => {
    if (seen.current) void record.reload()
    seen.current = true
  })
  return { id, ...record }
}
