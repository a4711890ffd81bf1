import type { PublicGuide } from '@mingdu/shared/guides/guides.schema'
import { useState } from 'react'
import { carriedOver, keepPrepared, preparedFor, type Prepared } from '../../../components/prepared/prepared'

export interface Preparing {
  prepared: Prepared
  /** Set when the guide has changed since the last visit: the version then, and how many ticks that cost. */
  changed: { from: number; dropped: number } | null
  /** The phone's storage is full. */
  full: boolean
  answer: (question: string, option: string) => void
  /** Asks a question again; answers to later ones that are still asked keep. */
  askAgain: (question: string) => void
  tick: (material: { key: string; name: string }) => void
}

/** Answers and ticks of one guide, kept on the phone from visit to visit. */
export function usePrepared(guide: PublicGuide): Preparing {
  const [{ first, changed }] = useState(() => opened(guide))
  const [prepared, setPrepared] = useState(first)
  const [full, setFull] = useState(false)
  const change = (next: Prepared) => {
    setPrepared(next)
    // an old version is looked at, not worked with
    if (guide.no >= guide.latestNo) setFull(!keepPrepared(guide.id, next))
  }
  return {
    prepared,
    changed,
    full,
    answer: (question, option) =>
      change({ ...prepared, answers: { ...prepared.answers, [question]: option } }),
    askAgain: (question) => change({ ...prepared, answers: without(prepared.answers, question) }),
    tick: ({ key, name }) =>
      change({
        ...prepared,
        ticked: key in prepared.ticked ? without(prepared.ticked, key) : { ...prepared.ticked, [key]: name },
      }),
  }
}

function opened(guide: PublicGuide): { first: Prepared; changed: Preparing['changed'] } {
  const before = preparedFor(guide.id)
  if (!before) return { first: { no: guide.no, answers: {}, ticked: {} }, changed: null }
  const { prepared, dropped } = carriedOver(before, guide.no, guide.content.materials)
  const changed = before.no < guide.no ? { from: before.no, dropped } : null
  return { first: prepared, changed }
}

function without(record: Record<string, string>, key: string): Record<string, string> {
  return Object.fromEntries(Object.entries(record).filter(([one]) => one !== key))
}
