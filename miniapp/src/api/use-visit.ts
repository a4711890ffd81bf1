import { useState } from 'react'
import { stopPullDown } from '../platform/device'
import { useDidShow, usePullDownRefresh } from '../platform/page-hooks'

/** Rises whenever the page comes into view or is pulled down: its list fetches again. */
export function useVisit(): number {
  const [visit, setVisit] = useState(0)
  useDidShow(() => setVisit((n) => n + 1))
  usePullDownRefresh(() => {
    setVisit((n) => n + 1)
    stopPullDown()
  })
  return visit
}
