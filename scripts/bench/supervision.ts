import { addDays, dayNumber, plainDate, type PlainDate } from '@mingdu/shared/kernel/plain-date'
import mongoose from 'mongoose'
import { connect, disconnect } from '../../server/src/db/connection'
import { createLogger } from '../../server/src/log'
import { MatterModel } from '../../server/src/modules/matters/matters.model'
import { scanLights, type ScanCounts } from '../../server/src/modules/tasks/tasks.jobs'
import { TaskModel } from '../../server/src/modules/tasks/tasks.model'
import { systemTime, type BusinessTime } from '../../server/src/time'
import { APP_PORT, DATABASE_URI, type BenchRun } from './run'
import { searchLoaded } from './lists'
import { line, ms } from './search-index'
import { signIn } from './tasks'
import { p95, sent } from './wire'

const APP = `http://127.0.0.1:${APP_PORT}/api/v1`
const TSX = ['--max-semi-space-size=64', '--import', 'tsx']
/** Requests for what counts all tasks. */
const ALONE = 5
const LIST = { connections: 16, requests: 480, rounds: 3 }
/** How many lights the measured sweep is to change, of 100,000. */
const CHANGES = 0.05

/** 100,000 tasks in hand: the list, and a sweep of which one in twenty changes. */
export async function measureSupervision(run: BenchRun, count: number): Promise<void> {
  const { start, once } = run
  await start(['server/embedded-mongo/dist/main.mjs'])
  await start(['server/wechat-sandbox/dist/main.mjs'])
  await once(['server/dist/demo.mjs'])
  const seeding = performance.now()
  await once([...TSX, 'scripts/seed-city.ts', 'tasks', String(count)])
  line(`seed of ${count} tasks, every light settled`, ms(performance.now() - seeding))
  await measureSweep(count)
  await start(['server/dist/main.mjs'])
  await measureList()
}

/** The sweep of the worker, on the day by which enough lights change; then the warnings of that day. */
async function measureSweep(count: number): Promise<void> {
  await connect(DATABASE_URI)
  try {
    const day = await dayOfChanges(Math.round(count * CHANGES))
    const { writes, counts, took } = await swept(at(day, 0))
    line(
      `sweep of ${count} tasks in hand, ${counts.lightsChanged} lights change`,
      `${ms(took)} (asked: ≤ 5 s), ${writes.tasks} writes of tasks (asked: one each), ${writes.matters} of matters`,
    )
    const again = await swept(at(day, 0))
    line('the same again, nothing changes', `${ms(again.took)}, ${again.writes.tasks} writes`)
    const told = await swept(at(day, 12))
    line(`warnings of that day, of ${told.counts.warnings} tasks`, ms(told.took))
    await MatterModel.collection.updateMany({ scannedAs: { $gt: '' } }, { $set: { scannedAs: '-' } })
    const all = await swept(at(day, 0))
    line(
      `settling all ${count} anew, as after a change of rules`,
      `${ms(all.took)}, ${all.writes.tasks} writes of tasks`,
    )
  } finally {
    await disconnect()
  }
}

/** The first day on which so many stored lights no longer hold. */
async function dayOfChanges(wanted: number): Promise<PlainDate> {
  const tasks = mongoose.connection.collection('tasks')
  for (let day = addDays(systemTime.today(), 1); ; day = addDays(day, 1)) {
    const stale = await tasks.countDocuments({ lightUntil: { $lte: day, $gt: '' } })
    if (stale >= wanted || dayNumber(day) > dayNumber(systemTime.today()) + 400) return day
  }
}

interface Sweep {
  counts: ScanCounts
  took: number
  writes: { tasks: number; matters: number }
}

async function swept(time: BusinessTime): Promise<Sweep> {
  const [tasks, matters] = [TaskModel, MatterModel].map(({ collection }) => countWrites(collection))
  const started = performance.now()
  const counts = await scanLights(time, createLogger('silent', 'bench'))
  const took = performance.now() - started
  return { counts, took, writes: { tasks: tasks?.() ?? 0, matters: matters?.() ?? 0 } }
}

/** Counts the single writes of every bulk, until it is asked for them. */
function countWrites(collection: typeof TaskModel.collection): () => number {
  const write = collection.bulkWrite.bind(collection)
  let written = 0
  collection.bulkWrite = (operations, options) => {
    written += operations.length
    return write(operations, options)
  }
  return () => {
    collection.bulkWrite = write
    return written
  }
}

/** Business time at this hour of this day in Shanghai. */
function at(day: PlainDate, hour: number): BusinessTime {
  const now = dayNumber(plainDate(day)) * 86_400_000 + (hour - 8) * 3_600_000
  return { now: () => now, today: () => day }
}

async function measureList(): Promise<void> {
  const headers = { Cookie: await signIn('ducha1') }
  await searchLoaded(headers)
  const today = systemTime.today()
  const paths = {
    'list of tasks, first page': '/tasks?limit=20',
    'in hand': '/tasks?limit=20&view=open',
    'red ones': '/tasks?limit=20&light=red',
    'by deadline': `/tasks?limit=20&sort=due&dueFrom=${today}`,
    'last changed': '/tasks?limit=20&sort=changed',
    'matters, first page': '/matters?limit=20',
  }
  for (const [what, path] of Object.entries(paths)) {
    let best = Infinity
    for (let i = 0; i < LIST.rounds; i += 1)
      best = Math.min(best, await p95(() => sent(`${APP}${path}`, { headers }), LIST))
    line(`${what}, at ${LIST.connections} connections`, `p95 ${ms(best)} (asked: ≤ 300 ms)`)
  }
  for (const path of ['/tasks/summary', '/dashboard', '/bottlenecks']) {
    const times: number[] = []
    for (let i = 0; i < ALONE; i += 1) times.push(await timed(() => sent(`${APP}${path}`, { headers })))
    line(
      `${path}, one at a time`,
      `${ms(Math.min(...times))} to ${ms(Math.max(...times))} (asked: well under 1 s)`,
    )
  }
}

async function timed(act: () => Promise<void>): Promise<number> {
  const started = performance.now()
  await act()
  return performance.now() - started
}
