import type { JointStep } from '@mingdu/shared/cases/joint.schema'
import type { JointOutcome } from '@mingdu/shared/cases/joint.states'
import { useRef, useState } from 'react'
import { asApiError, type ApiError } from '../../../api/api-error'
import { api } from '../../../api/client.gen'
import { newKey } from '../../../api/key'
import type { Loaded } from '../../../api/use-record'

export interface StepAnswer {
  outcome: JointOutcome
  opinion: string
}

export type StepActs = ReturnType<typeof useStepActs>

/** Takes and answers a 联办; the same answer sent twice counts once. */
export function useStepActs({ take: show, reload }: Pick<Loaded<JointStep>, 'take' | 'reload'>) {
  const [busy, setBusy] = useState<'take' | 'answer' | null>(null)
  const [error, setError] = useState<ApiError | null>(null)
  const last = useRef({ content: '', key: '' })

  const act = async (
    step: JointStep,
    answer: StepAnswer | null,
    onDone: () => void = () => undefined,
  ): Promise<void> => {
    const { n, version } = step
    const params = { id: step.case.id, n }
    const idempotencyKey = keyFor(JSON.stringify([step.id, version, answer]), last.current)
    setBusy(answer === null ? 'take' : 'answer')
    setError(null)
    try {
      const fresh = await (answer === null
        ? api.caseJoint.take({ params, body: { version }, idempotencyKey })
        : api.caseJoint.answer({ params, body: { ...answer, version }, idempotencyKey }))
      show(fresh)
      onDone()
    } catch (thrown) {
      const refused = asApiError(thrown)
      setError(refused)
      if (refused.status === 409) await reload()
    }
    setBusy(null)
  }
  return {
    busy,
    error,
    take: (step: JointStep) => void act(step, null),
    answer: (step: JointStep, answer: StepAnswer, onDone: () => void) => void act(step, answer, onDone),
  }
}

/** The key of the last try while nothing was changed since, else a new one. */
function keyFor(content: string, last: { content: string; key: string }): string {
  if (last.content !== content) Object.assign(last, { content, key: newKey() })
  return last.key
}
