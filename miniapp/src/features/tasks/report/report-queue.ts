import type { Task } from '@mingdu/shared/tasks/tasks.schema'
import { api } from '../../../api/client.gen'
import { accountId } from '../../../api/session'
import { createQueue, storedIds, type Queued } from '../queue/queue'
import { dropDraft, writeDraft } from './draft'

/** A report on its way. */
export interface QueuedReport extends Queued {
  taskId: string
  /** As the API counts: a number of things, or basis points. */
  claimed: number
  /** The same as the person filled it in. */
  filled: number
  version: number
  text: string
  milestones?: number[]
  /** The day on which the work was done; none said where absent. */
  doneOn?: string | null
  /** Adds to this report what was asked for, instead of making another. */
  supplements?: string
}

/** This person's unsent reports. */
export const reportQueue = createQueue<QueuedReport, Task>({
  name: 'mingdu.queue',
  subjectOf: ({ taskId }) => taskId,
  submit,
  drop: (account, { taskId }) => dropDraft(account, taskId),
})

/** Takes a report out of the queue and leaves it as a draft, to be changed and sent anew. */
export function withdraw(key: string): void {
  const item = reportQueue.take(key)
  if (!item) return
  const { taskId, filled, text, photos, attachments = [], milestones = null, doneOn = null } = item
  const draft = { claimed: filled, text, photos, attachments, milestones, doneOn, savedAt: Date.now() }
  writeDraft(accountId(), taskId, draft)
}

async function submit(item: QueuedReport): Promise<Task> {
  const { key, taskId, version, claimed, text, photos, attachments = [], supplements } = item
  const sent = { version, text, photoIds: storedIds(photos), attachmentIds: storedIds(attachments) }
  if (supplements !== undefined)
    return (await api.tasks.supplement({ params: { id: supplements }, body: sent, idempotencyKey: key })).task
  const { milestones = [], doneOn = null } = item
  const body = { ...sent, claimed, milestones, ...(doneOn === null ? {} : { doneOn }) }
  return api.tasks.submitReport({ params: { id: taskId }, body, idempotencyKey: key })
}
