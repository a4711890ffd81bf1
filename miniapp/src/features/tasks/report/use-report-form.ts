import { useState } from 'react'
import type { Task } from '@mingdu/shared/tasks/tasks.schema'
import type { ApiError } from '../../../api/api-error'
import { newKey } from '../../../api/key'
import { useDraft } from '../../../components/draft/use-draft'
import { problemsOf, reportProblems, scaleOf, type Problems } from './check-report'
import { draftKey, EMPTY_DRAFT } from './draft'
import { enqueue } from './report-queue'

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
  const claimed = draft.claimed ?? scale.claimed

  const submit = () => {
    const text = draft.text.trim()
    const found = reportProblems({ claimed, text, photos: draft.photos.length }, scale)
    setProblems(found)
    if (Object.keys(found).length > 0) return
    save()
    forgetChanges()
    const key = newKey()
    const amounts = { claimed: claimed * scale.factor, filled: claimed, version: task.version }
    enqueue({ key, taskId: task.id, title: task.title, ...amounts, text, photos: draft.photos })
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
    unsent: draft.photos.filter(({ fileId }) => fileId === null).length,
    change,
    submit,
  }
}
