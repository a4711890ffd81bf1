import { useCallback, useEffect, useRef, useState } from 'react'
import { useDidHide, useUnload } from '../../../platform/page-hooks'
import { readDraft, writeDraft, type Draft } from './draft'

const SAVE_EVERY_MS = 5000
const EMPTY: Draft = { claimed: null, text: '', photos: [], savedAt: 0 }

/** A form's content that outlasts a killed program: saved every 5 s and on leaving, only when it changed. */
export function useDraft(account: string, taskId: string) {
  const [draft, setDraft] = useState<Draft>(() => readDraft(account, taskId) ?? EMPTY)
  const [full, setFull] = useState(false)
  const now = useRef(draft)
  const dirty = useRef(false)

  const save = useCallback(() => {
    if (!dirty.current) return
    dirty.current = false
    now.current = { ...now.current, savedAt: Date.now() }
    setFull(!writeDraft(account, taskId, now.current))
    setDraft(now.current)
  }, [account, taskId])

  const change = useCallback((part: Partial<Draft> | ((draft: Draft) => Partial<Draft>)) => {
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
