import { useRef, useState } from 'react'
import type { Report, Task } from '@mingdu/shared/tasks/tasks.schema'
import type { VerifyMethod } from '@mingdu/shared/tasks/tasks.states'
import { asApiError, type ApiError } from '../../../api/api-error'
import { api } from '../../../api/client.gen'
import { newKey } from '../../../api/key'

export interface Decision {
  act: 'accept' | 'return'
  method: VerifyMethod
  /** As the API counts. */
  verified: number
  opinion: string
}

export interface Decided {
  act: Decision['act']
  task: Task
}

export type Verify = ReturnType<typeof useVerify>

/** Accepts or returns the pending report; the same decision sent twice counts once. */
export function useVerify(task: Task | null, reload: () => Promise<void>) {
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<ApiError | null>(null)
  const [decided, setDecided] = useState<Decided | null>(null)
  const last = useRef({ content: '', key: '' })

  const decide = async (report: Report, decision: Decision) => {
    if (!task) return
    setBusy(true)
    setError(null)
    try {
      const answer = await sendDecision(report, decision, keyFor(report, decision, last.current))
      setDecided({ act: decision.act, task: answer.task })
    } catch (thrown) {
      const refused = asApiError(thrown)
      setError(refused)
      if (refused.status === 409) await reload()
    }
    setBusy(false)
  }
  return {
    busy,
    error,
    decided,
    decide: (report: Report, decision: Decision) => void decide(report, decision),
  }
}

/** The key of the last try while nothing was changed since, else a new one. */
function keyFor(report: Report, decision: Decision, last: { content: string; key: string }): string {
  const content = JSON.stringify([report.id, report.version, decision])
  if (last.content !== content) Object.assign(last, { content, key: newKey() })
  return last.key
}

function sendDecision(report: Report, decision: Decision, idempotencyKey: string) {
  const { act, method, opinion, verified } = decision
  const common = { version: report.version, method, opinion: opinion.trim() }
  const params = { id: report.id }
  return act === 'accept'
    ? api.tasks.acceptReport({ params, body: { ...common, verified }, idempotencyKey })
    : api.tasks.returnReport({ params, body: common, idempotencyKey })
}
