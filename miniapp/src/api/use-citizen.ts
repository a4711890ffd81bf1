import type { Citizen } from '@mingdu/shared/citizens/citizens.schema'
import { useCallback, useEffect, useState } from 'react'
import { asApiError, type ApiError } from './api-error'
import { citizenToken, onCitizen } from './citizen-session'
import { api } from './client.gen'

let citizen: Citizen | null = null
const watchers = new Set<() => void>()

onCitizen(() => keepCitizen(null))

/** The citizen behind the session, shared by all pages; nobody is asked for while nobody is signed in. */
export function useCitizen() {
  const [, redraw] = useState(0)
  const [error, setError] = useState<ApiError | null>(null)
  useEffect(() => {
    const told = () => redraw((n) => n + 1)
    watchers.add(told)
    return () => void watchers.delete(told)
  }, [])
  const reload = useCallback(async () => {
    if (citizenToken() === null) return
    setError(null)
    try {
      keepCitizen(await api.citizens.me())
    } catch (thrown) {
      setError(asApiError(thrown))
    }
  }, [])
  useEffect(() => {
    if (citizen === null) void reload()
  }, [reload])
  return { citizen, error: citizen ? null : error, signedIn: citizenToken() !== null, reload }
}

/** Another call answered with the citizen as they are now. */
export function keepCitizen(fresh: Citizen | null): void {
  citizen = fresh
  watchers.forEach((told) => told())
}
