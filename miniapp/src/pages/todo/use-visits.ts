import { useCallback, useState } from 'react'

/** Counts the times the page came into view or was pulled down: lists fetch again when it rises. */
export function useVisits() {
  const [visit, setVisit] = useState(0)
  const refresh = useCallback(() => setVisit((n) => n + 1), [])
  return { visit, refresh }
}
