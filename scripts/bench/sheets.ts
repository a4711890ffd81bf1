import { readFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { signIn, type Console } from '../lib/console-client'
import { APP_PORT, type BenchRun } from './run'
import { bombBytes, makeSheet, measureBare } from './sheets-files'

const ROWS = 45_000
const BARE_ROUNDS = 3
/** Ten times as often as the console asks. */
const POLL_MS = 100

interface Job {
  id: string
  version: number
  state: string
  problem: string
  summary: { created: number; failed: number }
}

/** What an import of a city's list costs: the worker's time, and what the server's users feel of it. */
export async function measureSheets({ start, once, dir }: BenchRun): Promise<void> {
  await start(['server/embedded-mongo/dist/main.mjs'])
  await start(['server/wechat-sandbox/dist/main.mjs'])
  await once(['server/dist/demo.mjs'])
  const server = await start(['server/dist/main.mjs'])
  const worker = await start(['server/dist/worker.mjs'])
  const file = path.join(dir, 'powers.xlsx')
  await makeSheet(file, ROWS)
  const bare = await measureBare(file, BARE_ROUNDS)
  const client = await signIn({ MINGDU_URL: `http://127.0.0.1:${APP_PORT}` })
  await client.get('/sheets/jobs')
  const before = [await server.load(), await worker.load()] as const
  const bytes = readFileSync(file)
  const [queued, sent] = await timed(() => upload(client, bytes, 'powers.xlsx'))
  const [checked, dryRun] = await timed(() => until(client, queued, 'checked'))
  const [done, commit] = await timed(async () => until(client, await send(client, checked), 'committed'))
  const [mine, theirs] = [await server.load(), await worker.load()]
  const [refusal, bomb] = await timed(() => refusalOf(client))
  if (done.summary.created !== ROWS) throw new Error(`${done.summary.created} of ${ROWS} rows were created`)
  const rate = (seconds: number) => `${Math.round(ROWS / seconds).toLocaleString('en')} rows/s`
  line('upload, looked through and kept', `${sent.toFixed(1)} s`, '-', megabytes(bytes.length))
  line(
    'dry run against the bare reader',
    (bare / dryRun).toFixed(2),
    '≥ 0.50',
    `${rate(dryRun)} of ${rate(bare)}`,
  )
  line('commit of 45,000 rows', `${commit.toFixed(1)} s`, '≤ 15 s', rate(commit))
  line('server: peak RSS above idle', megabytes(mine.peak - before[0].rss), '≤ 350 MB', '')
  line('server: event loop p99 meanwhile', `${mine.p99.toFixed(0)} ms`, '≤ 100 ms', '')
  line('worker: peak RSS above idle', megabytes(theirs.peak - before[1].rss), '-', '')
  line('worker: event loop p99 meanwhile', `${theirs.p99.toFixed(0)} ms`, '-', '')
  line('zip bomb refused', `${bomb.toFixed(2)} s`, '≤ 2 s', refusal)
}

function line(what: string, value: string, asked: string, more: string): void {
  console.log(`${what.padEnd(40)} ${value.padEnd(10)} (asked: ${asked})  ${more}`)
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1024 / 1024)} MB`
}

async function timed<T>(act: () => Promise<T>): Promise<[T, number]> {
  const started = performance.now()
  const result = await act()
  return [result, (performance.now() - started) / 1000]
}

function upload(client: Console, bytes: Buffer, name: string): Promise<Job> {
  const form = new FormData()
  form.append('file', new Blob([new Uint8Array(bytes)]), name)
  return client.upload<Job>('/sheets/imports?kind=powers&createOrgs=true', form)
}

function send(client: Console, { id, version }: Job): Promise<Job> {
  return client.send<Job>('POST', `/sheets/jobs/${id}/commit`, { version, basis: '测量用的导入' })
}

async function until(client: Console, job: Job, wanted: string): Promise<Job> {
  for (;;) {
    const now = await client.get<Job>(`/sheets/jobs/${job.id}`)
    if (now.state === wanted) return now
    if (now.state === 'failed') throw new Error(now.problem)
    await pause(POLL_MS)
  }
}

/** The words with which the server refuses 1 GB of zeros in 1 MB. */
async function refusalOf(client: Console): Promise<string> {
  try {
    await upload(client, await bombBytes(), 'bomb.xlsx')
  } catch (error) {
    return (error as Error).message
  }
  throw new Error('a zip bomb was taken')
}
