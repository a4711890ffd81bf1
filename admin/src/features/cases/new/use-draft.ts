import { useState } from 'react'
import { useMe } from '../../../api/session'
import { EMPTY, type Draft, type DraftApplicant, type DraftMaterial, type Step } from './draft'
import { keepDraft, readDraft } from './draft-store'

/** The draft of this tab, kept with every change. */
export function useDraft() {
  const { id } = useMe()
  const [draft, setDraft] = useState(() => readDraft(id))
  const change = (update: (old: Draft) => Draft) =>
    setDraft((old) => {
      const next = update(old)
      keepDraft(id, next)
      return next
    })
  const forget = () => {
    // who sits at a window receives the next case there, too
    const next = { ...EMPTY, window: draft.window }
    keepDraft(id, next.window === '' ? null : next)
    setDraft(next)
  }
  return {
    draft,
    forget,
    go: (step: Step) => change((old) => ({ ...old, step })),
    /** Another item has other questions and materials; who applies stays. */
    choose: ({ id: guideId, title }: { id: string; title: string }) =>
      change((old) =>
        old.guide?.id === guideId
          ? { ...old, step: 1 }
          : { ...old, step: 1, guide: { id: guideId, title }, answers: {}, materials: {} },
      ),
    answer: (answers: Draft['answers']) => change((old) => ({ ...old, answers })),
    material: (key: string, update: (old: DraftMaterial) => DraftMaterial, before: DraftMaterial) =>
      change((old) => ({
        ...old,
        materials: { ...old.materials, [key]: update(old.materials[key] ?? before) },
      })),
    window: (window: string) => change((old) => ({ ...old, window })),
    applicant: (update: (old: DraftApplicant) => DraftApplicant) =>
      change((old) => ({ ...old, applicant: update(old.applicant) })),
  }
}
