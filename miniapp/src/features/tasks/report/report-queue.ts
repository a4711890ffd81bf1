import type { Task } from '@mingdu/shared/tasks/tasks.schema'
import { asApiError, type ApiError } from '../../../api/api-error'
import { api } from '../../../api/client.gen'
import { accountId, onSession } from '../../../api/session'
import type { DraftPhoto } from '../../../components/photo-field/draft-photo'
import { dropPhotos, storePhotos } from '../../../components/photo-field/store-photos'
import { store, stored } from '../../../platform/storage'
import { dropDraft, writeDraft } from './draft'

/** A report on its way. Its key is its Idempotency-Key: however often it is sent, it counts once. */
export interface QueuedReport {
  key: string
  taskId: string
  title: string
  /** As the API counts: a number of things, or basis points. */
  claimed: number
  /** The same as the person filled it in. */
  filled: number
  version: number
  text: string
  photos: DraftPhoto[]
  attachments?: DraftPhoto[]
  milestones?: number[]
  /** Adds to this report what was asked for, instead of making another. */
  supplements?: string
  queuedAt: number
  state: 'waiting' | 'sending' | 'refused'
  /** Why it waits or was refused. */
  reason: string
}

export type Outcome =
  { kind: 'sent'; task: Task } | { kind: 'waiting'; error: ApiError } | { kind: 'refused'; error: ApiError }

let items: QueuedReport[] | null = null
const going = new Map<string, Promise<Outcome>>()
/** Tasks as they were answered, until the page that reported them closes. */
const delivered = new Map<string, Task>()
const watchers = new Set<() => void>()

onSession(() => {
  items = null
  tell()
})

/** This person's unsent reports, oldest first. */
export function queuedReports(): readonly QueuedReport[] {
  // a report that was being sent when the program was killed has had no answer: it waits
  items ??= (stored<QueuedReport[]>(storageKey()) ?? []).map((item) =>
    item.state === 'sending' ? { ...item, state: 'waiting' as const } : item,
  )
  return items
}

export function watchQueue(told: () => void): () => void {
  watchers.add(told)
  return () => watchers.delete(told)
}

/** Puts a report in the queue before anything is sent, so that nothing is lost; false without room on the phone. */
export function enqueue(report: Omit<QueuedReport, 'state' | 'reason' | 'queuedAt'>): boolean {
  delivered.delete(report.taskId)
  const others = queuedReports().filter((item) => item.taskId !== report.taskId)
  return save([...others, { ...report, state: 'waiting', reason: '', queuedAt: Date.now() }])
}

/** Sends one report; asking twice while it is on its way is one sending. */
export function sendQueued(key: string): Promise<Outcome> {
  const known = going.get(key)
  if (known) return known
  const attempt = deliver(key).finally(() => going.delete(key))
  going.set(key, attempt)
  return attempt
}

/** Everything that waits, one after the other; what fails stays. */
export async function sendAllQueued(): Promise<void> {
  for (const { key, state } of [...queuedReports()]) {
    if (state === 'waiting') await sendQueued(key)
  }
}

/** The task after its report was sent, by whichever try: the person's own or the network's return. */
export function deliveredTask(taskId: string): Task | null {
  return delivered.get(taskId) ?? null
}

export function forgetDelivered(taskId: string): void {
  delivered.delete(taskId)
}

/** Takes a report out of the queue and leaves it as a draft, to be changed and sent anew. */
export function withdraw(key: string): void {
  const item = find(key)
  if (!item) return
  const { filled, text, photos, attachments = [], milestones = null } = item
  const draft = { claimed: filled, text, photos, attachments, milestones, savedAt: Date.now() }
  writeDraft(accountId(), item.taskId, draft)
  remove(key)
}

async function deliver(key: string): Promise<Outcome> {
  change(key, { state: 'sending', reason: '' })
  try {
    await uploadFiles(key, 'photos')
    await uploadFiles(key, 'attachments')
    const task = await submit(key)
    finish(key, task)
    return { kind: 'sent', task }
  } catch (thrown) {
    const error = asApiError(thrown)
    const kind = error.canWait || error.status === 401 ? 'waiting' : 'refused'
    change(key, { state: kind, reason: error.message })
    return { kind, error }
  }
}

async function uploadFiles(key: string, which: 'photos' | 'attachments'): Promise<void> {
  await storePhotos(find(key)?.[which] ?? [], (file, fileId) => {
    const files = find(key)?.[which] ?? []
    change(key, { [which]: files.map((one) => (one.key === file.key ? { ...one, fileId } : one)) })
  })
}

async function submit(key: string): Promise<Task> {
  const item = find(key)
  if (!item) throw new Error('这次报送已撤回。')
  const { taskId, version, claimed, text, photos, attachments = [], milestones = [], supplements } = item
  const sent = { version, text, photoIds: idsOf(photos), attachmentIds: idsOf(attachments) }
  if (supplements !== undefined)
    return (await api.tasks.supplement({ params: { id: supplements }, body: sent, idempotencyKey: key })).task
  const body = { ...sent, claimed, milestones }
  return api.tasks.submitReport({ params: { id: taskId }, body, idempotencyKey: key })
}

function finish(key: string, task: Task): void {
  const item = find(key)
  if (!item) return
  delivered.set(item.taskId, task)
  dropDraft(accountId(), item.taskId)
  dropPhotos([...item.photos, ...(item.attachments ?? [])])
  remove(key)
}

function idsOf(files: readonly DraftPhoto[]): string[] {
  return files.flatMap(({ fileId }) => (fileId ? [fileId] : []))
}

function find(key: string): QueuedReport | undefined {
  return queuedReports().find((item) => item.key === key)
}

function change(key: string, part: Partial<QueuedReport>): void {
  save(queuedReports().map((item) => (item.key === key ? { ...item, ...part } : item)))
}

function remove(key: string): void {
  save(queuedReports().filter((item) => item.key !== key))
}

function save(next: QueuedReport[]): boolean {
  items = next
  const kept = store(storageKey(), next)
  tell()
  return kept
}

function tell(): void {
  watchers.forEach((told) => told())
}

function storageKey(): string {
  return `mingdu.queue.${accountId()}`
}
