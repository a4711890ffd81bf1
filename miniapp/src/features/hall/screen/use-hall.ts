import type { Hall } from '@mingdu/shared/cases/hall.api'
import { useEffect, useState } from 'react'
import { asApiError, type ApiError } from '../../../api/api-error'
import { api } from '../../../api/client.gen'

const EVERY_MS = 30_000

/** The hall's day, fetched again and again; what was last known stays when the network fails. */
export function useHall(orgId: string | undefined) {
  const [hall, setHall] = useState<Hall | null>(null)
  const [error, setError] = useState<ApiError | null>(null)
  useEffect(() => {
    let [gone, asked] = [false, 0]
    const fetch = async () => {
      const mine = ++asked
      try {
        const shown = await api.hall.show({ query: orgId === undefined ? {} : { orgId } })
        if (gone || mine !== asked) return
        setHall(shown)
        setError(null)
      } catch (thrown) {
        if (!gone && mine === asked) setError(asApiError(thrown))
      }
    }
    void fetch()
    const timer = setInterval(() => void fetch(), EVERY_MS)
    return () => {
      gone = true
      clearInterval(timer)
    }
  }, [orgId])
  return { hall, error }
}
