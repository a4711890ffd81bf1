import { useCallback, useEffect, useRef, useState } from 'react'
import { useDidHide, useUnload } from '../../platform/page-hooks'
import { forget, store, stored } from '../../platform/storage'

const SAVE_EVERY_MS = 5000

/**
 * A form's content that outlasts a killed program: saved under `key` every 5 s and on leaving, only when it changed.
 * `savedAt` is written here: milliseconds since the epoch, the phone's clock. `begin` makes of what was stored what the
 * form begins with; `keep` leaves out what may not be stored on a phone; null: nothing is, and what was is taken away. Both stay the same function.
 */
export function useDraft<T extends { savedAt: number }>(
  key: string,
  empty: T,
  { begin = asIs, keep = asIs }: { begin?: (held: T) => T; keep?: (draft: T) => T | null } = {},
) {
  const [draft, setDraft] = useState<T>(() => {
    const held = stored<T>(key)
    return held ? begin(held) : empty
  })
  const [full, setFull] = useState(false)
  const now = useRef(draft)
  const dirty = useRef(false)

  const save = useCallback(() => {
    if (!dirty.current) return
    dirty.current = false
    const kept = keep({ ...now.current, savedAt: Date.now() })
    now.current = { ...now.current, savedAt: kept?.savedAt ?? 0 }
    if (kept) setFull(!store(key, kept))
    else forget(key)
    setDraft(now.current)
  }, [key, keep])

  const change = useCallback((part: Partial<T> | ((draft: T) => Partial<T>)) => {
    now.current = { ...now.current, ...(typeof part === 'function' ? part(now.current) : part) }
    dirty.current = true
    setDraft(now.current)
  }, [])

  /** The draft was sent or thrown away: nothing may write it again. */
  const forgetChanges = useCallback(() => {
    dirty.current = false
  }, [])

  useEffect(() => {
    const timer = setInterval(save, SAVE_EVERY_MS)
    return () => clearInterval(timer)
  }, [save])
  useDidHide(save)
  useUnload(save)
  return { draft, change, save, forgetChanges, full }
}

function asIs<T>(draft: T): T {
  return draft
}
