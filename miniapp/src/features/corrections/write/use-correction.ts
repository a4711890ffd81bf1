import type { Response } from '@mingdu/shared/kernel/endpoint'
import type { correctionsApi } from '@mingdu/shared/corrections/corrections.api'
import { useState } from 'react'
import { asApiError, type ApiError } from '../../../api/api-error'
import { api } from '../../../api/client.gen'
import { useContentKey } from '../../../api/use-content-key'
import { useDraft } from '../../../components/draft/use-draft'
import { forget } from '../../../platform/storage'
import { correctionProblems, problemsOf, type Problems, type TargetKind } from './check-correction'

export interface Target {
  kind: TargetKind
  id: string
  no: number
}

interface Draft {
  field: string
  text: string
  phone: string
  savedAt: number
}

const EMPTY: Draft = { field: '', text: '', phone: '', savedAt: 0 }

export type Receipt = Response<(typeof correctionsApi)['submit']>

/** One 纠错 from the first word to its query code; what is written stays on the phone until it was sent. */
export function useCorrection(target: Target) {
  const storageKey = `mingdu.correction.${target.kind}.${target.id}`
  const { draft, change, save, forgetChanges, full } = useDraft(storageKey, EMPTY)
  const [problems, setProblems] = useState<Problems>({})
  const [error, setError] = useState<ApiError | null>(null)
  const [busy, setBusy] = useState(false)
  const [receipt, setReceipt] = useState<Receipt | null>(null)
  const keyFor = useContentKey()

  const send = async () => {
    const body = { target, field: draft.field, text: draft.text.trim(), phone: draft.phone }
    const answer = await api.corrections.submit({ body, idempotencyKey: keyFor(JSON.stringify(body)) })
    forgetChanges()
    forget(storageKey)
    setReceipt(answer)
  }
  const submit = async () => {
    const found = correctionProblems(draft)
    setProblems(found)
    setError(null)
    if (Object.keys(found).length > 0) return
    save()
    setBusy(true)
    await send().catch((thrown: unknown) => {
      const refused = asApiError(thrown)
      const about = problemsOf(refused)
      if (about) setProblems(about)
      else setError(refused)
    })
    setBusy(false)
  }
  return { draft, change, problems, error, busy, full, receipt, submit: () => void submit() }
}
