import { columns } from './table'

/** What a step of `npm test` found. */
export interface Outcome {
  passed: number
  failed: number
  /** Shown at once when something failed; steps that print as they go leave it empty. */
  output?: string
  /** What failed, each in a few lines: said again at the end, where a cut log still shows it. */
  reasons?: readonly string[]
}

export interface Step {
  name: string
  /** Names of steps without whose success this one cannot run; then it counts as failed. */
  needs?: readonly string[]
  run(): Promise<Outcome>
}

/** A step with how long it took. */
export interface Done extends Outcome {
  name: string
  seconds: number
}

/** Runs every step in order, also after one has failed, so that one run shows everything there is to repair. */
export async function runSteps(steps: readonly Step[], print: (line: string) => void): Promise<Done[]> {
  const done: Done[] = []
  for (const step of steps) {
    print(`\n── ${step.name} ${'─'.repeat(Math.max(0, 60 - step.name.length))}`)
    const result = await runStep(step, done)
    if (result.failed > 0 && result.output) print(result.output)
    print(result.failed > 0 ? `${step.name}: FAILED` : `${step.name}: ok, ${result.seconds.toFixed(1)} s`)
    done.push(result)
  }
  return done
}

const MOST_REASONS = 12

/** Why steps failed, and the table of all steps; the last line is `N passed, N failed`, alone. */
export function summary(done: readonly Done[]): string {
  const reasons = done.flatMap(({ name, reasons = [] }) => reasons.map((reason) => `${name}: ${reason}`))
  const rows = done.map(({ name, passed, failed, seconds }) => [
    name,
    failed > 0 ? 'FAILED' : 'ok',
    `${passed} passed`,
    failed > 0 ? `${failed} failed` : '',
    `${seconds.toFixed(1)} s`,
  ])
  const total = (key: 'passed' | 'failed' | 'seconds') => done.reduce((sum, step) => sum + step[key], 0)
  return [
    ...reasons.slice(0, MOST_REASONS).map((reason) => `\n${reason}`),
    '',
    ...columns(rows),
    `total ${total('seconds').toFixed(0)} s`,
    '',
    `${total('passed')} passed, ${total('failed')} failed`,
  ].join('\n')
}

async function runStep(step: Step, before: readonly Done[]): Promise<Done> {
  const started = Date.now()
  const missing = before.filter(({ name, failed }) => failed > 0 && step.needs?.includes(name))
  const outcome =
    missing.length > 0
      ? failure(`Not run, because it needs what failed: ${missing.map(({ name }) => name).join(', ')}`)
      : await step
          .run()
          .catch((error: unknown) => failure(error instanceof Error ? error.message : String(error)))
  return { name: step.name, seconds: (Date.now() - started) / 1000, ...outcome }
}

/** One failure with its reason. */
export function failure(output: string): Outcome {
  return { passed: 0, failed: 1, output }
}

/** One check that passed or failed as a whole. */
export function whole(code: number, output: string): Outcome {
  return code === 0 ? { passed: 1, failed: 0 } : failure(output)
}
