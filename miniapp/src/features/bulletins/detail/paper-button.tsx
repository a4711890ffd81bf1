import { View } from '@tarojs/components'
import { useState } from 'react'
import { asApiError, type ApiError } from '../../../api/api-error'
import { headersFor, urlOf } from '../../../api/exchange'
import { token } from '../../../api/session'
import { Refusal } from '../../../components/notice/refusal'
import { Button } from '../../../components/tap/button'
import { openProtected } from '../../../platform/documents'

/** The paper as PDF, in a tab of the browser or in WeChat's reader. */
export function PaperButton({ id, name }: { id: string; name: string }) {
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<ApiError | null>(null)
  const show = () => {
    setBusy(true)
    setError(null)
    const url = urlOf('/bulletins/:id/paper', { params: { id } })
    void openProtected({ url, headers: headersFor(token()) }, name)
      .catch((thrown: unknown) => setError(asApiError(thrown)))
      .finally(() => setBusy(false))
  }
  return (
    <View className="bulletin-buttons">
      {error && <Refusal className="bulletin-refusal" error={error} today={null} />}
      <Button className="bulletin-pdf" text="打开 PDF" busy={busy} onTap={show} />
    </View>
  )
}
