import { useState } from 'react'
import { asApiError, type ApiError } from '../../../api/api-error'
import { api } from '../../../api/client.gen'
import { leave } from '../../../api/session'
import { targetOf } from '../../../api/stops'
import { loadMe } from '../../../api/use-me'
import { PAGES, startAt } from '../../../platform/navigate'
import { useRouter } from '../../../platform/page-hooks'

/** Agrees to a version and goes on to where the person was stopped; or signs out. */
export function useConsent(version: string, onOutdated: () => void) {
  const from = useRouter().params['from']
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<ApiError | null>(null)
  const agree = async () => {
    setBusy(true)
    setError(null)
    try {
      await api.privacy.consent({ body: { version } })
      await loadMe()
      startAt(targetOf(from))
    } catch (thrown) {
      const refused = asApiError(thrown)
      setError(refused)
      if (refused.code === 'privacy.version') onOutdated()
    }
    setBusy(false)
  }
  const refuse = async () => {
    // without an answer the session ends here all the same, and on the server when it expires
    await api.accounts.signOut().catch(() => undefined)
    leave('signedOut')
    startAt(PAGES.bind)
  }
  return { busy, error, agree: () => void agree(), refuse: () => void refuse() }
}
