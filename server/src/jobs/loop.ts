import { setTimeout as pause } from 'node:timers/promises'
import type { Logger } from '../log'

/** A job that runs again and again until it is stopped. */
export interface Loop {
  stop(): Promise<void>
}

/**
 * Runs `act`, waits `everyMs` of real time, and again. An error is logged and never ends the loop. `act` may look at
 * the signal to stop in the middle of its turn.
 */
export function startLoop(
  name: string,
  everyMs: number,
  act: (stop: AbortSignal) => Promise<unknown>,
  log: Logger,
): Loop {
  const control = new AbortController()
  const run = async () => {
    while (!control.signal.aborted) {
      try {
        await act(control.signal)
      } catch (err) {
        log.error({ err, job: name }, 'job failed')
      }
      await pause(everyMs, undefined, { signal: control.signal }).catch(() => undefined)
    }
  }
  const ended = run()
  return {
    async stop() {
      control.abort()
      await ended
    },
  }
}
