import { once } from 'node:events'
import { rmSync } from 'node:fs'

/** Stops the database of the run and removes its folder. */
export default async function stop(): Promise<void> {
  const running = globalThis.embeddedDatabase
  if (!running) return
  const ended = once(running.child, 'exit')
  running.child.kill('SIGTERM')
  await ended
  rmSync(running.dir, { recursive: true, force: true })
}
