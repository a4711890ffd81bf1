import { useState } from 'react'
import type { Task } from '@mingdu/shared/tasks/tasks.schema'
import type { ApiError } from '../../../api/api-error'
import { newKey } from '../../../api/key'
import { useDraft } from '../../../components/draft/use-draft'
import { percentOfTicks, placesOf } from '../milestones'
import { problemsOf, reportProblems, scaleOf, type Problems } from './check-report'
import { draftKey, EMPTY_DRAFT } from './draft'
import { reportQueue } from './report-queue'

export interface ReportFormProps {
  task: Task
  account: string
  today: string | null
  /** What the server said to the last try. */
  refusal: ApiError | null
  /** The report stands in the queue under this key: send it. */
  onQueued: (key: string) => void
}

/** A report from the first word to the queue: draft, check, and into the queue before anything is sent. */
export function useReportForm({ task, account, refusal, onQueued }: ReportFormProps) {
  const scale = scaleOf(task)
  const { draft, change, save, forgetChanges, full } = useDraft(draftKey(account, task.id), EMPTY_DRAFT)
  const refused = refusal ? problemsOf(refusal) : null
  const [problems, setProblems] = useState<Problems>(refused ?? {})
  const asked = task.allowedActions.includes('supplement')
    ? task.reports.find(({ state }) => state === 'moreAsked')
    : undefined
  const attachments = draft.attachments ?? []
  const milestones = draft.milestones ?? placesOf(task.milestones, 'claimed')
  const ticked = task.milestones.length > 0 ? percentOfTicks(task.milestones, milestones) : null
  const claimed = asked ? scale.claimed : (ticked ?? draft.claimed ?? scale.claimed)

  const submit = () => {
    const text = draft.text.trim()
    // words may be all that was asked for
    const evidence = asked ? 1 : draft.photos.length + attachments.length
    const found = reportProblems({ claimed, text, evidence }, scale)
    setProblems(found)
    if (Object.keys(found).length > 0) return
    save()
    forgetChanges()
    const key = newKey()
    const amounts = {
      claimed: claimed * scale.factor,
      filled: claimed,
      version: asked?.version ?? task.version,
    }
    const files = { photos: draft.photos, attachments }
    const supplements = asked ? { supplements: asked.id } : {}
    reportQueue.enqueue({
      key,
      taskId: task.id,
      title: task.title,
      ...amounts,
      text,
      ...files,
      milestones,
      doneOn: asked ? null : (draft.doneOn ?? null),
      ...supplements,
    })
    onQueued(key)
  }

  return {
    scale,
    claimed,
    draft,
    problems,
    /** A refusal that is about no field. */
    error: refused ? null : refusal,
    full,
    asked,
    attachments,
    milestones,
    unsent: [...draft.photos, ...attachments].filter(({ fileId }) => fileId === null).length,
    change,
    submit,
  }
}
