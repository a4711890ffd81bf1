import { once } from 'node:events'
import { rmSync } from 'node:fs'

/** Ends the product and removes its data. */
export default async function stop(): Promise<void> {
  const running = globalThis.mingduUnderTest
  if (!running) return
  const ended = once(running.child, 'exit')
  running.child.kill('SIGTERM')
  await ended
  rmSync(running.dir, { recursive: true, force: true })
}
