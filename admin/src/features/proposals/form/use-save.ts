import type { ChangeKind } from '@mingdu/shared/powers/powers.states'
import type { Proposal } from '@mingdu/shared/proposals/proposals.api'
import { useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import { asApiError, type ApiError } from '../../../api/api-error'
import { api } from '../../../api/client.gen'
import { useWrite } from '../../../api/use-write'
import { useToast } from '../../../components/toast'
import { problemsFrom, type Draft, type Problems } from './draft'

interface SaveOptions {
  kind: ChangeKind
  powerId: string | null
  proposal: Proposal | null
  onProblems: (problems: Problems) => void
  onSaved: () => void
}

interface Sent {
  draft: Draft
  fileIds: string[]
  submit: boolean
}

/**
 * Keeps the draft and, when asked to, hands it in. A draft that was kept but not taken for review is changed by the
 * next try, not proposed a second time.
 */
export function useSaveProposal({ kind, powerId, proposal, onProblems, onSaved }: SaveOptions) {
  const kept = useRef(proposal)
  const [error, setError] = useState<ApiError | null>(null)
  const finish = useFinish(onSaved)
  const save = useWrite(({ draft, fileIds }: Sent, idempotencyKey) => {
    const basis = { text: draft.basis.trim(), fileIds }
    const body = { basis, effectiveOn: draft.effectiveOn, content: draft.content }
    const { current } = kept
    return current
      ? api.proposals.change({
          params: { id: current.id },
          body: { ...body, version: current.version },
          idempotencyKey,
        })
      : api.proposals.create({ body: { ...body, kind, powerId }, idempotencyKey })
  })
  const hand = useWrite(({ id, version }: Proposal, idempotencyKey) =>
    api.proposals.submit({ params: { id }, body: { version }, idempotencyKey }),
  )
  const fail = (failed: unknown) => {
    const e = asApiError(failed)
    setError(e)
    onProblems(problemsFrom(e.fields))
  }
  const send = (sent: Sent) => {
    setError(null)
    save.mutate(sent, {
      onError: fail,
      onSuccess: (saved) => {
        kept.current = saved
        if (!sent.submit) return finish(saved, '已存为草稿')
        hand.mutate(saved, { onError: fail, onSuccess: (done) => finish(done, '已提交合法性审查') })
      },
    })
  }
  return { send, saving: save.isPending || hand.isPending, error }
}

function useFinish(onSaved: () => void) {
  const navigate = useNavigate()
  const toast = useToast()
  return (saved: Proposal, text: string) => {
    onSaved()
    toast(`${text}：${saved.no}`)
    // after the guard has seen that nothing is unsaved
    setTimeout(() => void navigate(`/proposals?view=open&open=${saved.id}`), 0)
  }
}
