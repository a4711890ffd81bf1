/** `npm run bench`: figures of this machine, as ratios of ours over the bare thing, both in one run. */
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import mongoose from 'mongoose'
import { measureWrites } from '../server/embedded-mongo/src/testing/write-bench'
import { runProgram, startArm, type Arm } from './bench/arm'
import { compare, type Compared } from './bench/rounds'
import { buildTargets, builtLine } from './lib/build'
import { childEnvironment, readSettings } from './lib/settings'

const PORTS = { PORT: '3410', WORKER_PORT: '3411', SANDBOX_PORT: '3992', EMBEDDED_DB_PORT: '27218' }
const BARE_PORT = '3412'
const TASKS = 5000

void main().catch((error: unknown) => {
  console.error(error)
  process.exit(1)
})

async function main(): Promise<void> {
  await buildTargets(['server', 'embedded-mongo', 'wechat-sandbox'], (one) => console.log(builtLine(one)))
  const dir = mkdtempSync(path.join(os.tmpdir(), 'mingdu-bench-'))
  const env = { ...childEnvironment(readSettings({ ...PORTS, DATA_DIR: dir }), {}), LOG_LEVEL: 'warn' }
  const arms: Arm[] = []
  const start = async (args: string[], extra: Record<string, string> = {}) => {
    const arm = await startArm(args, { ...env, ...extra })
    arms.unshift(arm)
    return arm
  }
  try {
    await start(['server/embedded-mongo/dist/main.mjs'])
    await start(['server/wechat-sandbox/dist/main.mjs'])
    await runProgram(['server/dist/demo.mjs'], env)
    const uri = `mongodb://127.0.0.1:${PORTS.EMBEDDED_DB_PORT}/mingdu?replicaSet=rs0`
    const data = await multiplyTasks(uri)
    const ours = await start(['server/dist/main.mjs'])
    const bare = await start(['--import', 'tsx', 'scripts/bench/bare-server.ts'], {
      PORT: BARE_PORT,
      MONGODB_URI: uri,
    })
    await report(ours, bare, data, uri)
  } finally {
    for (const arm of arms) await arm.stop()
    rmSync(dir, { recursive: true, force: true })
  }
}

interface Data {
  regionId: string
  taskId: string
}

async function report(ours: Arm, bare: Arm, { regionId, taskId }: Data, uri: string): Promise<void> {
  const app = `http://127.0.0.1:${PORTS.PORT}/api/v1`
  const plain = `http://127.0.0.1:${BARE_PORT}`
  const headers = { Cookie: await signIn(app) }
  const list = await compare(
    { name: 'ours', arm: ours, request: () => get(`${app}/tasks?limit=20`, headers) },
    { name: 'bare', arm: bare, request: () => get(`${plain}/tasks?regionId=${regionId}`) },
  )
  const detail = await compare(
    { name: 'ours', arm: ours, request: () => get(`${app}/tasks/${taskId}`, headers) },
    { name: 'bare', arm: bare, request: () => get(`${plain}/tasks/${taskId}`) },
  )
  const writes = await measureWrites(uri, { count: 1000 })
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
async function multiplyTasks(uri: string): Promise<Data> {
  const connection = await mongoose.createConnection(uri).asPromise()
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

async function signIn(app: string): Promise<string> {
  const response = await fetch(`${app}/sessions/console`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      'Idempotency-Key': crypto.randomUUID(),
      'X-Mingdu-Client': 'bench',
    },
    body: JSON.stringify({ employeeNo: 'ducha1', password: 'Mingdu2026' }),
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
