import { jestOutcome } from './jest-step'
import { runSteps, summary, type Step } from './steps'

const good: Step = { name: 'good', run: async () => ({ passed: 3, failed: 0 }) }
const bad: Step = { name: 'bad', run: async () => ({ passed: 1, failed: 2, output: 'what went wrong' }) }
const broken: Step = { name: 'broken', run: () => Promise.reject(new Error('no such program')) }

async function run(steps: readonly Step[]) {
  const lines: string[] = []
  const done = await runSteps(steps, (line) => lines.push(line))
  return { done, text: lines.join('\n') }
}

describe('steps', () => {
  it('goes on after a failure and shows why it failed', async () => {
    const { done, text } = await run([bad, broken, good])
    expect(done.map(({ passed, failed }) => [passed, failed])).toEqual([
      [1, 2],
      [0, 1],
      [3, 0],
    ])
    expect(text).toContain('what went wrong')
    expect(text).toContain('no such program')
  })

  it('does not run a step whose need failed, and counts it as failed', async () => {
    const act = jest.fn()
    const { done, text } = await run([bad, { name: 'late', needs: ['bad', 'good'], run: act }])
    expect(act).not.toHaveBeenCalled()
    expect(done[1]).toMatchObject({ passed: 0, failed: 1 })
    expect(text).toContain('Not run, because it needs what failed: bad')
  })

  it('ends with the sum on a line of its own', async () => {
    const { done } = await run([good, bad, good])
    expect(summary(done).split('\n').at(-1)).toBe('7 passed, 2 failed')
  })
})

describe('report of jest', () => {
  const report = {
    numPassedTests: 5,
    numFailedTests: 0,
    numPendingTests: 0,
    numTodoTests: 0,
    numRuntimeErrorTestSuites: 0,
    testResults: [],
  }

  it('counts tests', () => {
    expect(jestOutcome({ ...report, numFailedTests: 2 }, 1)).toMatchObject({ passed: 5, failed: 2 })
  })

  it('says again at the end which test failed and why', () => {
    const suite = {
      ...{ name: 'a/b.test.ts', status: 'failed', message: 'all of it' },
      assertionResults: [
        { fullName: 'a thing works', status: 'passed', failureMessages: [] },
        {
          fullName: 'a thing lasts',
          status: 'failed',
          failureMessages: ['\u001b[31mit broke\u001b[39m\nhere'],
        },
      ],
    }
    const late = { name: 'c.test.ts', status: 'failed', message: 'no such module', assertionResults: [] }
    const outcome = jestOutcome({ ...report, numFailedTests: 1, testResults: [suite, late] }, 1)
    const text = summary([{ name: 'unit', seconds: 1, ...outcome }])
    expect(text).toContain('unit: a/b.test.ts › a thing lasts\n  it broke\n  here')
    expect(text).toContain('unit: c.test.ts\n  no such module')
    expect(text).not.toContain('a thing works')
  })

  it('counts a test file that cannot start, and a skipped test, as failed', () => {
    expect(jestOutcome({ ...report, numRuntimeErrorTestSuites: 1 }, 1).failed).toBe(1)
    expect(jestOutcome({ ...report, numPendingTests: 1, numTodoTests: 1 }, 0).failed).toBe(2)
  })

  it('believes the exit code when the counts say nothing', () => {
    expect(jestOutcome(report, 1)).toMatchObject({ passed: 5, failed: 1 })
    expect(jestOutcome(report, 0)).toMatchObject({ passed: 5, failed: 0 })
  })
})
