import { useState } from 'react'
import { asApiError, type ApiError } from '../../../api/api-error'
import { api } from '../../../api/client.gen'
import { useContentKey } from '../../../api/use-content-key'
import type { DraftPhoto } from '../../../components/photo-field/draft-photo'
import { dropPhotos, storePhotos } from '../../../components/photo-field/store-photos'

/** What is answered, kept on the phone until it was sent. */
export interface AnswerFilled {
  text: string
  photos: DraftPhoto[]
  papers: DraftPhoto[]
  /** Milliseconds since the epoch, the phone's clock; 0: never kept. */
  savedAt: number
}

/** 签收 and 回复 of one 督查通知; the same sent twice counts once. `after`: it was done, or somebody else did it. */
export function useDirectiveAct(id: string, after: () => Promise<void>) {
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<ApiError | null>(null)
  const keyOf = useContentKey()
  const doing = async (act: () => Promise<void>) => {
    setBusy(true)
    setError(null)
    try {
      await act()
      await after()
    } catch (thrown) {
      const refused = asApiError(thrown)
      setError(refused)
      if (refused.status === 409) await after()
    }
    setBusy(false)
  }
  const receive = async () => {
    await api.directives.receive({
      params: { id },
      body: {},
      idempotencyKey: keyOf(JSON.stringify(['receive', id])),
    })
  }
  const answer = async ({ text, photos, papers }: AnswerFilled, onDone: () => void) => {
    const files = [...photos, ...papers]
    const fileIds = await storePhotos(files, () => undefined)
    const said = text.trim()
    const idempotencyKey = keyOf(JSON.stringify(['answer', id, said, files.map(({ key }) => key)]))
    await api.directives.answer({ params: { id }, body: { text: said, fileIds }, idempotencyKey })
    onDone()
    dropPhotos(files)
  }
  return {
    busy,
    error,
    receive: () => void doing(receive),
    answer: (filled: AnswerFilled, onDone: () => void) => void doing(() => answer(filled, onDone)),
  }
}
