import type { FileInfo } from '@mingdu/shared/files/files.api'
import { useEffect, useRef, useState } from 'react'
import { newIdempotencyKey } from '../../api/send'

/** What a person has written and not yet sent. */
export interface ReportContent {
  /** Cumulative; a count, or percent with up to two decimals. null: not filled. */
  claimed: number | null
  text: string
  /** The day on which the work is said to be done. */
  doneOn?: string | null
  /** Places of milestones; undefined: not touched. */
  milestones?: readonly number[]
  photos: readonly FileInfo[]
  attachments: readonly FileInfo[]
}

export interface ReportDraft {
  content: ReportContent
  savedAt: string
  /** The last attempt: the same content is sent again with the same key, even after a reload. */
  attempt: { content: string; key: string } | null
}

export const EMPTY_CONTENT: ReportContent = { claimed: null, text: '', photos: [], attachments: [] }

const SAVE_EVERY_MS = 5000

export function draftKey(accountId: string, taskId: string): string {
  return `mingdu.report-draft.${accountId}.${taskId}`
}

/** A draft on this computer, or null; what is not a draft is forgotten. */
export function readDraft(key: string): ReportDraft | null {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(key) ?? 'null')
    return isDraft(stored) ? stored : null
  } catch {
    return null
  }
}

/** The key for sending this content: the one of the failed attempt while the content is the same. */
export function attemptFor(
  content: ReportContent,
  before: ReportDraft['attempt'],
): NonNullable<ReportDraft['attempt']> {
  const text = JSON.stringify(content)
  return before?.content === text ? before : { content: text, key: newIdempotencyKey() }
}

/** The content of a report form, kept every 5 s and when the page is left; `saved` says when. */
export function useReportDraft(key: string) {
  const [restored] = useState(() => readDraft(key))
  const [content, setContent] = useState<ReportContent>(restored?.content ?? EMPTY_CONTENT)
  const [saved, setSaved] = useState<string | null>(restored?.savedAt ?? null)
  const now = useRef({
    content,
    attempt: restored?.attempt ?? null,
    kept: restored?.content ?? EMPTY_CONTENT,
    over: false,
  })
  now.current.content = content

  useEffect(() => {
    const keep = () => {
      const { content: current, attempt, kept, over } = now.current
      if (over || current === kept) return
      now.current.kept = current
      setSaved(write(key, current, attempt))
    }
    const timer = setInterval(keep, SAVE_EVERY_MS)
    window.addEventListener('pagehide', keep)
    return () => {
      clearInterval(timer)
      window.removeEventListener('pagehide', keep)
      keep()
    }
  }, [key])

  return {
    content,
    restored: restored !== null,
    saved,
    change: (part: (before: ReportContent) => Partial<ReportContent>) =>
      setContent((old) => ({ ...old, ...part(old) })),
    /** Call before sending: keeps the draft with the key of this attempt. */
    startAttempt: (): string => {
      const attempt = attemptFor(content, now.current.attempt)
      now.current = { ...now.current, attempt, kept: content }
      setSaved(write(key, content, attempt))
      return attempt.key
    },
    /** A final answer came: sending the same content again is a new intention. */
    endAttempt: () => {
      now.current.attempt = null
      setSaved(write(key, now.current.content, null))
    },
    discard: () => {
      now.current = { content: EMPTY_CONTENT, attempt: null, kept: EMPTY_CONTENT, over: false }
      localStorage.removeItem(key)
      setSaved(null)
      setContent(EMPTY_CONTENT)
    },
    /** Sent: nothing is to be kept any more. */
    finish: () => {
      now.current.over = true
      localStorage.removeItem(key)
    },
  }
}

function write(key: string, content: ReportContent, attempt: ReportDraft['attempt']): string {
  const savedAt = new Date().toISOString()
  localStorage.setItem(key, JSON.stringify({ content, savedAt, attempt } satisfies ReportDraft))
  return savedAt
}

function isDraft(stored: unknown): stored is ReportDraft {
  if (typeof stored !== 'object' || stored === null || !('content' in stored) || !('savedAt' in stored))
    return false
  const { content } = stored
  return (
    typeof content === 'object' &&
    content !== null &&
    'text' in content &&
    'photos' in content &&
    'attachments' in content
  )
}
