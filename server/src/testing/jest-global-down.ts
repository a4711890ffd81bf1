import { once } from 'node:events'
import { rmSync } from 'node:fs'

/** Stops the database of the run and removes the folder of the run. */
export default async function stop(): Promise<void> {
  const run = globalThis.testRun
  if (!run) return
  if (run.database) {
    const ended = once(run.database, 'exit')
    run.database.kill('SIGTERM')
    await ended
  }
  rmSync(run.dir, { recursive: true, force: true, maxRetries: 3 })
}
