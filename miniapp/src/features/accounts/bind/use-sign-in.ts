import { useCallback, useEffect, useState } from 'react'
import { asApiError, type ApiError } from '../../../api/api-error'
import { begin, comeBack, hasLeft, renew, ticket, type SignedIn } from '../../../api/session'
import { isWeapp } from '../../../platform/env'
import { PAGES, startAt } from '../../../platform/navigate'
import { useRouter } from '../../../platform/page-hooks'

export type SignIn = ReturnType<typeof useSignIn>

/** Runs a sign-in and goes back to where the person was stopped. */
export function useSignIn() {
  const from = useRouter().params['from']
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<ApiError | null>(null)
  const [left, setLeft] = useState(() => isWeapp && hasLeft())

  const attempt = useCallback(
    async (act: () => Promise<boolean>) => {
      setBusy(true)
      setError(null)
      try {
        if (await act()) startAt(targetOf(from))
      } catch (thrown) {
        setError(asApiError(thrown))
      }
      setBusy(false)
    },
    [from],
  )

  useEffect(() => {
    // opened by itself, or after an administrator has bound the person meanwhile
    if (isWeapp && !hasLeft() && ticket() === null) void attempt(renew)
  }, [attempt])

  const run = (act: () => Promise<SignedIn>) => {
    void attempt(async () => {
      begin(await act())
      return true
    })
  }
  const again = () => {
    setLeft(false)
    void attempt(comeBack)
  }
  return { busy, error, setError, run, left, again }
}

/** Only an address of this program: anything else would be somebody's trap. */
export function targetOf(from: string | undefined): string {
  const address = from ? decodeURIComponent(from) : ''
  const known = Object.values(PAGES).some((page) => address === page || address.startsWith(`${page}?`))
  return known && !address.startsWith(PAGES.bind) ? address : PAGES.todo
}
