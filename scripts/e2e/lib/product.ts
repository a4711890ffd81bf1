import type { ChildProcess } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { READY_MS, startProduct, stopProduct } from './start'

let running: { child: ChildProcess; dir: string } | null = null

/**
 * Every test file gets the product with fresh data: a story that moves the clock or gives somebody credits changes nothing
 * for the next. The demonstration was loaded once and is copied. E2E_RUNNING=1 uses a product that runs there.
 */
beforeAll(async () => {
  if (process.env['E2E_RUNNING']) return
  const dir = mkdtempSync(path.join(os.tmpdir(), 'mingdu-e2e-'))
  const seeded = process.env['E2E_SEEDED']
  if (seeded) cpSync(seeded, dir, { recursive: true })
  running = { child: await startProduct(dir), dir }
}, READY_MS + 10_000)

/** Ends the product and removes its data. */
afterAll(async () => {
  if (running === null) return
  await stopProduct(running.child)
  rmSync(running.dir, { recursive: true, force: true })
})
