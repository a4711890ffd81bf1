import { useState } from 'react'
import type { Feedback } from '@mingdu/shared/feedback/feedback.api'
import { asApiError, type ApiError } from '../../../api/api-error'
import { api } from '../../../api/client.gen'
import { useContentKey } from '../../../api/use-content-key'
import { useDraft } from '../../../components/draft/use-draft'
import type { DraftPhoto } from '../../../components/photo-field/draft-photo'
import { dropPhotos, storePhotos } from '../../../components/photo-field/store-photos'
import { forget } from '../../../platform/storage'
import { feedbackProblems, problemsOf, type Problems } from './check-feedback'

interface Draft {
  text: string
  photos: DraftPhoto[]
  savedAt: number
}

const EMPTY: Draft = { text: '', photos: [], savedAt: 0 }

/** One 意见 from the first word to its number; what is written stays on the phone until it was sent. */
export function useWrite(account: string) {
  const storageKey = `mingdu.feedback.${account}`
  const { draft, change, save, forgetChanges, full } = useDraft(storageKey, EMPTY)
  const [problems, setProblems] = useState<Problems>({})
  const [error, setError] = useState<ApiError | null>(null)
  const [busy, setBusy] = useState(false)
  const [sent, setSent] = useState<Feedback | null>(null)
  const keyFor = useContentKey()

  const changePhotos = (next: (photos: DraftPhoto[]) => DraftPhoto[]) =>
    change((now) => ({ photos: next(now.photos) }))
  const send = async () => {
    const text = draft.text.trim()
    const pictures = await storePhotos(draft.photos, (stored, fileId) =>
      changePhotos((now) => now.map((one) => (one.key === stored.key ? { ...one, fileId } : one))),
    )
    const body = { text, pictures }
    const answer = await api.feedback.submit({ body, idempotencyKey: keyFor(JSON.stringify(body)) })
    forgetChanges()
    forget(storageKey)
    dropPhotos(draft.photos)
    setSent(answer)
  }
  const submit = async () => {
    const found = feedbackProblems(draft.text)
    setProblems(found)
    setError(null)
    if (Object.keys(found).length > 0) return
    save()
    setBusy(true)
    await send().catch((thrown: unknown) => {
      const refused = asApiError(thrown)
      const about = problemsOf(refused)
      if (about) setProblems(about)
      else setError(refused)
    })
    setBusy(false)
  }
  return { draft, change, changePhotos, problems, error, busy, full, sent, submit: () => void submit() }
}
