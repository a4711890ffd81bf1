import { useEffect, useState } from 'react'
import { beginAt, PAGES, startAt } from '../platform/navigate'
import { forget, store, stored } from '../platform/storage'
import { onSession, token } from './session'

/** Whose program this is just now: everybody is a citizen; an official may also look at the citizen's side. */
export type Side = 'citizen' | 'official'

const KEY = 'mingdu.side'
const watchers = new Set<() => void>()

onSession(() => {
  forget(KEY)
  tell()
})

/** An official's session decides; without one there is only the citizen's side. */
export function side(): Side {
  return token() !== null && stored<Side>(KEY) !== 'citizen' ? 'official' : 'citizen'
}

export function useSide(): Side {
  const [, redraw] = useState(0)
  useEffect(() => {
    const told = () => redraw((n) => n + 1)
    watchers.add(told)
    return () => void watchers.delete(told)
  }, [])
  return side()
}

/** An official changes the side; remembered on the phone until somebody else signs in. */
export function changeSide(to: Side): void {
  if (to === 'citizen') store(KEY, to)
  else forget(KEY)
  tell()
  startAt(firstPage())
}

/** On start: where the way back ends. */
export function restoreSide(): void {
  beginAt(firstPage())
}

function firstPage(): string {
  return side() === 'official' ? PAGES.todo : PAGES.home
}

function tell(): void {
  beginAt(firstPage())
  watchers.forEach((told) => told())
}
