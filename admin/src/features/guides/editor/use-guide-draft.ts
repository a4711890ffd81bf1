import type { Guide, GuideContent } from '@mingdu/shared/guides/guides.schema'
import { useCallback, useEffect, useRef, useState } from 'react'
import { api } from '../../../api/client.gen'
import { useWrite } from '../../../api/use-write'
import { tidied } from './tidy'

export type Patch = (change: Partial<GuideContent> | ((old: GuideContent) => Partial<GuideContent>)) => void

/** What the draft began with: a save is refused when the record is newer than this. */
interface Base {
  version: number
  content: GuideContent
}

/** The content as it is being written, over the version it began with. */
export function useGuideDraft(newest: Guide, onSaved: () => void) {
  const [base, setBase] = useState<Base>({ version: newest.version, content: newest.content })
  const [content, setContent] = useState(newest.content)
  const dirty = content !== base.content
  const sent = useRef<GuideContent | null>(null)
  const patch: Patch = useCallback(
    (change) => setContent((old) => ({ ...old, ...(typeof change === 'function' ? change(old) : change) })),
    [],
  )
  const adopt = useCallback((guide: { version: number; content: GuideContent }) => {
    setBase({ version: guide.version, content: guide.content })
    setContent(guide.content)
  }, [])
  // what others saved while nothing was written here is simply taken over
  useEffect(() => {
    if (!dirty && newest.version > base.version) adopt(newest)
  }, [dirty, newest, base.version, adopt])
  const save = useWrite(
    (body: { version: number; content: GuideContent }, idempotencyKey) =>
      api.guides.save({ params: { id: newest.id }, body, idempotencyKey }),
    {
      onDone: (saved) => {
        setBase({ version: saved.version, content: saved.content })
        // what was typed while it was on its way stays, and stays unsaved
        setContent((now) => (now === sent.current ? saved.content : now))
        onSaved()
      },
    },
  )
  return {
    content,
    base,
    dirty,
    patch,
    adopt,
    /** Starts over from the newest version, with these fields kept. */
    rebase: (guide: Guide, kept: GuideContent) => {
      setBase({ version: guide.version, content: guide.content })
      setContent(kept)
      save.reset()
    },
    saving: save.isPending,
    // what was refused stands there until something is changed; that someone else was faster, until it is dealt with
    error: save.error?.code === 'version.stale' || content === sent.current ? save.error : null,
    forgetError: save.reset,
    save: () => {
      // what is on screen is what was sent: the places of refused fields are those of its rows
      const kept = tidied(content)
      sent.current = kept
      setContent(kept)
      save.mutate({ version: base.version, content: kept })
    },
    /** The record moved on under unsaved work. */
    behind: dirty && newest.version > base.version,
  }
}

export type GuideDraft = ReturnType<typeof useGuideDraft>
