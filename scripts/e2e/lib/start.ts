import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { E2E_ENV, E2E_PORTS } from './addresses'

export const READY_MS = 300_000

/** Starts the product as `npm start` does, on ports of its own, and waits until it answers with the demonstration loaded. */
export async function startProduct(dir: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/start.ts'], {
    env: { ...process.env, ...E2E_ENV, DATA_DIR: dir },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const output: string[] = []
  child.stdout.on('data', (chunk: Buffer) => output.push(chunk.toString()))
  const end = Date.now() + READY_MS
  while (!output.join('').includes(`http://127.0.0.1:${E2E_PORTS.server}/admin/`)) {
    if (child.exitCode !== null || Date.now() > end) {
      await stopProduct(child)
      throw new Error(`the product did not start:\n${output.join('')}`)
    }
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  return child
}

export async function stopProduct(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  await ended
}
