import type { CitizenSession } from '@mingdu/shared/citizens/citizens.schema'
import { useCallback, useEffect, useState } from 'react'
import { asApiError, type ApiError } from '../../../api/api-error'
import {
  beginCitizen,
  citizenComesBack,
  citizenHasLeft,
  citizenTicket,
  renewCitizen,
} from '../../../api/citizen-session'
import { targetOf } from '../../../api/stops'
import { isWeapp } from '../../../platform/env'
import { PAGES, startAt } from '../../../platform/navigate'
import { useRouter } from '../../../platform/page-hooks'

/** Signs a citizen in and goes back to where they were stopped. */
export function useCitizenSignIn() {
  const from = useRouter().params['from']
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<ApiError | null>(null)
  const [left, setLeft] = useState(() => citizenHasLeft())

  const attempt = useCallback(
    async (act: () => Promise<boolean>) => {
      setBusy(true)
      setError(null)
      try {
        if (await act()) startAt(targetOf(from, PAGES.me))
      } catch (thrown) {
        setError(asApiError(thrown))
      }
      setBusy(false)
    },
    [from],
  )

  useEffect(() => {
    // whoever signed in with this WeChat before is known again without a tap
    if (isWeapp && !citizenHasLeft() && citizenTicket() === null) void attempt(renewCitizen)
  }, [attempt])

  const run = (act: () => Promise<CitizenSession>) =>
    void attempt(async () => {
      beginCitizen(await act())
      return true
    })
  const again = () => {
    setLeft(false)
    void attempt(citizenComesBack)
  }
  return { busy, error, setError, run, left, again }
}
