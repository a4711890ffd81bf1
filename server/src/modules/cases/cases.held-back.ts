import type { Logger } from '../../log'

const FIRST_MS = 60_000
const LONGEST_MS = 3_600_000

/** Records a job could not work on: each waits a minute, then twice as long each time, up to an hour. Real time. */
export interface HeldBack {
  /**
   * Runs the act unless this record still waits. A failure is logged when it is the record's first, and never thrown.
   * @returns what the act returned; undefined when it failed or still waits
   */
  attempt<T>(id: string, log: Logger, act: () => Promise<T>): Promise<T | undefined>
}

export function heldBack(now: () => number = Date.now): HeldBack {
  const waits = new Map<string, { until: number; ms: number }>()
  return {
    async attempt(id, log, act) {
      const wait = waits.get(id)
      if (wait && wait.until > now()) return undefined
      try {
        const result = await act()
        waits.delete(id)
        return result
      } catch (err) {
        if (!wait) log.error({ err, caseId: id }, 'a case could not be worked on, others go on')
        const ms = wait ? Math.min(wait.ms * 2, LONGEST_MS) : FIRST_MS
        waits.set(id, { until: now() + ms, ms })
        return undefined
      }
    },
  }
}
