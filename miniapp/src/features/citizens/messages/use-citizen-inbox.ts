import type { InboxMessage } from '@mingdu/shared/messages/messages.api'
import { useState } from 'react'
import { api } from '../../../api/client.gen'
import { setUnread } from '../../../api/unread'
import { ROWS, usePages } from '../../../api/use-pages'
import { useDidShow } from '../../../platform/page-hooks'

/** What a citizen was told, how much of it is unread, and the act of reading. */
export function useCitizenInbox() {
  const [unread, setCount] = useState(0)
  const count = (now: number) => {
    setCount(now)
    setUnread(now, 'citizen')
  }
  const pages = usePages<InboxMessage>(async (cursor) => {
    const page = await api.messages.citizenInbox({ query: { limit: ROWS, ...(cursor ? { cursor } : {}) } })
    count(page.unread)
    return page
  }, 'citizen')
  useDidShow(() => void pages.reload())
  const read = ({ id, readAt }: InboxMessage) => {
    if (readAt !== null) return
    pages.edit((row) => (row.id === id ? { ...row, readAt: new Date().toISOString() } : row))
    // a mark that did not arrive is put right by the next fetch
    api.messages.citizenRead({ params: { id } }).then(
      (answer) => count(answer.unread),
      () => undefined,
    )
  }
  return { ...pages, unread, read }
}
