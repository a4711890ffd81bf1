import { forget, store, stored } from '../../../platform/storage'

export interface DraftPhoto {
  /** Names the photo for good: its Idempotency-Key and its place on the phone. */
  key: string
  path: string
  bytes: number
  /** Set once the server has it. */
  fileId: string | null
}

/** What an official has filled in and not sent. */
export interface Draft {
  /** Cumulative: a count, or whole percent where the task has no quantity; null until touched. */
  claimed: number | null
  text: string
  photos: DraftPhoto[]
  /** Milliseconds since the epoch, the phone's clock. */
  savedAt: number
}

/** A draft belongs to one person and one task: the next person on this phone does not see it. */
export function readDraft(account: string, taskId: string): Draft | null {
  return stored<Draft>(keyOf(account, taskId))
}

/** False when the phone has no room left. */
export function writeDraft(account: string, taskId: string, draft: Draft): boolean {
  return store(keyOf(account, taskId), draft)
}

export function dropDraft(account: string, taskId: string): void {
  forget(keyOf(account, taskId))
}

function keyOf(account: string, taskId: string): string {
  return `mingdu.draft.${account}.${taskId}`
}
