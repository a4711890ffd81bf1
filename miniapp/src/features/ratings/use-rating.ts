import type { RatingInvitation } from '@mingdu/shared/ratings/ratings.schema'
import type { RatingLevel, RatingTag } from '@mingdu/shared/ratings/ratings.states'
import { useState } from 'react'
import { asApiError, type ApiError } from '../../api/api-error'
import { api } from '../../api/client.gen'
import { useContentKey } from '../../api/use-content-key'
import { isH5 } from '../../platform/env'

export interface RatingDraft {
  level: RatingLevel | null
  tags: RatingTag[]
  text: string
}

export const EMPTY_DRAFT: RatingDraft = { level: null, tags: [], text: '' }

/** What is being said of a stage, until it was taken in; `again` is the rating after a rectification. */
export function useRating(token: string, again: boolean, onDone: (opened: RatingInvitation) => void) {
  const [draft, setDraft] = useState<RatingDraft>(EMPTY_DRAFT)
  const [problem, setProblem] = useState<string | null>(null)
  const [error, setError] = useState<ApiError | null>(null)
  const [busy, setBusy] = useState(false)
  const keyFor = useContentKey()

  const send = (level: RatingLevel) => {
    const said = { level, tags: draft.tags, text: draft.text.trim() }
    const idempotencyKey = keyFor(JSON.stringify([token, again, said]))
    const params = { token }
    if (again) return api.ratings.regive({ params, body: said, idempotencyKey })
    const client = isH5 ? 'h5' : 'miniapp'
    return api.ratings.give({ params, body: { ...said, client }, idempotencyKey })
  }
  const submit = async () => {
    setError(null)
    setProblem(draft.level === null ? '请选一个满意程度。' : null)
    if (draft.level === null) return
    setBusy(true)
    try {
      onDone(await send(draft.level))
      setDraft(EMPTY_DRAFT)
    } catch (thrown) {
      setError(asApiError(thrown))
    }
    setBusy(false)
  }
  return { draft, setDraft, problem, error, busy, submit: () => void submit() }
}
