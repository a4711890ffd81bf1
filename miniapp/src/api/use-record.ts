import { useCallback, useEffect, useRef, useState } from 'react'
import { asApiError, type ApiError } from './api-error'

export interface Loaded<T> {
  data: T | null
  error: ApiError | null
  loading: boolean
  /** Fetches again; what is shown stays until the answer is there. */
  reload: () => Promise<void>
  /** Takes a fresher record that another call answered with. */
  take: (fresh: T) => void
}

/** One record of the API; a later answer never loses to an earlier question. */
export function useRecord<T>(fetch: () => Promise<T>, key: string): Loaded<T> {
  const [data, setData] = useState<T | null>(null)
  const [error, setError] = useState<ApiError | null>(null)
  const [loading, setLoading] = useState(true)
  const asked = useRef(0)
  const latest = useRef(fetch)
  latest.current = fetch

  const reload = useCallback(async () => {
    const mine = ++asked.current
    setLoading(true)
    const outcome = await settled(latest.current())
    if (mine !== asked.current) return
    setLoading(false)
    setError(outcome.error)
    if (outcome.data !== null) setData(outcome.data)
  }, [])

  const take = useCallback((fresh: T) => {
    asked.current++
    setLoading(false)
    setError(null)
    setData(fresh)
  }, [])

  useEffect(() => {
    setData(null)
    void reload()
  }, [key, reload])
  return { data, error, loading, reload, take }
}

async function settled<T>(going: Promise<T>): Promise<{ data: T | null; error: ApiError | null }> {
  try {
    return { data: await going, error: null }
  } catch (thrown) {
    return { data: null, error: asApiError(thrown) }
  }
}
