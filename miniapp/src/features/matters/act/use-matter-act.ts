import type { Matter } from '@mingdu/shared/matters/matters.schema'
import { useState } from 'react'
import { asApiError, type ApiError } from '../../../api/api-error'
import { api } from '../../../api/client.gen'
import { useContentKey } from '../../../api/use-content-key'
import { dropPhotos, storePhotos } from '../../../components/photo-field/store-photos'
import type { MatterFilled, PhoneMatterAct } from './matter-acts'

export type MatterDoing = ReturnType<typeof useMatterAct>

/** Takes one step; the same content sent twice counts once. */
export function useMatterAct(act: PhoneMatterAct | null, matter: Matter | null, reload: () => Promise<void>) {
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<ApiError | null>(null)
  const [done, setDone] = useState(false)
  const keyOf = useContentKey()
  const send = async (filled: MatterFilled, onDone: () => void) => {
    if (!act || !matter) return
    setBusy(true)
    setError(null)
    try {
      const files = [...filled.photos, ...filled.papers]
      const fileIds = await storePhotos(files, () => undefined)
      await perform(act, matter, { ...filled, fileIds }, keyOf(contentOf(act, matter, filled)))
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
  return { busy, error, done, send: (filled: MatterFilled, onDone: () => void) => void send(filled, onDone) }
}

/** What was said, whenever it was kept or its files arrived. */
function contentOf(act: PhoneMatterAct, { id, version }: Matter, filled: MatterFilled): string {
  const { photos, papers, savedAt: _savedAt, ...said } = filled
  return JSON.stringify([act, id, version, said, [...photos, ...papers].map(({ key }) => key)])
}

function perform(
  act: PhoneMatterAct,
  { id, version }: Matter,
  { fileIds, method, outcome, redo, days, ...filled }: MatterFilled & { fileIds: string[] },
  idempotencyKey: string,
): Promise<unknown> {
  const at = { params: { id }, idempotencyKey }
  const note = filled.text.trim()
  switch (act) {
    case 'complete':
      return api.matters.complete({ ...at, body: { version, conclusion: note, fileIds } })
    case 'firstReview':
      return api.matters.firstReview({ ...at, body: { version, note } })
    case 'verifyClose':
      return api.matters.verifyClose({ ...at, body: { version, note, method, fileIds } })
    case 'approveClose':
      return api.matters.approveClose({ ...at, body: { version, note, outcome } })
    case 'close':
      return api.matters.close({ ...at, body: { version, note } })
    case 'sendBack': {
      const tasks = redo.map((taskId) => ({ taskId, days, left: 0 }))
      return api.matters.sendBack({ ...at, body: { version, note, tasks } })
    }
  }
}
