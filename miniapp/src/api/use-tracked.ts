import type { TrackedCase } from '@mingdu/shared/cases/cases.schema'
import { normalTrackingNo } from '@mingdu/shared/cases/tracking.rules'
import { useCallback, useRef, useState } from 'react'
import { asApiError, type ApiError } from './api-error'
import { api } from './client.gen'

/** The 跟踪卡 of a number and four digits, which stay in memory alone: for another look, and no longer than the page. */
export function useTracked() {
  const [found, setFound] = useState<TrackedCase | null>(null)
  const [error, setError] = useState<ApiError | null>(null)
  const [busy, setBusy] = useState(false)
  const asked = useRef(0)
  const held = useRef<{ no: string; phoneEnd: string } | null>(null)

  /** Whether the case was found; false too when another question came meanwhile. */
  const ask = useCallback(async (no: string, phoneEnd: string): Promise<boolean> => {
    const mine = ++asked.current
    const body = { no: normalTrackingNo(no), phoneEnd }
    setError(null)
    setBusy(true)
    try {
      const answer = await api.cases.track({ body })
      if (mine !== asked.current) return false
      held.current = body
      setFound(answer)
      setBusy(false)
      return true
    } catch (thrown) {
      if (mine !== asked.current) return false
      setError(asApiError(thrown))
      setBusy(false)
      return false
    }
  }, [])

  /** The same again; what is shown stays until the answer is there. */
  const again = useCallback(async () => {
    if (held.current) await ask(held.current.no, held.current.phoneEnd)
  }, [ask])

  /** Nothing is left of who asked for what. */
  const forget = useCallback(() => {
    asked.current++
    held.current = null
    setFound(null)
    setError(null)
    setBusy(false)
  }, [])
  /** What was asked with, for what else it opens; null before. */
  const proof = useCallback(() => held.current, [])
  return { found, error, busy, ask, again, forget, proof }
}
