import type { InboxMessage } from '@mingdu/shared/messages/messages.api'
import { useState } from 'react'
import { api } from '../../api/client.gen'
import { ROWS, usePages } from '../../api/use-pages'
import { setUnread as setBadge } from '../../api/unread'
import { useDidShow } from '../../platform/page-hooks'

/** The inbox, how many are unread, and the acts of reading. */
export function useInbox() {
  const [unread, setUnread] = useState(0)
  const count = (now: number) => {
    setUnread(now)
    setBadge(now)
  }
  const pages = usePages<InboxMessage>(async (cursor) => {
    const page = await api.messages.inbox({ query: { limit: ROWS, ...(cursor ? { cursor } : {}) } })
    count(page.unread)
    return page
  }, 'inbox')
  useDidShow(() => void pages.reload())

  const read = ({ id, readAt }: InboxMessage) => {
    if (readAt !== null) return
    pages.edit((row) => (row.id === id ? { ...row, readAt: new Date().toISOString() } : row))
    // a mark that did not arrive is put right by the next fetch
    api.messages.markRead({ params: { id } }).then(
      (answer) => count(answer.unread),
      () => undefined,
    )
  }
  const readAll = () => {
    pages.edit((row) => ({ ...row, readAt: row.readAt ?? new Date().toISOString() }))
    api.messages.markAllRead().then(
      (answer) => count(answer.unread),
      () => void pages.reload(),
    )
  }
  return { ...pages, unread, read, readAll }
}
