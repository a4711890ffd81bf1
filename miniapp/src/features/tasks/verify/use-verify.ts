import { useRef, useState } from 'react'
import type { Place } from '@mingdu/shared/evidence/evidence.schema'
import type { Report, Task } from '@mingdu/shared/tasks/tasks.schema'
import type { VerifyMethod } from '@mingdu/shared/tasks/tasks.states'
import { asApiError, type ApiError } from '../../../api/api-error'
import { api } from '../../../api/client.gen'
import { newKey } from '../../../api/key'
import type { DraftPhoto } from '../../../components/photo-field/draft-photo'
import { storePhotos } from '../../../components/photo-field/store-photos'
import { whereNow } from '../../../platform/location'

export interface Decision {
  act: 'accept' | 'return' | 'askMore'
  method: VerifyMethod
  /** As the API counts. */
  verified: number
  opinion: string
  milestones: number[]
  /** What was photographed on the spot. */
  photos: DraftPhoto[]
  /** By when more is to come. */
  until: string | null
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
  const last = useRef<Attempt>({ content: '', key: '', place: null })

  const decide = async (report: Report, decision: Decision) => {
    if (!task) return
    setBusy(true)
    setError(null)
    try {
      const { key, place } = await attemptOf(report, decision, last.current)
      const answer = await sendDecision(report, decision, place, key)
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

/** Where the verifier is, is part of what they say. */
const ON_THE_SPOT: readonly VerifyMethod[] = ['onSite', 'covert']

interface Attempt {
  content: string
  key: string
  place: Place | null
}

/** The key and the place of the last try while nothing was changed since: the same is sent again. Else new ones. */
async function attemptOf(report: Report, decision: Decision, last: Attempt): Promise<Attempt> {
  const content = JSON.stringify([report.id, report.version, decision])
  if (last.content === content) return last
  const onTheSpot = decision.act !== 'askMore' && ON_THE_SPOT.includes(decision.method)
  const place = onTheSpot ? await whereNow() : null
  return Object.assign(last, { content, key: newKey(), place })
}

async function sendDecision(report: Report, decision: Decision, place: Place | null, idempotencyKey: string) {
  const { act, method, opinion, verified, milestones, until } = decision
  const params = { id: report.id }
  const { version } = report
  if (act === 'askMore') {
    const body = { version, what: opinion.trim(), until: until ?? '' }
    return api.tasks.askMore({ params, body, idempotencyKey })
  }
  const photoIds = await storePhotos(decision.photos, () => undefined)
  const common = { version, method, opinion: opinion.trim(), photoIds, place }
  return act === 'accept'
    ? api.tasks.acceptReport({ params, body: { ...common, verified, milestones }, idempotencyKey })
    : api.tasks.returnReport({ params, body: common, idempotencyKey })
}
