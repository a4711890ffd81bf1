import type { CalendarYear, WorkCalendar } from '@mingdu/shared/kernel/work-calendar'
import { addWorkdays } from '@mingdu/shared/kernel/work-calendar'
import { plainDate } from '@mingdu/shared/kernel/plain-date'
import { isEnd } from '@mingdu/shared/cases/cases.states'
import { isOpenJoint } from '@mingdu/shared/cases/joint.states'
import { inTransaction, type Tx } from '../../db/connection'
import type { Logger } from '../../log'
import { digestOf } from '../../seal-box'
import type { BusinessTime } from '../../time'
import { derivedClocks } from './cases.clocks'
import { heldBack } from './cases.held-back'
import { readCaseIn, type CaseDoc, type CaseMaterialDoc } from './cases.repo'
import { caseDay, system, write } from './cases.service'
import { tellOffice } from './cases.telling'
import { RECOUNTED, type CaseDay } from './cases.view'
import { stepsOf } from './joint.repo'
import { moveStep, openCases, putRecountState, recountState, type RecountDoc } from './recount.repo'

const BATCH = 100
/**
 * A server may still act with the calendar of a second ago while the first count runs: what it wrote behind the count
 * is found by the second.
 */
const PASSES = 2

const failing = heldBack()

/**
 * Counts the limits of all open cases again when the calendar has other years than the last count had, each case in
 * its own transaction. May be stopped at any moment and goes on where it stopped.
 * @returns how many cases moved
 */
export async function recountCases(time: BusinessTime, log: Logger): Promise<number> {
  const day = await caseDay(time)
  const known = await recountState()
  const years = digestsOf(day.calendar)
  const isSame = known !== null && digestOf(known.years) === digestOf(years)
  if (isSame && known.passes === 0 && known.failed.length === 0) return 0
  const state = isSame ? known : begun(known, years, day.calendar)
  if (!isSame) await putRecountState(state)
  const count = { reason: state.reason, day, time, log }
  const moved = state.passes > 0 ? await countThrough(state, count) : await countFailed(state, count)
  if (moved > 0) log.info({ moved, reason: state.reason }, 'limits of cases counted again')
  return moved
}

function begun(known: RecountDoc | null, years: RecountDoc['years'], calendar: WorkCalendar): RecountDoc {
  const changed = calendar.years.filter(({ year }) => known !== null && known.years[year] !== years[year])
  const notices = changed.map(({ notice }) => `${notice.title}（${notice.no}）`)
  return { _id: 'calendar', years, reason: notices.join('、'), after: null, passes: PASSES, failed: [] }
}

interface Count {
  reason: string
  day: CaseDay
  time: BusinessTime
  log: Logger
}

async function countThrough(state: RecountDoc, count: Count): Promise<number> {
  let [moved, after, failed] = [0, state.after, state.failed]
  for (;;) {
    const batch = (await openCases(after, BATCH)).map(({ _id }) => String(_id))
    const counted = await countEach(batch, count)
    moved += counted.moved
    failed = [...new Set([...failed, ...counted.failed])]
    const last = batch.at(-1)
    if (last === undefined || batch.length < BATCH) break
    after = last
    await putRecountState({ ...state, after, failed })
  }
  await putRecountState({ ...state, after: null, failed, passes: state.passes - 1 })
  return moved
}

async function countFailed(state: RecountDoc, count: Count): Promise<number> {
  const { moved, failed } = await countEach(state.failed, count)
  if (failed.length < state.failed.length) await putRecountState({ ...state, failed })
  return moved
}

/** Each in its own transaction; one that fails does not hold up the others. */
async function countEach(
  ids: readonly string[],
  { reason, day, time, log }: Count,
): Promise<{ moved: number; failed: string[] }> {
  let moved = 0
  const failed: string[] = []
  for (const id of ids) {
    const at = new Date(time.now())
    const act = () => inTransaction((tx) => recountCase(id, { day, reason, at }, tx))
    const done = await failing.attempt(id, log, act)
    if (done === undefined) failed.push(id)
    if (done === true) moved += 1
  }
  return { moved, failed }
}

/** @returns whether anything of the case moved; both sides are told when its last day did */
async function recountCase(
  id: string,
  { day, reason, at }: { day: CaseDay; reason: string; at: Date },
  tx: Tx,
): Promise<boolean> {
  const doc = await readCaseIn(id, tx)
  if (!doc || isEnd(doc.state)) return false
  const steps = await recountSteps(doc, day, tx)
  const now = derivedClocks(doc, day.calendar, day.today)
  const materials = owedAgain(doc, day.calendar)
  const isSame =
    digestOf({ ...now, materials }) === digestOf({ ...derivedOf(doc, now), materials: doc.materials })
  if (isSame) return steps
  const note = reason === '' ? '按现行工作日历重新计算。' : `按${reason}重新计算。`
  const line = system(at, `${RECOUNTED}，${whatMoved(doc, now)}`, note)
  const after = await write(doc, { materials }, { what: 'clock', by: null, day, tx }, line)
  if (after.due !== doc.due) await tellOffice(after, 'clockMoved', at, tx, { body: `${line.what}。${note}` })
  return true
}

/** What is kept of the clocks, field by field as they are derived now. */
function derivedOf(doc: CaseDoc, now: ReturnType<typeof derivedClocks>): Partial<CaseDoc> {
  return Object.fromEntries(Object.keys(now).map((key) => [key, doc[key as keyof typeof now]]))
}

function whatMoved(
  before: Pick<CaseDoc, 'due' | 'tentative'>,
  now: Pick<CaseDoc, 'due' | 'tentative'>,
): string {
  if (before.due !== now.due) return `限期由 ${before.due ?? '无'} 变为 ${now.due ?? '无'}`
  if (before.tentative !== now.tentative) return now.tentative ? '限期暂定' : '限期确定'
  return '补齐材料的日期重新计算'
}

/** What is owed is owed by the days of the guide from the day of acceptance on. */
function owedAgain({ materials, stages }: CaseDoc, calendar: WorkCalendar): CaseMaterialDoc[] {
  const accepted = stages.find(({ state }) => state === 'accepted')
  if (!accepted) return materials
  return materials.map((material) => {
    if (material.owedBy === null) return material
    const days = (material.given === 'promised' ? material.promiseDays : material.deferDays) ?? 0
    return { ...material, owedBy: addWorkdays(calendar, plainDate(accepted.on), days).date }
  })
}

async function recountSteps(doc: CaseDoc, { calendar }: CaseDay, tx: Tx): Promise<boolean> {
  if (doc.openSteps === 0) return false
  let moved = false
  for (const step of await stepsOf(String(doc._id), tx)) {
    const { date: due, tentative } = addWorkdays(calendar, plainDate(step.startedOn), step.days)
    if (!isOpenJoint(step.state) || (due === step.due && tentative === step.tentative)) continue
    await moveStep(step, { due, tentative }, tx)
    moved = true
  }
  return moved
}

const digests = new WeakMap<WorkCalendar, RecountDoc['years']>()

/** The calendar is the same object until a notice is applied. */
function digestsOf(calendar: WorkCalendar): RecountDoc['years'] {
  const known = digests.get(calendar)
  if (known) return known
  const made = Object.fromEntries(calendar.years.map((year: CalendarYear) => [year.year, digestOf(year)]))
  digests.set(calendar, made)
  return made
}
