import { useEffect, useState } from 'react'
import { api } from './client.gen'
import { citizenToken, onCitizen } from './citizen-session'
import { onSession } from './session'
import type { Side } from './side'

const unread: Record<Side, number> = { official: 0, citizen: 0 }
const watchers = new Set<() => void>()

onSession(() => setUnread(0))
onCitizen(() => setUnread(0, 'citizen'))

/** The number of unread messages of a side, as far as the phone knows: the badge of its tab. */
export function useUnreadCount(side: Side = 'official'): number {
  const [, redraw] = useState(0)
  useEffect(() => {
    const told = () => redraw((n) => n + 1)
    watchers.add(told)
    return () => void watchers.delete(told)
  }, [])
  return unread[side]
}

export function setUnread(count: number, side: Side = 'official'): void {
  if (count === unread[side]) return
  unread[side] = count
  watchers.forEach((told) => told())
}

/** Asks how many messages the citizen on this phone has not read; nobody is asked for while nobody is signed in. */
export async function countCitizenUnread(): Promise<void> {
  if (citizenToken() === null) return
  // a badge that could not be fetched stays as it was
  await api.messages.citizenInbox({ query: { limit: 1 } }).then(
    ({ unread: count }) => setUnread(count, 'citizen'),
    () => undefined,
  )
}
