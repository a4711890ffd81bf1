import { spawn } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { E2E_ENV, E2E_PORTS } from './addresses'

declare global {
  var mingduUnderTest: { child: ReturnType<typeof spawn>; dir: string } | undefined
}

const READY_MS = 300_000

/** Starts the product as `npm start` does, on ports and a data folder of its own; E2E_RUNNING=1 uses one that runs there. */
export default async function start(): Promise<void> {
  if (process.env['E2E_RUNNING']) return
  const dir = mkdtempSync(path.join(os.tmpdir(), 'mingdu-e2e-'))
  const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/start.ts'], {
    env: { ...process.env, ...E2E_ENV, DATA_DIR: dir },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  globalThis.mingduUnderTest = { child, dir }
  const output: string[] = []
  child.stdout?.on('data', (chunk: Buffer) => output.push(chunk.toString()))
  await ready(child, output)
}

async function ready(child: ReturnType<typeof spawn>, output: readonly string[]): Promise<void> {
  const end = Date.now() + READY_MS
  while (!output.join('').includes(`http://127.0.0.1:${E2E_PORTS.server}/admin/`)) {
    if (child.exitCode !== null || Date.now() > end)
      throw new Error(`the product did not start:\n${output.join('')}`)
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}
