import { nodeCommand } from './command'

/**
 * What is linted by itself. One process for everything would hold the types of every package at once, which is more
 * than Node gives a process.
 */
const PARTS: readonly { name: string; paths: readonly string[] }[] = [
  { name: 'shared', paths: ['shared'] },
  { name: 'server', paths: ['server'] },
  { name: 'admin', paths: ['admin'] },
  { name: 'miniapp', paths: ['miniapp'] },
  { name: 'scripts', paths: ['scripts', 'eslint.config.mjs'] },
]

/** Findings of a part; `output` is empty when there are none. */
export interface LintCheck {
  name: string
  output: string
}

/** Lints part by part, one after the other: each takes a gigabyte or more. */
export async function checkLint(): Promise<LintCheck[]> {
  const checks: LintCheck[] = []
  for (const { name, paths } of PARTS) checks.push({ name, output: await lint(paths) })
  return checks
}

async function lint(paths: readonly string[]): Promise<string> {
  const { code, output } = await nodeCommand([
    'node_modules/eslint/bin/eslint.js',
    ...['--max-warnings', '0', '--no-warn-ignored', ...paths],
  ])
  return code === 0 ? '' : output.trimEnd() || `eslint ended with code ${code}`
}
