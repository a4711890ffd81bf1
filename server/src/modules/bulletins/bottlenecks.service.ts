import type { Bottlenecks, WaitingRow } from '@mingdu/shared/bulletins/bottlenecks.api'
import {
  STEP_STATES,
  TASK_STEPS,
  type TaskStep,
  waitedWorkdays,
  type Waiting,
  type WaitingStep,
} from '@mingdu/shared/bulletins/bottlenecks.rules'
import type { Page } from '@mingdu/shared/kernel/page'
import type { DayFacts } from '@mingdu/shared/tasks/clock.rules'
import type { Scope } from '../../http/actor'
import { keepSlow } from '../../kept'
import { Refused } from '../../refused'
import type { BusinessTime } from '../../time'
import { standingMatters } from '../matters/standing.service'
import { dayFacts } from '../tasks/day.service'
import { standingTasks } from '../tasks/standing.service'
import { orgNames } from '../tasks/viewing.service'
import { stepRows, unissuedView, waitingMatters, waitingTasks } from './figures.service'

const ALL = { category: null, matterIds: [] }
const UNISSUED = 5

const kept = keepSlow<Omit<Bottlenecks, 'asOf'>>({ max: 50 })
/** Rows of a whole step: few, for they are long. */
const keptRows = keepSlow<WaitingRow[]>({ max: 8 })

/** Where the open tasks and matters of a region wait; over very many as of a minute ago at most, which it says. */
export async function bottlenecks(scope: Scope, time: BusinessTime): Promise<Bottlenecks> {
  const day = await dayFacts(time)
  const { value, at } = await kept(JSON.stringify([scope, day.today]), () => waitingNow(scope, day))
  return { ...value, asOf: new Date(time.now() - (Date.now() - at)).toISOString() }
}

async function waitingNow(scope: Scope, day: DayFacts): Promise<Omit<Bottlenecks, 'asOf'>> {
  const [tasks, matters, unissued, org] = await Promise.all([
    standingTasks(scope, ALL, null, day),
    standingMatters(scope, ALL, null),
    unissuedView(scope, ALL, day, UNISSUED),
    orgNames(),
  ])
  const waiting = waitingTasks(tasks, day)
  return {
    ...{ today: day.today, tasks: waiting.length, unissued },
    steps: stepRows(waiting, org),
    matterSteps: stepRows(waitingMatters(matters, day), org),
  }
}

interface WaitingQuery {
  step: WaitingStep
  orgId?: string | undefined
  cursor?: string | undefined
  limit: number
}

/** What a number of the bottlenecks counts, the longest waiting first. @throws Refused `input.cursor` */
export async function waitingAt(
  scope: Scope,
  { step, orgId, cursor, limit }: WaitingQuery,
  time: BusinessTime,
): Promise<Page<WaitingRow>> {
  const day = await dayFacts(time)
  const key = JSON.stringify([scope, day.today, step, orgId ?? null])
  const { value } = await keptRows(key, () => rowsAt(scope, step, orgId, day))
  return pageOfRows(value, cursor, limit)
}

async function rowsAt(
  scope: Scope,
  step: WaitingStep,
  orgId: string | undefined,
  day: DayFacts,
): Promise<WaitingRow[]> {
  const kind = isTaskStep(step) ? 'task' : 'matter'
  const [found, org] = await Promise.all([
    isTaskStep(step)
      ? standingTasks(scope, { ...ALL, states: STEP_STATES[step], orgId }, null, day)
      : standingMatters(scope, ALL, null),
    orgNames(),
  ])
  return found
    .flatMap(({ waiting, ...record }) => (isAt(waiting, step) ? [{ ...record, since: waiting.since }] : []))
    .filter((row) => orgId === undefined || row.orgId === orgId)
    .map(({ id, no, title, orgId: unit, since }) => {
      const workdays = waitedWorkdays(since, day.today, day.calendar)
      return { kind, id, no, title, org: org(unit), since, workdays } satisfies WaitingRow
    })
    .sort((a, b) => b.workdays - a.workdays || (a.id < b.id ? -1 : 1))
}

function isTaskStep(step: WaitingStep): step is TaskStep {
  return step in TASK_STEPS
}

function isAt<S extends WaitingStep>(waiting: Waiting<S> | null, step: WaitingStep): waiting is Waiting<S> {
  return waiting?.step === step
}

/** The cursor says after how long a wait and which record the page begins, so that what moved on shifts nothing. */
function pageOfRows(
  rows: readonly WaitingRow[],
  cursor: string | undefined,
  limit: number,
): Page<WaitingRow> {
  const after = cursor === undefined ? null : place(cursor)
  const left = after === null ? rows : rows.filter((row) => isAfter(row, after))
  const items = left.slice(0, limit)
  const last = items.at(-1)
  const nextCursor = left.length > limit && last ? `${last.workdays}.${last.id}` : null
  return { items, nextCursor, total: rows.length }
}

interface Place {
  workdays: number
  id: string
}

function isAfter(row: WaitingRow, { workdays, id }: Place): boolean {
  return row.workdays < workdays || (row.workdays === workdays && row.id > id)
}

function place(cursor: string): Place {
  const [, workdays, id] = /^(\d{1,6})\.([0-9a-f]{24})$/.exec(cursor) ?? []
  if (workdays === undefined || id === undefined) throw new Refused('input.cursor')
  return { workdays: Number(workdays), id }
}
