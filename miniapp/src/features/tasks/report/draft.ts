import type { DraftPhoto } from '../../../components/photo-field/draft-photo'
import { forget, store, stored } from '../../../platform/storage'

/** What an official has filled in and not sent. */
export interface Draft {
  /** Cumulative: a count, or whole percent where the task has no quantity; null until touched. */
  claimed: number | null
  text: string
  photos: DraftPhoto[]
  /** Videos and papers; absent in drafts from before there were any. */
  attachments?: DraftPhoto[]
  /** Places of the milestones done; null or absent until touched. */
  milestones?: number[] | null
  /** The day on which the work was done; null or absent: not said. */
  doneOn?: string | null
  /** Milliseconds since the epoch, the phone's clock. */
  savedAt: number
}

export const EMPTY_DRAFT: Draft = { claimed: null, text: '', photos: [], savedAt: 0 }

/** A draft belongs to one person and one task: the next person on this phone does not see it. */
export function readDraft(account: string, taskId: string): Draft | null {
  return stored<Draft>(draftKey(account, taskId))
}

/** False when the phone has no room left. */
export function writeDraft(account: string, taskId: string, draft: Draft): boolean {
  return store(draftKey(account, taskId), draft)
}

export function dropDraft(account: string, taskId: string): void {
  forget(draftKey(account, taskId))
}

/** Where the phone keeps it. */
export function draftKey(account: string, taskId: string): string {
  return `mingdu.draft.${account}.${taskId}`
}
