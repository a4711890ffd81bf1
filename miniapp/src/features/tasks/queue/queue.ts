import { asApiError, type ApiError } from '../../../api/api-error'
import { accountId, onSession } from '../../../api/session'
import type { DraftPhoto } from '../../../components/photo-field/draft-photo'
import { dropPhotos, storePhotos } from '../../../components/photo-field/store-photos'
import { store, stored } from '../../../platform/storage'

/** Something on its way. Its key is its Idempotency-Key: however often it is sent, it counts once. */
export interface Queued {
  key: string
  title: string
  photos: DraftPhoto[]
  attachments?: DraftPhoto[]
  /** Milliseconds since the epoch, the phone's clock. */
  queuedAt: number
  state: 'waiting' | 'sending' | 'refused'
  /** Why it waits or was refused. */
  reason: string
}

export type Outcome<A> =
  { kind: 'sent'; answer: A } | { kind: 'waiting'; error: ApiError } | { kind: 'refused'; error: ApiError }

interface QueueKind<T extends Queued, A> {
  /** Its place on the phone, before the account. */
  name: string
  /** The record it is about: a newer item replaces an older one. */
  subjectOf: (item: T) => string
  /** Sends it when every file of it is stored. @throws ApiError */
  submit: (item: T) => Promise<A>
  /** Forgets what the phone kept of it. */
  drop: (account: string, item: T) => void
}

export type Queue<T extends Queued, A> = ReturnType<typeof createQueue<T, A>>

/** A person's unsent items on this phone: they outlast a killed program and go when the network returns. */
export function createQueue<T extends Queued, A>({ name, subjectOf, submit, drop }: QueueKind<T, A>) {
  let held: T[] | null = null
  const going = new Map<string, Promise<Outcome<A>>>()
  /** What was answered, by subject, until the page that asked closes. */
  const delivered = new Map<string, A>()
  const watchers = new Set<() => void>()

  onSession(() => {
    held = null
    tell()
  })

  /** Oldest first. */
  function items(): readonly T[] {
    // what was being sent when the program was killed has had no answer: it waits
    held ??= (stored<T[]>(storageKey()) ?? []).map((item) =>
      item.state === 'sending' ? { ...item, state: 'waiting' as const } : item,
    )
    return held
  }

  /** Puts it on the phone before anything is sent, so that nothing is lost; false without room on the phone. */
  function enqueue(item: Omit<T, 'state' | 'reason' | 'queuedAt'>): boolean {
    const added = { ...item, state: 'waiting', reason: '', queuedAt: Date.now() } as unknown as T
    const subject = subjectOf(added)
    delivered.delete(subject)
    return save([...items().filter((one) => subjectOf(one) !== subject), added])
  }

  /** Sends one; asking twice while it is on its way is one sending. */
  function send(key: string): Promise<Outcome<A>> {
    const known = going.get(key)
    if (known) return known
    const attempt = deliver(key).finally(() => going.delete(key))
    going.set(key, attempt)
    return attempt
  }

  /** Everything that waits, one after the other; what fails stays. */
  async function sendAll(): Promise<void> {
    for (const { key, state } of [...items()]) {
      if (state === 'waiting') await send(key)
    }
  }

  /** Takes one out, to be changed and sent anew. */
  function take(key: string): T | null {
    const item = find(key) ?? null
    if (item) remove(key)
    return item
  }

  async function deliver(key: string): Promise<Outcome<A>> {
    change(key, { state: 'sending', reason: '' })
    try {
      await uploadFiles(key, 'photos')
      await uploadFiles(key, 'attachments')
      const item = find(key)
      if (!item) throw new Error('已经撤回，没有送出。')
      const answer = await submit(item)
      finish(key, answer)
      return { kind: 'sent', answer }
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

  function finish(key: string, answer: A): void {
    const item = find(key)
    if (!item) return
    delivered.set(subjectOf(item), answer)
    drop(accountId(), item)
    dropPhotos([...item.photos, ...(item.attachments ?? [])])
    remove(key)
  }

  function find(key: string): T | undefined {
    return items().find((item) => item.key === key)
  }

  function change(key: string, part: Partial<Queued>): void {
    save(items().map((item) => (item.key === key ? { ...item, ...part } : item)))
  }

  function remove(key: string): void {
    save(items().filter((item) => item.key !== key))
  }

  function save(next: T[]): boolean {
    held = next
    const kept = store(storageKey(), next)
    tell()
    return kept
  }

  function tell(): void {
    watchers.forEach((told) => told())
  }

  function storageKey(): string {
    return `${name}.${accountId()}`
  }

  return {
    subjectOf,
    items,
    enqueue,
    send,
    sendAll,
    take,
    /** What was answered to whichever try: the person's own or the network's return. */
    delivered: (subject: string): A | null => delivered.get(subject) ?? null,
    forgetDelivered: (subject: string): void => void delivered.delete(subject),
    watch: (told: () => void): (() => void) => {
      watchers.add(told)
      return () => watchers.delete(told)
    },
  }
}

export function storedIds(files: readonly DraftPhoto[]): string[] {
  return files.flatMap(({ fileId }) => (fileId ? [fileId] : []))
}
