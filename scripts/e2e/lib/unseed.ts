import { rmSync } from 'node:fs'

/** Removes what was loaded for all test files. */
export default function unseed(): void {
  const dir = process.env['E2E_SEEDED']
  if (dir) rmSync(dir, { recursive: true, force: true })
}
