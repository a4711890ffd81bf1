import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import type { Page } from 'playwright-core'

const source = readFileSync(
  createRequire(path.resolve('scripts/package.json')).resolve('axe-core/axe.min.js'),
  'utf8',
)

interface AxeResults {
  violations: { id: string; impact: string | null; nodes: { html: string; target: unknown }[] }[]
}

/** Findings that keep people out: serious and critical, one line each with the first place. */
export async function seriousFindings(page: Page): Promise<string[]> {
  await page.evaluate(source)
  const { violations } = (await page.evaluate(
    'axe.run(document, { resultTypes: ["violations"] })',
  )) as AxeResults
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id} ×${nodes.length}: ${nodes[0]?.html.slice(0, 200) ?? ''}`)
}
