import type { Paper } from '@mingdu/shared/guides/guides.schema'
import { useState } from 'react'
import { asApiError, type ApiError } from '../../../api/api-error'
import { api } from '../../../api/client.gen'
import { namedFile } from '../../../api/public-file'
import { useContentKey } from '../../../api/use-content-key'
import { openDocument } from '../../../platform/documents'

/** 一次性告知书: gets its number once for the same answers, then opens as PDF or Word. */
export function usePaper(guideId: string, answers: Record<string, string>) {
  const [paper, setPaper] = useState<Paper | null>(null)
  const [error, setError] = useState<ApiError | null>(null)
  const [busy, setBusy] = useState(false)
  const [unopened, setUnopened] = useState(false)
  const keyFor = useContentKey()
  const print = async () => {
    setBusy(true)
    setError(null)
    setUnopened(false)
    try {
      const idempotencyKey = keyFor(`${guideId} ${JSON.stringify(answers)}`)
      setPaper(await api.guides.print({ params: { id: guideId }, body: { answers }, idempotencyKey }))
    } catch (thrown) {
      setError(asApiError(thrown))
    }
    setBusy(false)
  }
  const show = (format: 'pdf' | 'docx') => {
    if (!paper) return
    setUnopened(false)
    openDocument(namedFile(paper[format]), `一次性告知书.${format}`).catch(() => setUnopened(true))
  }
  return { paper, error, busy, unopened, print: () => void print(), show, close: () => setPaper(null) }
}
