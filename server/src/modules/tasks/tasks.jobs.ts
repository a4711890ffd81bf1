import { warnMoment } from '@mingdu/shared/rules/rules.rules'
import type { DayFacts } from '@mingdu/shared/tasks/clock.rules'
import { abreast } from '../../abreast'
import { inTransaction, type Tx } from '../../db/connection'
import type { Logger } from '../../log'
import type { BusinessTime } from '../../time'
import { calendarVersion } from '../calendar/calendar.service'
import {
  NOTHING_BELOW,
  settleMatters,
  staleMatters,
  sweepMatters,
  unscannedMatters,
} from '../matters/settle.service'
import { tellPeople } from '../messages/messages.service'
import { currentRules } from '../rules/rules.service'
import { dayFacts } from './day.service'
import {
  findStale,
  tellingLeaves,
  writeNodes,
  type NodeWrite,
  type StaleNode,
  type TreeDoc,
} from './settle.repo'
import { subDeadlineMessages, subDeadlineOrgs } from './sub-deadlines'
import { portionsOf, sweepNodes } from './sweep.service'
import { OPEN } from './tasks.repo'
import { peopleOfOrgs } from './telling.service'
import { awaitedMessage, tellsOn, warningMessage, warningsOfDay, type DayWarnings } from './warnings.service'

/** What a scan did. */
export interface ScanCounts {
  matters: number
  tasks: number
  lightsChanged: number
  warnings: number
}

/** Matters and nodes looked for at once; whole trees, nodes, and leaves of which something is told, in one transaction each. */
const BATCH = { found: 2000, stale: 4000, trees: 20, nodes: 2000, told: 200 } as const
/** Transactions at once: while the database writes one, the next is worked out. They have no matter in common. */
const ABREAST = 2

/**
 * Brings every stored light to today, and from the day's warning moment on sends the day's warnings. Looks only at what
 * time has reached; at everything when the calendar or the rules are others. It may be called at any time and goes on
 * where it was interrupted. One scan at a time: the caller holds the lease.
 */
export async function scanLights(time: BusinessTime, log: Logger): Promise<ScanCounts> {
  const scan = await scanOf(time)
  const counts: ScanCounts = { matters: 0, tasks: 0, lightsChanged: 0, warnings: 0 }
  await settleAll(scan, counts, log)
  for (const step of [sweepSome, sweepSomeMatters, ...(scan.warns ? [warnSome] : [])]) {
    for (let done = await step(scan); done !== null; done = await step(scan)) add(counts, done)
  }
  if (Object.values(counts).some((n) => n > 0)) log.info({ ...counts, scan: scan.mark }, 'lights scanned')
  return counts
}

interface Scan {
  /** Calendar and rules: what a matter is marked with once it was settled by them. */
  mark: string
  day: DayFacts
  at: Date
  warns: boolean
}

async function scanOf(time: BusinessTime): Promise<Scan> {
  const [day, rules, calendar] = await Promise.all([dayFacts(time), currentRules(), calendarVersion()])
  const now = time.now()
  const warns = now >= warnMoment(day.today, rules.values)
  return { mark: `${calendar}|r${rules.version}`, day, at: new Date(now), warns }
}

const NOTHING: ScanCounts = { matters: 0, tasks: 0, lightsChanged: 0, warnings: 0 }

/** Matters of another calendar or other rules, batch by batch; of many the log tells how far it has come. */
async function settleAll({ mark, day, at }: Scan, counts: ScanCounts, log: Logger): Promise<void> {
  let ids = await unscannedMatters(mark, BATCH.found)
  while (ids.length > 0) {
    const batches = Array.from({ length: Math.ceil(ids.length / BATCH.trees) }, (_, i) =>
      ids.slice(i * BATCH.trees, (i + 1) * BATCH.trees),
    )
    await abreast(batches, ABREAST, async (batch) =>
      add(counts, await inTransaction((tx) => settled(batch, day, at, tx, { scannedAs: mark }))),
    )
    if (ids.length === BATCH.found) log.info({ ...counts, scan: mark }, 'lights are being settled')
    ids = await unscannedMatters(mark, BATCH.found)
  }
}

/**
 * Nodes that time has reached; and the whole of matters that an act left unsettled.
 * @returns null when there are none left; so do the other steps
 */
async function sweepSome({ day, at }: Scan): Promise<ScanCounts | null> {
  const stale = await findStale(day.today, BATCH.stale)
  if (stale.length === 0) return null
  const counts = { ...NOTHING }
  await abreast(portionsOf(stale, BATCH.nodes), ABREAST, async (portion) =>
    add(counts, await inTransaction((tx) => swept(portion, day, at, tx))),
  )
  return counts
}

async function swept(nodes: readonly StaleNode[], day: DayFacts, at: Date, tx: Tx): Promise<ScanCounts> {
  const { looked, lightsChanged, matters, unsettled } = await sweepNodes(nodes, day, at, tx)
  await sweepMatters(matters, day, at, tx)
  const counts = { ...NOTHING, matters: matters.size, tasks: looked, lightsChanged }
  if (unsettled.length > 0) add(counts, await settled(unsettled, day, at, tx))
  return counts
}

async function sweepSomeMatters({ day, at }: Scan): Promise<ScanCounts | null> {
  const stale = await staleMatters(day.today, BATCH.nodes)
  if (stale.length === 0) return null
  const [unsettled, timed] = [stale.filter(isUnsettled), stale.filter((one) => !isUnsettled(one))]
  return inTransaction(async (tx) => {
    await sweepMatters(new Map(timed.map(({ _id }) => [String(_id), NOTHING_BELOW])), day, at, tx)
    if (unsettled.length > 0)
      await settled(
        unsettled.map(({ _id }) => String(_id)),
        day,
        at,
        tx,
      )
    return { ...NOTHING, matters: stale.length }
  })
}

const isUnsettled = ({ lightUntil }: { lightUntil: string | null }) => lightUntil === ''

async function settled(
  ids: readonly string[],
  day: DayFacts,
  at: Date,
  tx: Tx,
  more: { scannedAs?: string } = {},
): Promise<ScanCounts> {
  const trees = [...(await settleMatters(ids, day, at, tx, more)).values()]
  const open = trees.flatMap((tree) => tree.nodes).filter((task) => task.leaf && OPEN.includes(task.state))
  const lightsChanged = trees.reduce((sum, tree) => sum + tree.changes, 0)
  return { ...NOTHING, matters: ids.length, tasks: open.length, lightsChanged }
}

async function warnSome({ day, at }: Scan): Promise<ScanCounts | null> {
  return inTransaction(async (tx) => {
    const leaves = await tellingLeaves(day.today, BATCH.told, tx)
    if (leaves.length === 0) return null
    return { ...NOTHING, tasks: leaves.length, warnings: await warn(leaves, day, at, tx) }
  })
}

/** Sends what is due today for these tasks and remembers that they were looked at. @returns tasks warned about */
async function warn(tasks: readonly TreeDoc[], day: DayFacts, at: Date, tx: Tx): Promise<number> {
  const looked = tasks.map((task) => ({ task, found: warningsOfDay(task, day) }))
  const due = looked.filter(({ found }) => found.stages.length > 0)
  const waiting = looked.filter(({ task }) => (task.period ?? task.supplementDue ?? null) !== null)
  const orgIds = [...due, ...waiting].map(({ task }) => task.orgId)
  const people = await peopleOfOrgs([...orgIds, ...tasks.flatMap(subDeadlineOrgs)])
  const cards = due.map(({ task, found }) => warningMessage(task, found.stages, day, people))
  const awaited = waiting.flatMap(({ task, found }) => awaitedMessage(task, found.stages, day, people) ?? [])
  const parts = tasks.flatMap((task) => subDeadlineMessages(task, day, people))
  await tellPeople([...cards, ...awaited, ...parts], at, tx)
  await writeNodes(
    looked.map((one) => remembered(one, day)),
    tx,
  )
  return due.length
}

function remembered(
  { task, found: { warnedThrough, warnedLight } }: { task: TreeDoc; found: DayWarnings },
  day: DayFacts,
): NodeWrite {
  const set = { warnedThrough, warnedLight }
  return { id: task._id, set: { ...set, warnsOn: tellsOn({ ...task, ...set }, day) } }
}

function add(counts: ScanCounts, more: ScanCounts): void {
  for (const key of Object.keys(counts) as (keyof ScanCounts)[]) counts[key] += more[key]
}
