import { isDeepStrictEqual } from 'node:util'
import { recountedTally, tallyOf } from '@mingdu/shared/cases/cases.rollups'
import { plainDate } from '@mingdu/shared/kernel/plain-date'
import { connect, disconnect } from '../../server/src/db/connection'
import { rollupDifferences } from '../../server/src/modules/cases/cases.rollups'
import { countFacts } from '../../server/src/modules/cases/cases.rollups.share'
import { casesByIds } from '../../server/src/modules/cases/cases.repo'
import { everyCase } from '../../server/src/modules/cases/cases.rollups.repo'
import { countsIn, only, rollupReader } from '../../server/src/modules/rollups/rollups.service'
import { readConfig } from '../../server/src/config'
import { createSealBox } from '../../server/src/seal-box'
import { systemTime } from '../../server/src/time'
import { compare } from './rounds'
import { APP_PORT, BARE_PORT, DATABASE_URI, type BenchRun } from './run'
import { line, ms } from './search-index'
import { signIn } from './tasks'
import { p95, sent } from './wire'

const APP = `http://127.0.0.1:${APP_PORT}/api/v1`
const PLAIN = `http://127.0.0.1:${BARE_PORT}`
const TSX = ['--max-semi-space-size=64', '--import', 'tsx']
const TRACKED = 2000
const TRACKING_CONNECTIONS = 16
const TRACKING_ROUNDS = 5

interface Tracked {
  id: string
  no: string
  phoneEnd: string
}

/** 200,000 cases: the seed, figures against a recount, the tracking page, a case and the queue. */
export async function measureCases(run: BenchRun, count: number): Promise<void> {
  const { start, once } = run
  await start(['server/embedded-mongo/dist/main.mjs'])
  await start(['server/wechat-sandbox/dist/main.mjs'])
  await once(['server/dist/demo.mjs'])
  const seeding = performance.now()
  await once([...TSX, 'scripts/seed-city.ts', 'cases', String(count)])
  line(`seed of ${count} cases`, `${((performance.now() - seeding) / 1000).toFixed(1)} s`)
  const saying = performance.now()
  await once([...TSX, 'scripts/seed-city.ts', 'ratings'])
  line('seed of their ratings', `${((performance.now() - saying) / 1000).toFixed(1)} s, with the sums anew`)
  await measureSeeded(run)
}

/** What is read of cases that are there. */
export async function measureSeeded({ env, start }: BenchRun): Promise<void> {
  const tracked = await recount(env)
  const ours = await start(['server/dist/main.mjs'])
  const headers = { Cookie: await signIn('lingdao') }
  await measureFigures(headers)
  await measureWatching()
  await measureQueue(headers, tracked)
  const bare = await start(['--import', 'tsx', 'scripts/bench/bare-server.ts'], {
    PORT: BARE_PORT,
    MONGODB_URI: DATABASE_URI,
  })
  await measureTracking(tracked)
  const idOf = (i: number) => tracked[i % tracked.length]?.id ?? ''
  const detail = await compare(
    { name: 'ours', arm: ours, request: (i) => get(`${APP}/cases/${idOf(i)}`, headers) },
    { name: 'bare', arm: bare, request: (i) => get(`${PLAIN}/cases/${idOf(i)}`) },
  )
  line(
    'a case, ratio to the bare arm',
    `${detail.ratio.toFixed(2)} (asked: ≥ 0.50), ours ${detail.ours.toFixed(0)} µs, bare ${detail.bare.toFixed(0)} µs of CPU`,
  )
}

/** The sums against every case, by row and by figure; and some cases to ask for. */
async function recount(env: Readonly<Record<string, string>>): Promise<Tracked[]> {
  const box = createSealBox(readConfig({ ...env }).SECRET_KEY)
  await connect(DATABASE_URI)
  try {
    const started = performance.now()
    const differences = await rollupDifferences()
    line('rows of the sums that differ', `${differences.length} (asked: 0)`)
    const facts = []
    const ids: string[] = []
    for await (const docs of everyCase())
      for (const doc of docs) {
        facts.push(countFacts(doc))
        if (facts.length % 97 === 0 && ids.length < TRACKED) ids.push(String(doc._id))
      }
    const today = plainDate(systemTime.today())
    const year = { from: plainDate(`${today.slice(0, 4)}-01-01`), through: today }
    const counts = only(await countsIn(await rollupReader({ orgIds: null }, null), year, today))
    const [summed, counted] = [tallyOf(counts.within, counts.before), recountedTally(facts, year, today)]
    if (!isDeepStrictEqual(summed, counted))
      throw new Error(`the sums say ${JSON.stringify(summed)}, a recount ${JSON.stringify(counted)}`)
    line(
      'figures of the year against a recount',
      `equal, of ${facts.length} cases; both recounts ${ms(performance.now() - started)}`,
    )
    const docs = await casesByIds({ kind: 'all' }, ids)
    return docs.map(({ _id, no, applicant: { phone } }) => ({
      ...{ id: String(_id), no },
      phoneEnd: box.open(phone.sealed).slice(-4),
    }))
  } finally {
    await disconnect()
  }
}

async function measureFigures(headers: Record<string, string>): Promise<void> {
  const today = systemTime.today()
  const [year, month] = [today.slice(0, 4), today.slice(0, 7)]
  // a server that has just started loads its search index beside
  await get(`${APP}/case-figures?from=${year}-01-01&through=${today}&by=org`, headers)
  for (const by of ['org', 'item', 'window', 'region', 'channel', 'month']) {
    for (const from of [`${month}-01`, `${year}-01-01`]) {
      const path = `/case-figures?from=${from}&through=${today}&by=${by}`
      const took = await p95(() => get(`${APP}${path}`, headers), { connections: 1, requests: 20 })
      line(`figures from ${from} by ${by}`, `p95 ${ms(took)} (asked: ≤ 1 s)`)
    }
  }
}

/** What was counted live before: figures of ratings, 台账 and what was never exercised; and the board, which still is. */
async function measureWatching(): Promise<void> {
  const headers = { Cookie: await signIn('jiancha1') }
  const today = systemTime.today()
  const year = `${today.slice(0, 4)}-01-01`
  const paths = {
    'figures of ratings, a year': '/ratings/figures',
    'figures of ratings, this month': `/ratings/figures?from=${today.slice(0, 7)}-01&to=${today}`,
    'public figures of ratings, a year': '/public/ratings/figures',
    '台账 of the year': `/monitoring/ledger?from=${year}&to=${today}`,
    'powers never exercised in the year': `/monitoring/idle-powers?from=${year}&to=${today}`,
    'live board': '/monitoring/board',
  }
  for (const [what, path] of Object.entries(paths)) {
    const took = await p95(() => get(`${APP}${path}`, headers), { connections: 1, requests: 12 })
    line(what, `p95 ${ms(took)} (asked: ≤ 1 s)`)
  }
}

/** Ours and the bare arm in turn: what a machine cannot do bare, nothing on it can. */
async function measureTracking(tracked: readonly Tracked[]): Promise<void> {
  const headers = { 'Content-Type': 'application/json', 'X-Mingdu-Client': 'bench' }
  const ask = (i: number) => {
    const { no, phoneEnd } = tracked[i % tracked.length] ?? { no: '', phoneEnd: '' }
    const body = JSON.stringify({ no, phoneEnd })
    return sent(`${APP}/public/cases/track`, { method: 'POST', headers, body })
  }
  const bare = (i: number) => sent(`${PLAIN}/tracking?no=${tracked[i % tracked.length]?.no}`)
  const best = { ours: Infinity, bare: Infinity }
  for (let round = 0; round < TRACKING_ROUNDS; round += 1) {
    const asked = { connections: TRACKING_CONNECTIONS, requests: 800 }
    best.ours = Math.min(best.ours, await p95(ask, asked))
    best.bare = Math.min(best.bare, await p95(bare, asked))
  }
  line(
    'tracking page at 16 connections',
    `p95 ${ms(best.ours)} (asked: ≤ 100 ms), bare ${ms(best.bare)}, best of ${TRACKING_ROUNDS} rounds of 800`,
  )
}

async function measureQueue(headers: Record<string, string>, tracked: readonly Tracked[]): Promise<void> {
  const today = systemTime.today()
  const month = `from=${today.slice(0, 7)}-01&through=${today}`
  const paths = {
    'queue, first page': '/cases?limit=20',
    'queue of those examined': '/cases?limit=20&state=reviewing',
    'queue of the late': '/cases?limit=20&late=true',
    'queue by number': `/cases?limit=20&q=${tracked[0]?.no ?? ''}`,
    'queue by name': `/cases?limit=20&q=${encodeURIComponent('公共场所')}`,
    'behind a figure: late this month': `/cases?limit=20&counted=late&${month}`,
    'behind a figure: received this month': `/cases?limit=20&counted=received&${month}`,
  }
  for (const [what, path] of Object.entries(paths)) {
    const took = await p95(() => get(`${APP}${path}`, headers), { connections: 8, requests: 80 })
    line(what, `p95 ${ms(took)}`)
  }
}

async function get(url: string, headers: Record<string, string> = {}): Promise<void> {
  const response = await fetch(url, { headers })
  await response.arrayBuffer()
  if (!response.ok) throw new Error(`${url} answered ${response.status}`)
}
