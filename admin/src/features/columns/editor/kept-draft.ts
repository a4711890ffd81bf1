import { useEffect, useRef } from 'react'
import type { ArticleDraft } from './article-draft'

/** What was written and not saved, on this computer. `version`: of the article it was written over; 0: a new one. */
export interface KeptDraft {
  version: number
  draft: ArticleDraft
}

const KEEP_MS = 2000

/** `which`: the article by its id, or a new one of a column. */
export function keptKey(accountId: string, which: string): string {
  return `mingdu.article-draft.${accountId}.${which}`
}

/** null when there is none; what is not a draft is forgotten. */
export function readKept(key: string): KeptDraft | null {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(key) ?? 'null')
    return isKept(stored) ? stored : null
  } catch {
    return null
  }
}

function isKept(stored: unknown): stored is KeptDraft {
  if (typeof stored !== 'object' || stored === null || !('version' in stored) || !('draft' in stored))
    return false
  const { draft } = stored
  return typeof draft === 'object' && draft !== null && 'blocks' in draft && 'exposure' in draft
}

/** Keeps what is not saved whenever the pen rests and when the page is left; null: nothing is to be kept. */
export function useKeeping(key: string, kept: KeptDraft | null): { forget: () => void } {
  const now = useRef({ kept, over: false })
  now.current.kept = kept
  useEffect(() => {
    const timer = setTimeout(() => write(key, now.current), KEEP_MS)
    return () => clearTimeout(timer)
  }, [key, kept?.draft])
  useEffect(() => {
    const keep = () => write(key, now.current)
    window.addEventListener('pagehide', keep)
    return () => {
      window.removeEventListener('pagehide', keep)
      keep()
    }
  }, [key])
  return {
    forget: () => {
      now.current.over = true
      localStorage.removeItem(key)
    },
  }
}

function write(key: string, { kept, over }: { kept: KeptDraft | null; over: boolean }): void {
  if (over || kept === null) localStorage.removeItem(key)
  else localStorage.setItem(key, JSON.stringify(kept))
}
