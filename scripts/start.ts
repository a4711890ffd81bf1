/**
 * `npm start [-- --fresh]`: the whole product on this machine, with demo data, on loopback only.
 * Ends with code 1 when something is wrong, and takes every process it started with it.
 */
import { buildTargets, builtLine } from './lib/build'
import type { TargetName } from './lib/build-targets'
import { endCommandsOnSignals } from './lib/command'
import { emptyDataFolder } from './lib/data-folder'
import { portProblems } from './lib/ports'
import { portUses, readSettings, type Settings } from './lib/settings'
import { createStack, type Stack } from './lib/stack'
import { endWithParent } from './lib/parent'
import { welcome } from './lib/welcome'

/** The mini-program's weapp build is for phones and tests; the browser gets the H5 build. */
const NEEDED: readonly TargetName[] = ['server', 'embedded-mongo', 'wechat-sandbox', 'admin', 'h5']

/** Set once everything is being ended: what breaks from then on is no news. */
let ending = false

// a closed terminal must not keep the children from being ended in order
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined)
void main(process.argv.slice(2)).catch((error: unknown) => fail(error))

async function main(args: readonly string[]): Promise<void> {
  const unknown = args.filter((arg) => arg !== '--fresh')
  if (unknown.length > 0) throw new Error(`There is no ${unknown.join(' ')}; the only option is --fresh.`)
  const settings = readSettings(process.env)
  endCommandsOnSignals()
  await refuseTakenPorts(settings)
  await buildAll()
  if (args.includes('--fresh')) empty(settings)
  console.log('Starting database, WeChat sandbox, demo data, server and worker ...')
  const stack = createStack(settings, { env: process.env, show: (line) => console.log(line) })
  endOnSignals(stack)
  await runUntilBroken(stack, settings).catch((error: unknown) => endBroken(stack, error))
}

async function runUntilBroken(stack: Stack, settings: Settings): Promise<never> {
  await stack.up()
  console.log(await welcome(settings))
  return stack.broken
}

async function refuseTakenPorts(settings: Settings): Promise<void> {
  const problems = await portProblems(portUses(settings))
  if (problems.length > 0) throw new Error(problems.join('\n'))
}

async function buildAll(): Promise<void> {
  console.log('Building what changed (the first time takes a few minutes) ...')
  const built = await buildTargets(NEEDED, (one) => console.log(builtLine(one)))
  const failed = built.filter(({ how }) => how === 'failed').map(({ name }) => name)
  if (failed.length > 0)
    throw new Error(`Not started: ${failed.join(', ')} could not be built; the reason is above.`)
}

function empty({ dataDir, mongoUri }: Settings): void {
  if (mongoUri !== null) {
    throw new Error(
      '--fresh empties the embedded database only; drop the database behind MONGODB_URI yourself.',
    )
  }
  const kept = emptyDataFolder(dataDir)
  console.log(`Emptied ${dataDir}`)
  if (kept.length > 0) console.log(`  not ours, left there: ${kept.join(', ')}`)
}

/** The first signal ends everything in order; one that comes later, because a person lost patience, at once. */
function endOnSignals(stack: Stack): void {
  process.on('exit', () => stack.kill())
  let first = 0
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.removeAllListeners(signal)
    process.on(signal, () => {
      first ||= Date.now()
      // a Ctrl-C may arrive twice: from the terminal, and passed on by npm
      if (Date.now() - first > 1_000) process.exit(1)
      void endOrderly(stack)
    })
  }
  endWithParent(() => void endOrderly(stack))
}

async function endOrderly(stack: Stack): Promise<void> {
  if (ending) return
  ending = true
  console.log('\nEnding worker, server, sandbox and database ...')
  await stack.stop()
  console.log('已停止。Stopped.')
  process.exit(0)
}

async function endBroken(stack: Stack, error: unknown): Promise<void> {
  if (ending) return
  ending = true
  process.stderr.write(`\n${messageOf(error)}\nEverything else is being ended.\n`)
  await stack.stop()
  process.exit(1)
}

function fail(error: unknown): void {
  process.stderr.write(`\n${messageOf(error)}\n`)
  process.exit(1)
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
