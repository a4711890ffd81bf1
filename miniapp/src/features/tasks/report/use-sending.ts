import { useEffect, useState } from 'react'
import type { ApiError } from '../../../api/api-error'
import { deliveredTask, forgetDelivered, sendQueued, withdraw } from './report-queue'
import { useReportQueue } from './use-report-queue'

/** What became of this task's report: still in the queue, sent, or refused and back in the form. */
export function useSending(taskId: string, reload: () => Promise<void>) {
  const queued = useReportQueue().find((item) => item.taskId === taskId) ?? null
  const [refusal, setRefusal] = useState<ApiError | null>(null)
  useEffect(() => () => forgetDelivered(taskId), [taskId])

  const send = async (key: string) => {
    setRefusal(null)
    const outcome = await sendQueued(key)
    if (outcome.kind !== 'refused') return
    setRefusal(outcome.error)
    withdraw(key)
    // the draft stays; what changed meanwhile must be on screen before the next try
    await reload()
  }
  return { queued, sent: deliveredTask(taskId), refusal, send: (key: string) => void send(key) }
}
