import type { Response } from '@mingdu/shared/kernel/endpoint'
import type { padsApi } from '@mingdu/shared/ratings/pads.api'
import { useEffect, useState } from 'react'
import { asApiError, type ApiError } from '../../../api/api-error'
import { api } from '../../../api/client.gen'

export type PadNow = Response<(typeof padsApi)['current']>

const EVERY_MS = 3000

/** What the pad asks now, looked at again and again while the page is open; a failure keeps what was there. */
export function usePad(code: string) {
  const [pad, setPad] = useState<PadNow | null>(null)
  const [error, setError] = useState<ApiError | null>(null)
  const [round, setRound] = useState(0)
  useEffect(() => {
    let gone = false
    let timer: ReturnType<typeof setTimeout> | undefined
    const look = async () => {
      try {
        const now = await api.pads.current({ params: { code } })
        if (gone) return
        setPad(now)
        setError(null)
      } catch (thrown) {
        if (gone) return
        setError(asApiError(thrown))
      }
      timer = setTimeout(() => void look(), EVERY_MS)
    }
    void look()
    return () => {
      gone = true
      clearTimeout(timer)
    }
  }, [code, round])
  return { pad, error, retry: () => setRound((n) => n + 1) }
}
