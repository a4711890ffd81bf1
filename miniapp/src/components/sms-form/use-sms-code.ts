import { useEffect, useState } from 'react'
import { asApiError, type ApiError } from '../../api/api-error'

export type AskCode = (phone: string) => Promise<{ retryAfterSeconds: number }>

/** Sends a code and counts down until the next may be asked for. */
export function useSmsCode(ask: AskCode, onError: (error: ApiError | null) => void) {
  const [wait, setWait] = useState(0)
  const [busy, setBusy] = useState(false)
  const [sentText, setSentText] = useState<string | null>(null)

  useEffect(() => {
    if (wait <= 0) return undefined
    const timer = setTimeout(() => setWait(wait - 1), 1000)
    return () => clearTimeout(timer)
  }, [wait])

  const send = async (phone: string) => {
    setBusy(true)
    onError(null)
    try {
      const { retryAfterSeconds } = await ask(phone)
      setWait(retryAfterSeconds)
      setSentText(`已发到 ${phone.slice(0, 3)}****${phone.slice(7)}。`)
    } catch (thrown) {
      onError(asApiError(thrown))
    }
    setBusy(false)
  }
  return { wait, busy, sentText, send: (phone: string) => void send(phone) }
}
