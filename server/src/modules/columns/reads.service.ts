import { addReads } from './readers.repo'

const FLUSH_MS = 3000

let counted = new Map<string, number>()
let timer: NodeJS.Timeout | null = null

/**
 * A page was opened. It is counted in memory and written in one batch every few seconds: a read waits for no write, and
 * a page that everybody opens makes no document hot. A process that dies loses the last seconds.
 */
export function noteRead(articleId: string): void {
  counted.set(articleId, (counted.get(articleId) ?? 0) + 1)
  timer ??= setTimeout(() => void flushReads().catch(() => undefined), FLUSH_MS).unref()
}

/** Writes what was counted; what could not be written is counted on. */
export async function flushReads(): Promise<void> {
  if (timer) clearTimeout(timer)
  timer = null
  const batch = counted
  counted = new Map()
  try {
    await addReads(batch)
  } catch (error) {
    for (const [id, n] of batch) counted.set(id, (counted.get(id) ?? 0) + n)
    throw error
  }
}
