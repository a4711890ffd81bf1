import type { MyClue } from '@mingdu/shared/clues/clues.schema'
import { useState } from 'react'
import { asApiError, type ApiError } from '../../../api/api-error'
import { citizenId } from '../../../api/citizen-session'
import { api } from '../../../api/client.gen'
import { useContentKey } from '../../../api/use-content-key'
import { useDraft } from '../../../components/draft/use-draft'
import { toTop } from '../../../platform/device'
import { forget } from '../../../platform/storage'
import {
  clueProblems,
  contentOf,
  EMPTY,
  keptDraft,
  problemsOf,
  type ClueDraft,
  type Problems,
} from './clue-draft'

const STORAGE_KEY = 'mingdu.clue'
const NO_PIN = { pin: '', again: '' }

/** Where one is: the question about 涉密, the form, what is alike, the answers to check. */
export type Stage = 'classified' | 'stopped' | 'form' | 'check'

export interface Receipt {
  no: string
  /** Of the sender's own; null of somebody anonymous. */
  clue: MyClue | null
}

export type ClueForm = ReturnType<typeof useClue>

/** One 线索 from the first question to its number. */
export function useClue() {
  const { draft, change, save, forgetChanges, full } = useDraft(STORAGE_KEY, EMPTY, OWN)
  const [stage, setStage] = useState<Stage>('classified')
  const [code, setCode] = useState(NO_PIN)
  const [problems, setProblems] = useState<Problems>({})
  const [error, setError] = useState<ApiError | null>(null)
  const [busy, setBusy] = useState(false)
  const [receipt, setReceipt] = useState<Receipt | null>(null)
  const keyFor = useContentKey()

  const goTo = (next: Stage) => {
    setStage(next)
    toTop()
  }
  const edit = (part: Partial<ClueDraft> | ((now: ClueDraft) => Partial<ClueDraft>)) =>
    change((now) => ({ ...(typeof part === 'function' ? part(now) : part), owner: citizenId() }))
  const chooseIdentity = (identity: ClueDraft['identity']) => {
    edit({ identity })
    setCode(NO_PIN)
    // what was kept of a named one goes at once
    save()
  }
  const leaveForm = () => {
    const found = clueProblems(draft, code)
    setProblems(found)
    setError(null)
    save()
    if (Object.keys(found).length === 0) goTo('check')
    else toTop()
  }
  const send = async () => {
    const answer = await given(draft, code.pin, keyFor)
    forgetChanges()
    forget(STORAGE_KEY)
    change(EMPTY)
    forgetChanges()
    setCode(NO_PIN)
    setReceipt(answer)
    toTop()
  }
  const submit = async () => {
    setBusy(true)
    setError(null)
    await send().catch((thrown: unknown) => {
      const refused = asApiError(thrown)
      const about = problemsOf(refused)
      if (!about) return setError(refused)
      setProblems(about)
      goTo('form')
    })
    setBusy(false)
  }
  return {
    ...{ draft, edit, full, stage, goTo, code, setCode, problems, error, busy, receipt },
    ...{ chooseIdentity, leaveForm, submit: () => void submit() },
  }
}

const OWN = {
  begin: (held: ClueDraft) => (held.owner === '' || held.owner === citizenId() ? held : EMPTY),
  keep: keptDraft,
}

async function given(draft: ClueDraft, pin: string, keyFor: (content: string) => string): Promise<Receipt> {
  const content = contentOf(draft)
  if (draft.identity === 'open' || draft.identity === 'sealed') {
    const body = { ...content, identity: draft.identity }
    const clue = await api.clueIntake.submit({ body, idempotencyKey: keyFor(JSON.stringify(body)) })
    return { no: clue.no, clue }
  }
  const body = { ...content, pin }
  const { no } = await api.clueIntake.submitAnonymous({ body, idempotencyKey: keyFor(JSON.stringify(body)) })
  return { no, clue: null }
}
