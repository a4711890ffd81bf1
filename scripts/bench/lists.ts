import { setTimeout as pause } from 'node:timers/promises'
import mongoose from 'mongoose'
import { signIn } from './tasks'
import { APP_PORT, DATABASE_URI, type BenchRun } from './run'
import { line, ms } from './search-index'

const APP = `http://127.0.0.1:${APP_PORT}/api/v1`
const CONNECTIONS = 8
const REQUESTS = 160
const PAGE = 20
const DEEP_PAGE = 1000

interface Row {
  id: string
  orgId?: string
  org?: { id: string }
  type: string
  no?: number
}

type Get = (path: string) => Promise<unknown>

/** The lists of a city of 45,031 powers on the built server. */
export async function measureLists({ start, once }: BenchRun): Promise<void> {
  await start(['server/embedded-mongo/dist/main.mjs'])
  await start(['server/wechat-sandbox/dist/main.mjs'])
  await once(['server/dist/demo.mjs'])
  const seeding = performance.now()
  await once(['--import', 'tsx', 'scripts/seed-city.ts', 'powers'])
  line('seed of a city', `${((performance.now() - seeding) / 1000).toFixed(1)} s (asked: ≤ 180 s)`)
  await start(['server/dist/main.mjs'])
  await start(['server/dist/worker.mjs'])
  const headers = { Cookie: await signIn() }
  const get: Get = async (path) => {
    const response = await fetch(`${APP}${path}`, { headers })
    const text = await response.text()
    if (!response.ok) throw new Error(`${path} answered ${response.status}`)
    return JSON.parse(text)
  }
  await searchLoaded(headers)
  await measurePages(get)
  await measureExport(headers, get)
}

/** A server that has just started reads the city for its search first. */
export async function searchLoaded(headers: Record<string, string>): Promise<void> {
  const started = performance.now()
  while ((await fetch(`${APP}/search?q=${encodeURIComponent('许可')}`, { headers })).status === 503)
    await pause(500)
  line('search ready after the start', `${((performance.now() - started) / 1000).toFixed(1)} s`)
}

async function measurePages(get: Get): Promise<void> {
  const { items } = (await get(`/powers?limit=${PAGE}`)) as { items: Row[] }
  const [row] = items
  if (!row) throw new Error('the seed left no powers that this account may see')
  const org = row.orgId ?? row.org?.id ?? ''
  const bare = await bareQuery()
  const first = await p95(() => get(`/powers?limit=${PAGE}`))
  line('powers, first page', `p95 ${ms(first)}, bare query ${ms(bare)}, ratio ${(bare / first).toFixed(2)}`)
  const cursor = await cursorOf(get, DEEP_PAGE)
  const paths = {
    'powers of an org': `/powers?limit=${PAGE}&orgId=${org}`,
    'powers of a type': `/powers?limit=${PAGE}&type=${encodeURIComponent(row.type)}`,
    'powers by text': `/powers?limit=${PAGE}&q=${encodeURIComponent('许可')}`,
    [`powers, page ${DEEP_PAGE}`]: `/powers?limit=${PAGE}&cursor=${encodeURIComponent(cursor)}`,
    statistics: '/powers/stats',
    coverage: '/powers/coverage',
    'what the checks found': `/powers/checks?limit=${PAGE}`,
    'one power': `/powers/${row.id}`,
  }
  for (const [what, path] of Object.entries(paths)) line(what, `p95 ${ms(await p95(() => get(path)))}`)
  const pair = await poweredTwice()
  if (pair)
    line('diff of two versions', `p95 ${ms(await p95(() => get(`/powers/${pair}/diff?from=1&to=2`)))}`)
}

/** What the first page costs without a server: its rows and its count, straight from the driver. */
async function bareQuery(): Promise<number> {
  const connection = await mongoose.createConnection(DATABASE_URI).asPromise()
  const powers = connection.collection('powers')
  const sample = await powers.findOne({})
  const where = { regionId: sample?.['regionId'] }
  const took = await p95(() =>
    Promise.all([
      powers
        .find(where)
        .sort({ code: 1, _id: 1 })
        .limit(PAGE + 1)
        .toArray(),
      powers.countDocuments(where),
    ]),
  )
  await connection.close()
  return took
}

async function cursorOf(get: Get, page: number): Promise<string> {
  let cursor = ''
  for (let at = 1; at < page; at += 5) {
    const path = `/powers?limit=${PAGE * 5}${cursor && `&cursor=${encodeURIComponent(cursor)}`}`
    const { nextCursor } = (await get(path)) as { nextCursor: string | null }
    if (nextCursor === null) return cursor
    cursor = nextCursor
  }
  return cursor
}

/** A power that was changed since it was listed. */
async function poweredTwice(): Promise<string | null> {
  const connection = await mongoose.createConnection(DATABASE_URI).asPromise()
  const found = await connection.collection('powers').findOne({ lastNo: { $gte: 2 } })
  await connection.close()
  return found && String(found._id)
}

/** From the order to the file that can be fetched. */
async function measureExport(headers: Record<string, string>, get: Get): Promise<void> {
  const started = performance.now()
  const response = await fetch(`${APP}/sheets/exports`, {
    method: 'POST',
    headers: {
      ...headers,
      'Content-Type': 'application/json',
      'Idempotency-Key': crypto.randomUUID(),
      'X-Mingdu-Client': 'bench',
    },
    body: JSON.stringify({ kind: 'powers', format: 'csv' }),
  })
  if (!response.ok) throw new Error(`the export answered ${response.status}`)
  const { id } = (await response.json()) as { id: string }
  for (let state = 'queued'; state !== 'ready';) {
    if (state === 'failed') throw new Error('the export failed')
    await new Promise((resolve) => setTimeout(resolve, 100))
    state = ((await get(`/sheets/jobs/${id}`)) as { state: string }).state
  }
  line(
    'export of all powers as CSV',
    `${((performance.now() - started) / 1000).toFixed(1)} s until it can be fetched`,
  )
}

/** The 95th percentile in milliseconds, at eight connections. */
async function p95(request: () => Promise<unknown>): Promise<number> {
  const times: number[] = []
  const worker = async () => {
    while (times.length < REQUESTS) {
      const started = performance.now()
      await request()
      times.push(performance.now() - started)
    }
  }
  await Promise.all(Array.from({ length: CONNECTIONS }, worker))
  return times.sort((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? 0
}
