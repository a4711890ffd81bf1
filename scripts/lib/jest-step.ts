import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { nodeCommand } from './command'
import { failure, type Outcome, type Step } from './steps'

/** What we read of the report that jest writes with `--json`. */
interface JestReport {
  numPassedTests: number
  numFailedTests: number
  numPendingTests: number
  numTodoTests: number
  /** Test files that could not even start. */
  numRuntimeErrorTestSuites: number
  testResults: readonly JestSuite[]
}

interface JestSuite {
  /** Path of the test file. */
  name: string
  status: string
  /** Why the file could not start. */
  message: string
  assertionResults: readonly { fullName: string; status: string; failureMessages: readonly string[] }[]
}

export interface JestRun {
  name: string
  args: readonly string[]
  needs?: readonly string[]
  env?: () => Readonly<Record<string, string>>
}

const FOLDER = '.cache/test'
const REASON_LINES = 12
const REASON_WIDTH = 300

/** A run of jest whose own output goes to the terminal; its tests are counted from its report. */
export function jestStep({ name, args, needs = [], env = () => ({}) }: JestRun): Step {
  const report = `${FOLDER}/${name}.json`
  return {
    name,
    needs,
    async run() {
      mkdirSync(FOLDER, { recursive: true })
      rmSync(report, { force: true })
      const jest = ['node_modules/jest/bin/jest.js', '--ci', ...args, '--json', '--outputFile', report]
      const { code } = await nodeCommand(jest, { live: true, env: env() })
      if (!existsSync(report)) return failure(`jest ended with code ${code} before it could report`)
      return jestOutcome(JSON.parse(readFileSync(report, 'utf8')) as JestReport, code)
    },
  }
}

/** A skipped test counts as failed: whatever is in the repository runs. */
export function jestOutcome(report: JestReport, code: number): Outcome {
  const skipped = report.numPendingTests + report.numTodoTests
  const failed = report.numFailedTests + report.numRuntimeErrorTestSuites + skipped
  const output = skipped > 0 ? `${skipped} tests were skipped; a test that does not run is not kept` : ''
  if (failed === 0 && code !== 0)
    return { ...failure(`jest ended with code ${code}`), passed: report.numPassedTests }
  return { passed: report.numPassedTests, failed, output, reasons: report.testResults.flatMap(reasonsOf) }
}

function reasonsOf({ name, status, message, assertionResults }: JestSuite): string[] {
  const file = path.relative('.', name)
  const failed = assertionResults.filter((test) => test.status === 'failed')
  if (status === 'failed' && failed.length === 0) return [`${file}\n${opening(message)}`]
  return failed.map((test) => `${file} › ${test.fullName}\n${opening(test.failureMessages.join('\n'))}`)
}

/** The first lines of a message, without its colours. */
function opening(message: string): string {
  const lines = stripVTControlCharacters(message).split('\n').slice(0, REASON_LINES)
  return lines.map((line) => `  ${line.slice(0, REASON_WIDTH)}`).join('\n')
}
