import { useState } from 'react'
import { asApiError, type ApiError } from '../../api/api-error'
import { useContentKey } from '../../api/use-content-key'
import type { DraftPhoto } from './draft-photo'
import { dropPhotos, storePhotos } from './store-photos'

/** What every form of an act with files keeps. */
interface Filled {
  photos: DraftPhoto[]
  papers: DraftPhoto[]
  savedAt: number
}

/** Does one act on a record in the version that was seen; the same content sent twice counts once. */
export function useActWithFiles<F extends Filled, R extends { id: string; version: number }>(
  act: string | null,
  record: R | null,
  perform: (record: R, filled: F & { fileIds: string[] }, key: string) => Promise<unknown>,
  reload: () => Promise<void>,
) {
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<ApiError | null>(null)
  const [done, setDone] = useState(false)
  const keyOf = useContentKey()
  const send = async (filled: F, onDone: () => void) => {
    if (act === null || !record) return
    setBusy(true)
    setError(null)
    try {
      const files = [...filled.photos, ...filled.papers]
      const fileIds = await storePhotos(files, () => undefined)
      await perform(record, { ...filled, fileIds }, keyOf(contentOf(act, record, filled)))
      onDone()
      dropPhotos(files)
      setDone(true)
    } catch (thrown) {
      const refused = asApiError(thrown)
      setError(refused)
      if (refused.status === 409 || refused.status === 422) await reload()
    }
    setBusy(false)
  }
  return { busy, error, done, send: (filled: F, onDone: () => void) => void send(filled, onDone) }
}

/** What was said, whenever it was kept or its files arrived. */
function contentOf(
  act: string,
  { id, version }: { id: string; version: number },
  { photos, papers, savedAt: _savedAt, ...said }: Filled,
): string {
  return JSON.stringify([act, id, version, said, [...photos, ...papers].map(({ key }) => key)])
}
