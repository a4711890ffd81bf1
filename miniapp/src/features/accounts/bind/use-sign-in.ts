import { useCallback, useEffect, useState } from 'react'
import { asApiError, type ApiError } from '../../../api/api-error'
import { api } from '../../../api/client.gen'
import { begin, comeBack, hasLeft, renew, ticket, type SignedIn } from '../../../api/session'
import { targetOf } from '../../../api/stops'
import { isWeapp } from '../../../platform/env'
import { startAt } from '../../../platform/navigate'
import { useRouter } from '../../../platform/page-hooks'

export type SignIn = ReturnType<typeof useSignIn>

/** Runs a sign-in and goes back to where the person was stopped. */
export function useSignIn() {
  const from = useRouter().params['from']
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<ApiError | null>(null)
  const [left, setLeft] = useState(() => hasLeft())

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
    if (isWeapp && hasLeft() === null && ticket() === null) void attempt(renew)
  }, [attempt])

  /** `agreed`: the version of the notice that was agreed to with this sign-in, where the act itself does not say so. */
  const run = (act: () => Promise<SignedIn>, agreed: string | null = null) => {
    void attempt(async () => {
      const session = await act()
      begin(session)
      if (agreed !== null && session.me.privacy.needed) await consent(agreed)
      return true
    })
  }
  const again = () => {
    setLeft(null)
    void attempt(comeBack)
  }
  return { busy, error, setError, run, left, again }
}

/** The person is signed in either way: a consent that was not taken down is asked for again. */
async function consent(version: string): Promise<void> {
  await api.privacy.consent({ body: { version } }).catch(() => undefined)
}
