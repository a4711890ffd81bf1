/**
 * `npm run bench`: figures of this machine. `-- --only tasks` runs one of the parts; `--people`, `--spread`
 * (seconds), `--rounds` and `--batch` make the sending smaller than what is asked, `--cases` the cases, `--tasks` the tasks
 * and `--clues` the clues.
 */
import { parseArgs } from 'node:util'
import { measureCases } from './bench/cases'
import { measureClues } from './bench/clues'
import { CASES_TOTAL } from './seed/cases'
import { CLUES_TOTAL } from './seed/clues'
import { TASKS_TOTAL } from './seed/tasks'
import { measureEngine } from './bench/engine'
import { measureLists } from './bench/lists'
import { inRun } from './bench/run'
import { measurePlans } from './bench/plans'
import { measureSearch } from './bench/search'
import { measureSending, SEND_DEFAULTS, type SendPlan } from './bench/send'
import { measureSheets } from './bench/sheets'
import { measureSupervision } from './bench/supervision'
import { measureTasks } from './bench/tasks'
import { buildTargets, builtLine } from './lib/build'

const PARTS = [
  'tasks',
  'supervision',
  'send',
  'search',
  'engine',
  'lists',
  'sheets',
  'plans',
  'cases',
  'clues',
] as const
type Part = (typeof PARTS)[number]

void main().catch((error: unknown) => {
  console.error(error)
  process.exit(1)
})

async function main(): Promise<void> {
  const { parts, plan, cases, tasks, clues } = readArguments()
  const built = await buildTargets(['server', 'embedded-mongo', 'wechat-sandbox'], (one) =>
    console.log(builtLine(one)),
  )
  if (built.some(({ how }) => how === 'failed')) throw new Error('nothing was measured: a build failed')
  if (parts.includes('tasks')) await inRun(measureTasks)
  if (parts.includes('supervision')) await inRun((run) => measureSupervision(run, tasks))
  if (parts.includes('search')) await inRun(measureSearch)
  if (parts.includes('engine')) await inRun(measureEngine)
  if (parts.includes('lists')) await inRun(measureLists)
  if (parts.includes('sheets')) await inRun(measureSheets)
  if (parts.includes('plans')) await inRun(measurePlans)
  if (parts.includes('cases')) await inRun((run) => measureCases(run, cases))
  if (parts.includes('clues')) await inRun((run) => measureClues(run, clues))
  if (parts.includes('send')) await inRun((run) => measureSending(run, plan))
}

interface Arguments {
  parts: readonly Part[]
  plan: SendPlan
  cases: number
  tasks: number
  clues: number
}

function readArguments(): Arguments {
  const text = { type: 'string' } as const
  const options = {
    only: text,
    people: text,
    spread: text,
    rounds: text,
    batch: text,
    cases: text,
    tasks: text,
    clues: text,
  }
  const { only, cases, tasks, clues, ...sizes } = parseArgs({ options }).values
  const part = PARTS.find((one) => one === only)
  if (only !== undefined && !part) throw new Error(`--only takes ${PARTS.join(' or ')}, not "${only}"`)
  const given = Object.entries(sizes).map(([name, value]) => [name, sizeOf(name, value)])
  return {
    parts: part ? [part] : PARTS,
    plan: { ...SEND_DEFAULTS, ...Object.fromEntries(given) },
    cases: cases === undefined ? CASES_TOTAL : sizeOf('cases', cases),
    tasks: tasks === undefined ? TASKS_TOTAL : sizeOf('tasks', tasks),
    clues: clues === undefined ? CLUES_TOTAL : sizeOf('clues', clues),
  }
}

function sizeOf(name: string, value: string): number {
  const size = Number(value)
  if (!Number.isInteger(size) || size < 1) throw new Error(`--${name} takes a whole number, not "${value}"`)
  return size
}
