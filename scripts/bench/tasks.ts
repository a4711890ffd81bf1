import mongoose from 'mongoose'
import { measureWrites } from '../../server/embedded-mongo/src/testing/write-bench'
import { APP_PORT, BARE_PORT, DATABASE_URI, type BenchRun } from './run'
import { compare, type Compared } from './rounds'

const TASKS = 5000
const APP = `http://127.0.0.1:${APP_PORT}/api/v1`
const PLAIN = `http://127.0.0.1:${BARE_PORT}`

/** Reads of the task list and of a task against a bare server, and single writes of the embedded engine. */
export async function measureTasks({ start, once }: BenchRun): Promise<void> {
  await start(['server/embedded-mongo/dist/main.mjs'])
  await start(['server/wechat-sandbox/dist/main.mjs'])
  await once(['server/dist/demo.mjs'])
  const { regionId, taskId } = await multiplyTasks()
  const ours = await start(['server/dist/main.mjs'])
  const bare = await start(['--import', 'tsx', 'scripts/bench/bare-server.ts'], {
    PORT: BARE_PORT,
    MONGODB_URI: DATABASE_URI,
  })
  const headers = { Cookie: await signIn() }
  const list = await compare(
    { name: 'ours', arm: ours, request: () => get(`${APP}/tasks?limit=20`, headers) },
    { name: 'bare', arm: bare, request: () => get(`${PLAIN}/tasks?regionId=${regionId}`) },
  )
  const detail = await compare(
    { name: 'ours', arm: ours, request: () => get(`${APP}/tasks/${taskId}`, headers) },
    { name: 'bare', arm: bare, request: () => get(`${PLAIN}/tasks/${taskId}`) },
  )
  const writes = await measureWrites(DATABASE_URI, { count: 1000 })
  line('list of 20 of 5,000 tasks', list, 0.7)
  line('detail of a task', detail, 0.5)
  console.log(`1,000 concurrent single-document writes  ${writes.perSecond} writes/s  (asked: ≥ 2000)`)
}

function line(what: string, { ours, bare, ratio, rounds }: Compared, asked: number): void {
  const figures = `ours ${ours.toFixed(0)} µs, bare ${bare.toFixed(0)} µs of server CPU a request`
  console.log(
    `${what.padEnd(40)} ratio ${ratio.toFixed(2)}  (asked: ≥ ${asked.toFixed(2)})  ${figures}, minimum of ${rounds} rounds`,
  )
}

/** The demonstration's dispatched tasks, copied under new ids until there are 5,000. */
async function multiplyTasks(): Promise<{ regionId: string; taskId: string }> {
  const connection = await mongoose.createConnection(DATABASE_URI).asPromise()
  const tasks = connection.collection('tasks')
  const originals = await tasks.find({ listed: true }).sort({ _id: 1 }).toArray()
  const copies = Array.from({ length: TASKS - originals.length }, (_, i) => ({
    ...originals[i % originals.length],
    _id: new mongoose.Types.ObjectId(),
  }))
  for (let i = 0; i < copies.length; i += 500) await tasks.insertMany(copies.slice(i, i + 500))
  const busiest = [...originals].sort((a, b) => Number(b['reportCount']) - Number(a['reportCount']))[0]
  await connection.close()
  if (!busiest) throw new Error('the demonstration has no tasks')
  return { regionId: String(busiest['regionId']), taskId: String(busiest._id) }
}

export async function signIn(employeeNo = 'ducha1'): Promise<string> {
  const response = await fetch(`${APP}/sessions/console`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      'Idempotency-Key': crypto.randomUUID(),
      'X-Mingdu-Client': 'bench',
    },
    body: JSON.stringify({ employeeNo, password: 'Mingdu2026' }),
  })
  if (!response.ok) throw new Error(`sign-in answered ${response.status}`)
  return response.headers
    .getSetCookie()
    .map((c) => c.split(';')[0])
    .join('; ')
}

async function get(url: string, headers: Record<string, string> = {}): Promise<void> {
  const response = await fetch(url, { headers })
  await response.arrayBuffer()
  if (!response.ok) throw new Error(`${url} answered ${response.status}`)
}
