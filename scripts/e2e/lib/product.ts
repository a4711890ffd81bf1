import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { E2E_ENV, E2E_PORTS } from './addresses'

const READY_MS = 300_000

let running: { child: ChildProcess; dir: string } | null = null

/**
 * Every test file gets the product as `npm start` starts it, on ports of its own and with fresh data: a story that moves
 * the clock or gives somebody credits changes nothing for the next. E2E_RUNNING=1 uses one that runs there.
 */
beforeAll(async () => {
  if (process.env['E2E_RUNNING']) return
  const dir = mkdtempSync(path.join(os.tmpdir(), 'mingdu-e2e-'))
  const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/start.ts'], {
    env: { ...process.env, ...E2E_ENV, DATA_DIR: dir },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  running = { child, dir }
  const output: string[] = []
  child.stdout.on('data', (chunk: Buffer) => output.push(chunk.toString()))
  await ready(child, output)
}, READY_MS + 10_000)

/** Ends the product and removes its data. */
afterAll(async () => {
  if (running === null) return
  const { child, dir } = running
  const ended = once(child, 'exit')
  if (child.exitCode === null) {
    child.kill('SIGTERM')
    await ended
  }
  rmSync(dir, { recursive: true, force: true })
})

async function ready(child: ChildProcess, output: readonly string[]): Promise<void> {
  const end = Date.now() + READY_MS
  while (!output.join('').includes(`http://127.0.0.1:${E2E_PORTS.server}/admin/`)) {
    if (child.exitCode !== null || Date.now() > end)
      throw new Error(`the product did not start:\n${output.join('')}`)
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}
