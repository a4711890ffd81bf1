import {
  stepFigures,
  waitedWorkdays,
  type MatterStep,
  type StepFigures,
  type TaskStep,
  type Waited,
} from '@mingdu/shared/bulletins/bottlenecks.rules'
import { periodBefore, type Period } from '@mingdu/shared/bulletins/bulletins.periods'
import type { BulletinFigures, StepRow, UnitRow } from '@mingdu/shared/bulletins/bulletins.schema'
import type { BulletinKind } from '@mingdu/shared/bulletins/bulletins.states'
import { BULLETIN_DEFINITIONS, countUnits, isInHand, verdictOf } from '@mingdu/shared/bulletins/figures.rules'
import type { Ref } from '@mingdu/shared/kernel/ids'
import { plainDate, yearOf } from '@mingdu/shared/kernel/plain-date'
import { countWorkdays } from '@mingdu/shared/kernel/work-calendar'
import type { DayFacts } from '@mingdu/shared/tasks/clock.rules'
import type { Scope } from '../../http/actor'
import type { BusinessTime } from '../../time'
import { hiddenFromUnits } from '../matters/kept.service'
import { standingMatters, unissuedRows, type StandingMatter } from '../matters/standing.service'
import { dayFacts } from '../tasks/day.service'
import { standingTasks, type Narrowing, type StandingTask } from '../tasks/standing.service'
import { orgNames } from '../tasks/viewing.service'

const REDS = 100
const UNISSUED = 20

export type OrgName = (id: string) => Ref

/** What a bulletin says in figures at this moment: it is stored with the bulletin and never worked out again. */
export async function bulletinFigures(
  {
    regionId,
    kind,
    period,
    about,
  }: { regionId: string; kind: BulletinKind; period: Period; about: Narrowing },
  time: BusinessTime,
): Promise<BulletinFigures> {
  // it is read by every unit, also by whom a matter is kept from
  const scope: Scope = { kind: 'region', regionId, ...(await hiddenFromUnits()) }
  const day = await dayFacts(time)
  const { today } = day
  const before = periodBefore(kind, period)
  const newYear = plainDate(`${yearOf(period.through)}-01-01`)
  const [tasks, matters, unissued, org] = await Promise.all([
    standingTasks(scope, about, before.from, day),
    standingMatters(scope, about, newYear),
    unissuedView(scope, about, day, UNISSUED),
    orgNames(),
  ])
  const asked = matters.filter(({ dispatchedOn }) => dispatchedOn !== null && dispatchedOn >= newYear)
  const { total, units } = countUnits(tasks, asked, { period, before, today })
  const reds = redTasks(tasks, day, org)
  return {
    ...{ asOf: new Date(time.now()).toISOString(), asOn: today, period, before, total },
    units: unitRows(units, org),
    ...{ reds: reds.slice(0, REDS), moreReds: Math.max(0, reds.length - REDS) },
    steps: stepRows(waitingTasks(tasks, day), org),
    matterSteps: stepRows(waitingMatters(matters, day), org),
    unissued,
    definitions: Object.values(BULLETIN_DEFINITIONS),
  }
}

/** 漏报, with the nearest deadlines first. */
export async function unissuedView(
  scope: Scope,
  narrowing: Narrowing,
  { today }: DayFacts,
  limit: number,
): Promise<BulletinFigures['unissued']> {
  const [{ n, overdue, rows }, org] = await Promise.all([
    unissuedRows(scope, narrowing, today, limit),
    orgNames(),
  ])
  return {
    ...{ n, overdue },
    rows: rows.map(({ _id, title, leadOrgId, due, state }) => ({
      ...{ id: String(_id), title, org: org(leadOrgId), due, state },
    })),
  }
}

export function waitingTasks(tasks: readonly StandingTask[], day: DayFacts): Waited<TaskStep>[] {
  return tasks
    .filter(isInHand)
    .flatMap(({ waiting, orgId }) => (waiting ? [waited(waiting, orgId, day)] : []))
}

export function waitingMatters(matters: readonly StandingMatter[], day: DayFacts): Waited<MatterStep>[] {
  return matters.flatMap(({ waiting, orgId }) => (waiting ? [waited(waiting, orgId, day)] : []))
}

export function stepRows(rows: readonly Waited<TaskStep | MatterStep>[], org: OrgName): StepRow[] {
  return stepFigures(rows).map((row: StepFigures<TaskStep | MatterStep>) => ({
    ...row,
    top: row.top.map(({ orgId, n }) => ({ org: org(orgId), n })),
  }))
}

function waited<S extends TaskStep | MatterStep>(
  { step, since }: { step: S; since: StandingTask['due'] },
  orgId: string,
  { today, calendar }: DayFacts,
): Waited<S> {
  return { step, orgId, workdays: waitedWorkdays(since, today, calendar) }
}

/** Most late first, then most in hand, then by name. */
function unitRows(units: ReturnType<typeof countUnits>['units'], org: OrgName): UnitRow[] {
  return [...units]
    .map(([orgId, counts]) => ({ org: org(orgId), counts, verdict: verdictOf(counts) }))
    .sort(
      (a, b) =>
        b.counts.lights.red - a.counts.lights.red ||
        b.counts.inHand - a.counts.inHand ||
        a.org.name.localeCompare(b.org.name, 'zh'),
    )
}

/** Longest past due first. */
function redTasks(
  tasks: readonly StandingTask[],
  { today, calendar }: DayFacts,
  org: OrgName,
): BulletinFigures['reds'] {
  return tasks
    .filter((task) => isInHand(task) && task.light === 'red')
    .sort((a, b) => ((a.due ?? '') < (b.due ?? '') ? -1 : 1))
    .map(({ id, no, title, matter, orgId, due, reason }) => ({
      ...{ id, no, title, matter, org: org(orgId), due, reason },
      lateWorkdays: due !== null && due < today ? countWorkdays(calendar, due, today) : 0,
    }))
}
