import { formatTrackingNo, normalTrackingNo, trackingNoProblem } from '@mingdu/shared/cases/tracking.rules'
import type { MyClue } from '@mingdu/shared/clues/clues.schema'
import { useState } from 'react'
import { asApiError, type ApiError } from '../../../api/api-error'
import { api } from '../../../api/client.gen'
import type { ClueSender } from '../parts/clue-acts'

/** Number and PIN as long as the page is open; neither is kept on the phone. */
export function useClueTrack() {
  const [no, setNo] = useState('')
  const [pin, setPin] = useState('')
  const [sent, setSent] = useState(false)
  const [found, setFound] = useState<MyClue | null>(null)
  const [error, setError] = useState<ApiError | null>(null)
  const [busy, setBusy] = useState(false)
  const noProblem = sent ? trackingNoProblem(no) : null
  const pinProblem = sent && !/^\d{6}$/.test(pin) ? '请填 6 位查询密码' : null

  const key = { no: normalTrackingNo(no), pin }
  const ask = async () => {
    setSent(true)
    if (trackingNoProblem(no) !== null || !/^\d{6}$/.test(pin)) return
    setBusy(true)
    setError(null)
    try {
      setFound(await api.clueIntake.track({ body: key }))
    } catch (thrown) {
      setError(asApiError(thrown))
    }
    setBusy(false)
  }
  const another = () => {
    setFound(null)
    setError(null)
    setNo('')
    setPin('')
    setSent(false)
  }
  const sender: ClueSender = {
    urge: (idempotencyKey) => api.clueIntake.urgeAnonymous({ body: key, idempotencyKey }),
    rate: (said, idempotencyKey) =>
      api.clueIntake.rateAnonymous({ body: { ...key, ...said }, idempotencyKey }),
    reopen: (reason, idempotencyKey) =>
      api.clueIntake.reopenAnonymous({ body: { ...key, reason }, idempotencyKey }),
  }
  return {
    ...{ no, pin, noProblem, pinProblem, found, error, busy, sender, another, take: setFound },
    ask: () => void ask(),
    typeNo: (text: string) => setNo(trackingNoProblem(text) === null ? formatTrackingNo(text) : text),
    typePin: (text: string) => setPin(text.normalize('NFKC').replace(/\D/g, '').slice(0, 6)),
  }
}
