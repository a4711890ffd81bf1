/**
 * `npm run acceptance:wechat`: sends about ten messages from a real account to the tester's phone, asking before each,
 * and writes what the platform answered to artifacts/. See docs/wechat-acceptance.md.
 * `-- --sandbox` runs the same against a sandbox, without asking. Ends with code 1 when an answer is not the assumed one.
 */
import { createInterface } from 'node:readline/promises'
import { parseArgs } from 'node:util'
import { acceptance } from './acceptance/acceptance'
import { holds } from './acceptance/report'

void main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 2
})

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { sandbox: { type: 'boolean', default: false } } })
  const lines = createInterface({ input: process.stdin, output: process.stdout })
  try {
    const { file, results } = await acceptance({
      sandbox: values.sandbox,
      env: process.env,
      dir: 'artifacts',
      ask: (question) => lines.question(question),
      say: (line) => void process.stdout.write(`${line}\n`),
    })
    const wrong = results.filter((result) => holds(result) === false)
    process.stdout.write(`报告：${file}\n`)
    for (const { one } of wrong) process.stdout.write(`与假设不符：${one.id} ${one.title}\n`)
    if (wrong.length > 0) process.exitCode = 1
  } finally {
    lines.close()
  }
}
