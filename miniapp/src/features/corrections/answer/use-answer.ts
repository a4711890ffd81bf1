import type { Response } from '@mingdu/shared/kernel/endpoint'
import type { correctionsApi } from '@mingdu/shared/corrections/corrections.api'
import { useCallback, useEffect, useRef, useState } from 'react'
import { asApiError, type ApiError } from '../../../api/api-error'
import { api } from '../../../api/client.gen'

type Answer = Response<(typeof correctionsApi)['answer']>

/** The answer to a 纠错 by its query code; a code that came with the address is asked for at once. */
export function useAnswer(given: string) {
  const [answer, setAnswer] = useState<Answer | null>(null)
  const [error, setError] = useState<ApiError | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const asked = useRef(0)
  const ask = useCallback(async (code: string) => {
    setError(null)
    setAnswer(null)
    const wrong = /^[0-9A-Z]{10}$/.test(code) ? null : '查询码应为 10 位字母或数字'
    setProblem(wrong)
    if (wrong) return
    const mine = ++asked.current
    setBusy(true)
    try {
      const found = await api.corrections.answer({ params: { code } })
      if (mine === asked.current) setAnswer(found)
    } catch (thrown) {
      if (mine === asked.current) setError(asApiError(thrown))
    }
    if (mine === asked.current) setBusy(false)
  }, [])
  useEffect(() => {
    if (given !== '') void ask(given)
  }, [given, ask])
  return { answer, error, problem, busy, ask: (code: string) => void ask(code) }
}
