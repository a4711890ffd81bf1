import type { Place } from '@mingdu/shared/evidence/evidence.schema'
import type { Task } from '@mingdu/shared/tasks/tasks.schema'
import type { VerifyMethod } from '@mingdu/shared/tasks/tasks.states'
import { api } from '../../../api/client.gen'
import { accountId } from '../../../api/session'
import type { DraftPhoto } from '../../../components/photo-field/draft-photo'
import { forget, store } from '../../../platform/storage'
import { createQueue, storedIds, type Queued } from '../queue/queue'

export type VerifyAct = 'accept' | 'return' | 'askMore'

/** What a verifier has filled in and not sent. */
export interface VerifyDraft {
  method: VerifyMethod
  /** As the person filled it in: in things, or in whole percent. */
  verified: number
  opinion: string
  milestones: number[]
  /** What was photographed on the spot. */
  photos: DraftPhoto[]
  /** By when more is to come. */
  until: string | null
  /** Milliseconds since the epoch, the phone's clock; 0: never kept. */
  savedAt: number
}

/** A decision on its way. */
export interface QueuedDecision extends Queued {
  taskId: string
  reportId: string
  act: VerifyAct
  /** Of the report. */
  version: number
  filled: Omit<VerifyDraft, 'photos' | 'savedAt'>
  /** As the API counts. */
  verified: number
  /** Where the verifier was when they decided. */
  place: Place | null
}

export interface Decided {
  act: VerifyAct
  task: Task
}

/** This person's unsent decisions. */
export const verifyQueue = createQueue<QueuedDecision, Decided>({
  name: 'mingdu.verify-queue',
  subjectOf: ({ taskId }) => taskId,
  submit,
  drop: (account, { reportId }) => forget(verifyDraftKey(account, reportId)),
})

/** A draft belongs to one person and one report. */
export function verifyDraftKey(account: string, reportId: string): string {
  return `mingdu.verify.${account}.${reportId}`
}

/** Takes a decision out of the queue and leaves it as a draft, to be changed and sent anew. */
export function takeBack(key: string): void {
  const item = verifyQueue.take(key)
  if (!item) return
  const draft: VerifyDraft = { ...item.filled, photos: item.photos, savedAt: Date.now() }
  store(verifyDraftKey(accountId(), item.reportId), draft)
}

async function submit(item: QueuedDecision): Promise<Decided> {
  const { act, reportId, version, verified, place, photos, filled, key: idempotencyKey } = item
  const params = { id: reportId }
  const opinion = filled.opinion.trim()
  if (act === 'askMore') {
    const body = { version, what: opinion, until: filled.until ?? '' }
    return { act, task: (await api.tasks.askMore({ params, body, idempotencyKey })).task }
  }
  const common = { version, method: filled.method, opinion, photoIds: storedIds(photos), place }
  const { task } = await (act === 'accept'
    ? api.tasks.acceptReport({
        ...{ params, idempotencyKey },
        body: { ...common, verified, milestones: filled.milestones },
      })
    : api.tasks.returnReport({ params, body: common, idempotencyKey }))
  return { act, task }
}
