import type { Asked } from '@mingdu/shared/confirmations/confirmations.api'
import type { ConfirmationAnswer } from '@mingdu/shared/confirmations/confirmations.states'
import { useState } from 'react'
import { asApiError, type ApiError } from '../../../api/api-error'
import { api } from '../../../api/client.gen'
import { useContentKey } from '../../../api/use-content-key'

/** Sends one answer; `busy` is the one under way. An answer that was lost is sent again under the same key. */
export function useAnswer(token: string, onDone: (asked: Asked) => void) {
  const [busy, setBusy] = useState<ConfirmationAnswer | null>(null)
  const [error, setError] = useState<ApiError | null>(null)
  const keyFor = useContentKey()
  const send = async (answer: ConfirmationAnswer, words: string) => {
    setError(null)
    setBusy(answer)
    try {
      const idempotencyKey = keyFor(JSON.stringify([token, answer, words]))
      onDone(await api.confirmations.answer({ params: { token }, body: { answer, words }, idempotencyKey }))
    } catch (thrown) {
      setError(asApiError(thrown))
    }
    setBusy(null)
  }
  return { busy, error, say: (answer: ConfirmationAnswer, words: string) => void send(answer, words) }
}
