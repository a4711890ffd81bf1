import { useState } from 'react'
import { asApiError, type ApiError } from './api-error'
import { useContentKey } from './use-content-key'

/** One write of a page: whether it is on its way, and what it was refused for; the same content sent twice counts once. */
export function useSending(reload: () => Promise<void> = nothing) {
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<ApiError | null>(null)
  const keyOf = useContentKey()
  /** null: refused, and `error` says why. */
  const send = async <T>(content: unknown, call: (key: string) => Promise<T>): Promise<T | null> => {
    setBusy(true)
    setError(null)
    try {
      return await call(keyOf(JSON.stringify(content)))
    } catch (thrown) {
      const refused = asApiError(thrown)
      setError(refused)
      // somebody else was faster: what stands there now is shown
      if (refused.status === 409 || refused.status === 422) await reload()
      return null
    } finally {
      setBusy(false)
    }
  }
  return { busy, error, send }
}

function nothing(): Promise<void> {
  return Promise.resolve()
}
