import { setTimeout as pause } from 'node:timers/promises'
import autocannon from 'autocannon'
import mongoose from 'mongoose'
import { idAt } from '../../server/src/modules/search/search.factory'
import { APP_PORT, DATABASE_URI, type BenchRun } from './run'
import { line, measureIndex, ms } from './search-index'

const SEARCH = `http://127.0.0.1:${APP_PORT}/api/v1/public/search`
const CONNECTIONS = 8
const SECONDS = 20
const LONGEST_WAIT_MS = 30_000

/** The search over 388,476 entries: recall, time and memory in process, then over HTTP, then an edit. */
export async function measureSearch({ start }: BenchRun): Promise<void> {
  const pieces = await measureIndex()
  await start(['server/embedded-mongo/dist/main.mjs'])
  // addresses from a proxy, or the limit for one address would be measured
  await start(['--import', 'tsx', 'scripts/bench/search-server.ts'], { TRUST_PROXY: 'on' })
  await measureHttp(pieces)
  await measureEdit()
}

async function measureHttp(pieces: readonly string[]): Promise<void> {
  const requests = pieces.map((piece, i) => ({
    method: 'GET' as const,
    path: `/api/v1/public/search?q=${encodeURIComponent(piece)}`,
    headers: { 'X-Forwarded-For': `10.0.${i >> 8}.${i & 255}` },
  }))
  const {
    latency,
    errors,
    non2xx,
    requests: done,
  } = await autocannon({
    url: SEARCH,
    connections: CONNECTIONS,
    duration: SECONDS,
    requests,
  })
  if (errors + non2xx > 0) throw new Error(`${errors} errors and ${non2xx} refusals of ${done.total}`)
  // autocannon knows the 90th and the 97.5th percentile: the 95th lies between them
  const figures = `p50 ${ms(latency.p50)}, p90 ${ms(latency.p90)}, p97.5 ${ms(latency.p97_5)}`
  line(
    `query over HTTP, ${CONNECTIONS} connections`,
    `${figures}, ${done.total} answers  (asked: p95 ≤ 150 ms)`,
  )
}

/** From the commit of an edit to the answer that shows it. */
async function measureEdit(): Promise<void> {
  const connection = await mongoose.createConnection(DATABASE_URI).asPromise()
  const id = idAt('a0', 4711)
  const started = performance.now()
  await connection.collection('search_changes').insertOne({ kind: 'power', ids: [id], at: new Date() })
  for (; !(await finds(`改后${id}`)); await pause(20)) {
    if (performance.now() - started > LONGEST_WAIT_MS) throw new Error('the edit never showed')
  }
  line('an edit shows after', `${ms(performance.now() - started)}  (asked: ≤ 2000 ms)`)
  await connection.close()
}

async function finds(q: string): Promise<boolean> {
  const headers = { 'X-Forwarded-For': `10.1.0.${Math.floor(Math.random() * 255)}` }
  const response = await fetch(`${SEARCH}?q=${encodeURIComponent(q)}`, { headers })
  return ((await response.json()) as { total: number }).total > 0
}
