import { warnMoment } from '@mingdu/shared/rules/rules.rules'
import type { DayFacts } from '@mingdu/shared/tasks/clock.rules'
import { inTransaction, type Tx } from '../../db/connection'
import type { Logger } from '../../log'
import type { BusinessTime } from '../../time'
import { calendarVersion } from '../calendar/calendar.service'
import { settleMatters, unscannedMatters } from '../matters/settle.service'
import { tellPeople } from '../messages/messages.service'
import { currentRules } from '../rules/rules.service'
import { dayFacts } from './day.service'
import { writeNodes, type NodeWrite, type TreeDoc } from './settle.repo'
import { OPEN } from './tasks.repo'
import { peopleOfOrgs } from './telling.service'
import { awaitedMessage, warningMessage, warningsOfDay } from './warnings.service'

/** What a scan did. */
export interface ScanCounts {
  matters: number
  tasks: number
  lightsChanged: number
  warnings: number
}

const BATCH = 20

/**
 * Brings every stored light to today, and from the day's warning moment on sends the day's warnings. What was
 * scanned for this day, calendar, rules and phase is not scanned again, so that it may be called at any time and
 * goes on where it was interrupted. One scan at a time: the caller holds the lease.
 */
export async function scanLights(time: BusinessTime, log: Logger): Promise<ScanCounts> {
  const counts: ScanCounts = { matters: 0, tasks: 0, lightsChanged: 0, warnings: 0 }
  const scan = await scanOf(time)
  for (;;) {
    const ids = await unscannedMatters(scan.mark, BATCH)
    if (ids.length === 0) break
    add(counts, await inTransaction((tx) => scanBatch(ids, scan, tx)))
  }
  if (counts.matters > 0) log.info({ ...counts, scan: scan.mark }, 'lights scanned')
  return counts
}

interface Scan {
  /** Day, calendar, rules and phase: what a matter is marked with once it was scanned. */
  mark: string
  day: DayFacts
  at: Date
  warns: boolean
}

async function scanOf(time: BusinessTime): Promise<Scan> {
  const [day, rules, calendar] = await Promise.all([dayFacts(time), currentRules(), calendarVersion()])
  const now = time.now()
  const warns = now >= warnMoment(day.today, rules.values)
  const mark = [day.today, calendar, `r${rules.version}`, warns ? 'warned' : 'early'].join('|')
  return { mark, day, at: new Date(now), warns }
}

async function scanBatch(
  ids: readonly string[],
  { mark, day, at, warns }: Scan,
  tx: Tx,
): Promise<ScanCounts> {
  const trees = [...(await settleMatters(ids, day, at, tx, { scannedAs: mark })).values()]
  const open = trees.flatMap((tree) => tree.nodes).filter((task) => task.leaf && OPEN.includes(task.state))
  const warnings = warns ? await warn(open, day, at, tx) : 0
  const lightsChanged = trees.reduce((sum, tree) => sum + tree.changes, 0)
  return { matters: ids.length, tasks: open.length, lightsChanged, warnings }
}

/** Sends what is due today for these tasks and remembers that they were looked at. @returns tasks warned about */
async function warn(tasks: readonly TreeDoc[], day: DayFacts, at: Date, tx: Tx): Promise<number> {
  const fresh = tasks.filter((task) => task.warnedThrough === null || task.warnedThrough < day.today)
  const looked = fresh.map((task) => ({ task, found: warningsOfDay(task, day) }))
  const due = looked.filter(({ found }) => found.stages.length > 0)
  const waiting = looked.filter(({ task }) => (task.period ?? task.supplementDue ?? null) !== null)
  const people = await peopleOfOrgs([...due, ...waiting].map(({ task }) => task.orgId))
  const cards = due.map(({ task, found }) => warningMessage(task, found.stages, day, people))
  const awaited = waiting.flatMap(({ task, found }) => awaitedMessage(task, found.stages, day, people) ?? [])
  await tellPeople([...cards, ...awaited], at, tx)
  await writeNodes(looked.map(remembered), tx)
  return due.length
}

function remembered({ task, found }: { task: TreeDoc; found: ReturnType<typeof warningsOfDay> }): NodeWrite {
  const { warnedThrough, warnedLight } = found
  return { id: task._id, set: { warnedThrough, warnedLight } }
}

function add(counts: ScanCounts, more: ScanCounts): void {
  for (const key of Object.keys(counts) as (keyof ScanCounts)[]) counts[key] += more[key]
}
