import { useEffect, useState } from 'react'
import { onSession } from './session'

let unread = 0
const watchers = new Set<() => void>()

onSession(() => setUnread(0))

/** The number of unread messages, as far as the phone knows: the badge of the tab 消息. */
export function useUnreadCount(): number {
  const [, redraw] = useState(0)
  useEffect(() => {
    const told = () => redraw((n) => n + 1)
    watchers.add(told)
    return () => void watchers.delete(told)
  }, [])
  return unread
}

export function setUnread(count: number): void {
  if (count === unread) return
  unread = count
  watchers.forEach((told) => told())
}
