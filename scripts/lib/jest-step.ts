import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
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
}

export interface JestRun {
  name: string
  args: readonly string[]
  needs?: readonly string[]
  env?: () => Readonly<Record<string, string>>
}

const FOLDER = '.cache/test'

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
  return { passed: report.numPassedTests, failed, output }
}
