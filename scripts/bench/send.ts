import { setTimeout as pause } from 'node:timers/promises'
import { cardsPerSecond, sendFigures, type SendFigures, type ShownCard } from '../lib/send-figures'
import { cardsSince } from './far-side'
import type { BenchRun } from './run'
import { openSendWorld, type SendWorld } from './send-world'

/** How much is sent. */
export interface SendPlan {
  people: number
  /** Seconds over which the warnings fall due. */
  spread: number
  /** Rounds against the bare loop, and the cards of each. */
  rounds: number
  batch: number
}

export const SEND_DEFAULTS: SendPlan = { people: 10_000, spread: 300, rounds: 3, batch: 1500 }

const LATENCY_MS = 100
const CONCURRENCY = 16
/** Time to write down when each card is due, and for the worker to be up and about before the first of them. */
const LEAD_MS = 15_000
/** More than the far side can answer: 16 at a time, 100 ms each. */
const NO_BUCKET = { sendPerSecond: 200, sendBurst: 400 }
/** Nothing is merged, and the people of one round may have a card of the next at once. */
const FREE = { digestFrom: 0, cardGapSeconds: 0, cardsPerHour: 100, cardsPerDay: 500 }

interface Bench {
  run: BenchRun
  plan: SendPlan
  world: SendWorld
}

/**
 * Sends as in production: one worker, the server that takes WeChat's results, the embedded engine, and a far side that
 * takes 100 ms. What is counted are the cards the far side has shown.
 */
export async function measureSending(run: BenchRun, plan: SendPlan): Promise<void> {
  await run.start(['server/embedded-mongo/dist/main.mjs'])
  await run.start(['server/wechat-sandbox/dist/main.mjs'], {
    SANDBOX_DIR: '',
    SANDBOX_LATENCY_MS: String(LATENCY_MS),
    SANDBOX_MOST_CARDS: String(2 * (plan.people + plan.rounds * plan.batch) + 1000),
  })
  await run.start(['server/dist/main.mjs'])
  const world = await openSendWorld(run, Math.max(plan.people, plan.batch))
  const bench = { run, plan, world }
  try {
    await measurePlan(bench, 100)
    await measurePlan(bench, 20)
    await measureRatio(bench)
  } finally {
    await world.close()
  }
}

/** The warnings of the plan with the bucket at so many a second. */
async function measurePlan({ run, plan, world }: Bench, perSecond: number): Promise<void> {
  const { people, spread } = plan
  await world.setRules({ ...FREE, sendPerSecond: perSecond })
  const started = Date.now()
  const due = await world.warn(people, LEAD_MS, spread * 1000)
  const worker = await run.start(['server/dist/worker.mjs'])
  const cards = await allSent(world, started, spread + (2 * people) / perSecond + 120)
  const states = await world.states(started)
  await worker.stop()
  planLine(
    `${number(people)} warnings due over ${spread} s at ${perSecond}/s`,
    sendFigures(due, cards),
    perSecond,
  )
  console.log(`  deliveries in the end: ${JSON.stringify(states)}`)
}

function planLine(what: string, figures: SendFigures, perSecond: number): void {
  const { within10, within60, median, latest, drain, lost, doubled } = figures
  const lag = `median ${median.toFixed(1)} s, latest ${latest.toFixed(1)} s after its time`
  const ends = `lost ${lost}, doubled ${doubled}  (asked: 0, 0)`
  const shares = `within 10 s ${percent(within10)}, within 60 s ${percent(within60)}`
  const text =
    perSecond === 100
      ? `${shares}  (asked: ≥ 95 %, ≥ 99.9 %)  ${lag}, ${ends}`
      : `drained in ${drain.toFixed(0)} s  ${lag}, ${ends}`
  console.log(`${what.padEnd(40)} ${text}`)
}

/** Interleaved rounds, each side in turn; the best of each side counts, as a busy machine only takes away. */
async function measureRatio(bench: Bench): Promise<void> {
  const { rounds, batch } = bench.plan
  let [ours, bare] = [0, 0]
  for (let i = 0; i < rounds; i += 1) {
    bare = Math.max(bare, await bareRound(bench.run, bench.world, batch))
    ours = Math.max(ours, await ourRound(bench))
  }
  const figures = `ours ${ours.toFixed(0)}, bare ${bare.toFixed(0)} cards/s`
  console.log(
    `${'sender against a bare loop of 16'.padEnd(40)} ratio ${(ours / bare).toFixed(2)}  (asked: ≥ 0.70)  ${figures}, best of ${rounds} rounds`,
  )
}

async function bareRound({ once }: BenchRun, { offsetMs }: SendWorld, batch: number): Promise<number> {
  const started = Date.now()
  await once(['--import', 'tsx', 'scripts/bench/bare-sender.ts', String(batch), String(CONCURRENCY)])
  return cardsPerSecond(await cardsSince(started, offsetMs))
}

async function ourRound({ run, plan: { batch }, world }: Bench): Promise<number> {
  await world.setRules({ ...FREE, ...NO_BUCKET })
  const started = Date.now()
  await world.warn(batch, LEAD_MS, 0)
  const worker = await run.start(['server/dist/worker.mjs'], { SEND_CONCURRENCY: String(CONCURRENCY) })
  const cards = await allSent(world, started, 120 + batch / 10)
  await worker.stop()
  return cardsPerSecond(cards)
}

/**
 * Waits until nothing is on its way any more, results included, or `seconds` are over.
 * @returns the cards that were shown since `started`
 */
async function allSent(world: SendWorld, started: number, seconds: number): Promise<ShownCard[]> {
  const end = Date.now() + seconds * 1000
  while (Date.now() < end) {
    if (!(await world.busy())) break
    await pause(1000)
  }
  return cardsSince(started, world.offsetMs)
}

function percent(share: number): string {
  return `${(share * 100).toFixed(2)} %`
}

function number(n: number): string {
  return n.toLocaleString('en-US')
}
