import { mkdtempSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { startProduct, stopProduct } from './start'

/** Loads the demonstration once for all test files: playing it takes most of a start. */
export default async function seed(): Promise<void> {
  if (process.env['E2E_RUNNING']) return
  const dir = mkdtempSync(path.join(os.tmpdir(), 'mingdu-e2e-seed-'))
  process.env['E2E_SEEDED'] = dir
  await stopProduct(await startProduct(dir))
}
