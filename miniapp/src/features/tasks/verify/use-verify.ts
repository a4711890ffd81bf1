import { useState } from 'react'
import type { Report, Task } from '@mingdu/shared/tasks/tasks.schema'
import type { VerifyMethod } from '@mingdu/shared/tasks/tasks.states'
import { newKey } from '../../../api/key'
import { useDraft } from '../../../components/draft/use-draft'
import { whereNow } from '../../../platform/location'
import { percentOfTicks } from '../milestones'
import { amounts, verifyProblems, type VerifyProblems } from './check-verify'
import { verifyDraftKey, verifyQueue, type VerifyAct, type VerifyDraft } from './verify-queue'

interface VerifyingProps {
  task: Task
  report: Report
  account: string
  /** The decision stands in the queue under this key: send it. */
  onQueued: (key: string) => void
}

export type Verifying = ReturnType<typeof useVerify>

/** A decision from the first word to the queue: draft, check, where one is, and into the queue before anything is sent. */
export function useVerify({ task, report, account, onQueued }: VerifyingProps) {
  const scale = amounts(task, report)
  const empty = emptyDraft(scale.claimed, report)
  const { draft, change, save, forgetChanges, full } = useDraft(verifyDraftKey(account, report.id), empty)
  const [problems, setProblems] = useState<VerifyProblems>({})
  const [locating, setLocating] = useState(false)
  const counts = report.milestones.length > 0
  const ticked = percentOfTicks(task.milestones, draft.milestones)
  const filled = { ...draft, verified: counts ? ticked : draft.verified }

  /** Whether the decision may be asked for. */
  const check = (act: VerifyAct): boolean => {
    const found = verifyProblems({ act, ...filled }, scale)
    setProblems(found)
    return Object.keys(found).length === 0
  }

  const decide = async (act: VerifyAct) => {
    save()
    const onTheSpot = act !== 'askMore' && ON_THE_SPOT.includes(filled.method)
    setLocating(onTheSpot)
    const place = onTheSpot ? await whereNow() : null
    setLocating(false)
    forgetChanges()
    const { photos, savedAt: _savedAt, ...said } = filled
    const key = newKey()
    verifyQueue.enqueue({
      ...{ key, act, place, photos: act === 'askMore' ? [] : photos, filled: said, title: task.title },
      ...{ taskId: task.id, reportId: report.id, version: report.version },
      verified: filled.verified * scale.factor,
    })
    onQueued(key)
  }

  return {
    ...{ scale, filled, counts, problems, locating, full, change, check },
    decide: (act: VerifyAct) => void decide(act),
  }
}

/** Where the verifier is, is part of what they say. */
const ON_THE_SPOT: readonly VerifyMethod[] = ['onSite', 'covert']

function emptyDraft(claimed: number, { milestones }: Report): VerifyDraft {
  return {
    ...{ method: 'paper', verified: claimed, opinion: '', milestones, photos: [], until: null },
    savedAt: 0,
  }
}
