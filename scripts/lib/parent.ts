import { readFileSync } from 'node:fs'

const EVERY_MS = 1_000

/**
 * Calls `end` when npm, which started this program, is gone without a signal (killed hard, or its terminal
 * closed). A program started by hand may outlive its shell: that is what nohup is for.
 */
export function endWithParent(end: () => void): void {
  if (process.env['npm_lifecycle_event'] !== 'start') return
  const before = ancestors()
  const watch = setInterval(() => {
    if (ancestors() === before) return
    clearInterval(watch)
    end()
  }, EVERY_MS)
  watch.unref()
}

/** Our parent and its parent: npm puts a shell between itself and us, and that shell outlives it. */
function ancestors(): string {
  return `${process.ppid} ${parentOf(process.ppid)}`
}

/** Where the system tells (Linux), the parent of a process; else always the same. */
function parentOf(pid: number): string {
  try {
    return /^PPid:\s*(\d+)$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? ''
  } catch {
    return ''
  }
}
