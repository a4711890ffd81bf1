/** `npm run generate`: writes the clients of both front ends from the endpoint contracts. `--check` only compares. */
import { readFileSync, writeFileSync } from 'node:fs'
import { api } from '@mingdu/shared/api'
import type { Endpoint } from '@mingdu/shared/kernel/endpoint'

const TARGETS = ['admin/src/api/client.gen.ts', 'miniapp/src/api/client.gen.ts']

const text = clientText()
const stale = TARGETS.filter((file) => readOr(file) !== text)
if (process.argv.includes('--check')) {
  if (stale.length > 0) {
    console.error(`Generated clients are stale: ${stale.join(', ')}. Run npm run generate.`)
    process.exit(1)
  }
} else {
  for (const file of stale) writeFileSync(file, text)
  console.log(stale.length > 0 ? `Wrote ${stale.join(', ')}` : 'Clients are up to date')
}

function clientText(): string {
  const features = Object.entries(api).flatMap(([feature, endpoints]) => featureText(feature, endpoints))
  return [
    '// Generated from the endpoint contracts by `npm run generate`; do not edit.',
    "import type { CallInput, Response } from '@mingdu/shared/kernel/endpoint'",
    "import type { api as contracts } from '@mingdu/shared/api'",
    "import { send } from './send'",
    '',
    'type Api = typeof contracts',
    '',
    'export const api = {',
    ...features,
    '}',
    '',
  ].join('\n')
}

/** What other systems call with a signature is nothing for a front end. */
function featureText(feature: string, endpoints: Record<string, Endpoint>): string[] {
  const lines = Object.entries(endpoints)
    .filter(([, e]) => !('binary' in e) && !('multipart' in e) && e.permission !== 'partner')
    .map(([name, e]) => callText(feature, name, e))
  return lines.length === 0 ? [] : [`  ${feature}: {\n${lines.join('\n')}\n  },`]
}

function callText(feature: string, name: string, e: Endpoint): string {
  const type = `Api['${feature}']['${name}']`
  const optional = !('params' in e) && !('body' in e)
  return [
    `    /** ${e.summary} */`,
    `    ${name}: (input: CallInput<${type}>${optional ? ' = {}' : ''}) =>`,
    `      send<Response<${type}>>('${e.method}', '${e.path}', input),`,
  ].join('\n')
}

function readOr(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return null
  }
}
