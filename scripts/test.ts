/**
 * `npm test [-- --only unit,e2e]`: sets up what it needs, runs every check and test, and goes on after a
 * failure so that one run shows all of them. Ends with code 1 when anything failed.
 */
import { prepareBrowser } from './lib/browser'
import { buildTargets, builtLine } from './lib/build'
import { TARGETS } from './lib/build-targets'
import { endCommandsOnSignals, nodeCommand } from './lib/command'
import { jestStep } from './lib/jest-step'
import { STATIC_STEPS } from './lib/static-steps'
import { runSteps, summary, whole, type Outcome, type Step } from './lib/steps'

const E2E_CONFIG = 'scripts/e2e/jest.config.cjs'

/** Set by the set-up step, read by the browser tests. */
let chromePath = ''

const STEPS: readonly Step[] = [
  { name: 'browser', run: browserOutcome },
  ...STATIC_STEPS,
  { name: 'build', run: buildOutcome },
  jestStep({ name: 'unit', args: ['--maxWorkers=2'] }),
  { name: 'sizes', needs: ['build'], run: sizesOutcome },
  jestStep({
    name: 'e2e',
    needs: ['browser', 'build'],
    args: ['--config', E2E_CONFIG, '--runInBand'],
    env: () => ({ CHROME_PATH: chromePath }),
  }),
]

endCommandsOnSignals()
void main(process.argv.slice(2))

async function main(args: readonly string[]): Promise<void> {
  const steps = wantedSteps(args)
  if (typeof steps === 'string') {
    process.stderr.write(`${steps}\n`)
    process.exitCode = 2
    return
  }
  const done = await runSteps(steps, console.log)
  console.log(summary(done))
  if (done.some(({ failed }) => failed > 0)) process.exitCode = 1
}

/** The steps asked for, with those they need; or what is wrong with the arguments. */
function wantedSteps([option, names, ...more]: readonly string[]): readonly Step[] | string {
  if (option === undefined) return STEPS
  const known = STEPS.map(({ name }) => name)
  const usage = `Usage: npm test [-- --only step,step]; the steps are ${known.join(', ')}.`
  if (option !== '--only' || names === undefined || more.length > 0) return usage
  const asked = names.split(',')
  if (asked.some((name) => !known.includes(name))) return usage
  const needed = STEPS.filter(({ name }) => asked.includes(name)).flatMap(({ needs = [] }) => needs)
  return STEPS.filter(({ name }) => asked.includes(name) || needed.includes(name))
}

async function browserOutcome(): Promise<Outcome> {
  chromePath = await prepareBrowser(console.log)
  return { passed: 1, failed: 0 }
}

async function buildOutcome(): Promise<Outcome> {
  const built = await buildTargets(
    TARGETS.map(({ name }) => name),
    (one) => console.log(builtLine(one)),
  )
  const failed = built.filter(({ how }) => how === 'failed').length
  return { passed: built.length - failed, failed }
}

async function sizesOutcome(): Promise<Outcome> {
  const { code, output } = await nodeCommand(['--import', 'tsx', 'scripts/sizes.ts'])
  console.log(output.trimEnd())
  return whole(code, '')
}
