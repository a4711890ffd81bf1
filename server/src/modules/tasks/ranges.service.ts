import type { Query, ResponseIn } from '@mingdu/shared/kernel/endpoint'
import { isPause } from '@mingdu/shared/kernel/clock'
import { addDays, daysBetween, plainDate, type PlainDate } from '@mingdu/shared/kernel/plain-date'
import { dayKind } from '@mingdu/shared/kernel/work-calendar'
import type { DueDay, ScheduleRow, taskRangesApi } from '@mingdu/shared/tasks/ranges.api'
import type { Actor, Scope } from '../../http/actor'
import { refuseFields } from '../../refused'
import type { BusinessTime } from '../../time'
import { namedOf } from './asked.service'
import { extensionLevelsOf } from './desk.service'
import { dueCounts, dueOn, underWay, type DueCount } from './ranges.repo'
import { segmentsOf } from './tasks.facts'
import type { Wanted } from './tasks.filters'
import type { TaskRowDoc } from './tasks.repo'
import { rowView, viewingOf, type Viewing } from './viewing.service'

/** Tasks that a day of the calendar names; the rest are counted. */
const SHOWN_A_DAY = 3
/** A schedule longer than this is read by nobody. */
export const MOST_ROWS = 300
const LONGEST_DAYS = 731

interface Reader {
  scope: Scope
  actor: Actor
  time: BusinessTime
}

/** The days of a month with what is due on each. */
export async function monthOfTasks(
  { month, ...query }: Query<typeof taskRangesApi.month>,
  { scope, actor, time }: Reader,
): Promise<ResponseIn<typeof taskRangesApi.month>> {
  const [asked, viewing] = await Promise.all([wantedOf(query, actor), viewingOf(actor, time)])
  const days = daysOf(month)
  const [first, last] = [days[0], days.at(-1)]
  if (first === undefined || last === undefined) throw new Error(`no days in ${month}`)
  const counts = await dueCounts(scope, actor.id, asked, [first, last])
  const busy = new Set(counts.map(({ due }) => due))
  const rows = new Map(
    await Promise.all(
      [...busy].map(
        async (day) => [day, await dueOn(scope, actor.id, asked, { day, limit: SHOWN_A_DAY })] as const,
      ),
    ),
  )
  return {
    month,
    today: time.today(),
    total: counts.reduce((sum, { n }) => sum + n, 0),
    days: days.map((day) => dayView(day, counts, rows.get(day) ?? [], viewing)),
  }
}

/** Tasks under way in a range, and how many more there are than are shown. @throws Refused `input.invalid` */
export async function scheduleOfTasks(
  { from, through, ...query }: Query<typeof taskRangesApi.schedule>,
  { scope, actor, time }: Reader,
): Promise<ResponseIn<typeof taskRangesApi.schedule>> {
  const range = { from: plainDate(from), through: plainDate(through) }
  const length = daysBetween(range.from, range.through)
  refuseFields([
    ['query.through', length < 0 ? '结束日期不能早于开始日期' : null],
    ['query.through', length > LONGEST_DAYS ? `时间表最长 ${LONGEST_DAYS} 天，请缩短范围` : null],
  ])
  const [asked, viewing] = await Promise.all([wantedOf(query, actor), viewingOf(actor, time)])
  const { rows, total } = await underWay(scope, actor.id, asked, { ...range, limit: MOST_ROWS })
  return {
    ...range,
    today: time.today(),
    ...{ total, shown: rows.length },
    rows: rows.map((doc) => scheduleRow(doc, viewing)),
  }
}

type Asked = Parameters<typeof namedOf>[0] & Omit<Wanted, 'named' | 'levels'>

async function wantedOf(query: Asked, actor: Actor): Promise<Wanted> {
  return { ...query, named: await namedOf(query), levels: extensionLevelsOf(actor) }
}

function daysOf(month: string): PlainDate[] {
  const first = plainDate(`${month}-01`)
  const all = Array.from({ length: 31 }, (_, i) => addDays(first, i))
  return all.filter((day) => day.startsWith(month))
}

function dayView(
  date: PlainDate,
  counts: readonly DueCount[],
  rows: readonly TaskRowDoc[],
  viewing: Viewing,
): DueDay {
  const { working, name, tentative } = dayKind(viewing.day.calendar, date)
  const mine = counts.filter(({ due }) => due === date)
  return {
    ...{ date, working, tentative, name: name ?? '' },
    total: mine.reduce((sum, { n }) => sum + n, 0),
    lights: Object.fromEntries(mine.map(({ light, n }) => [light, n])),
    tasks: rows.map((doc) => rowView(doc, viewing)),
  }
}

function scheduleRow(doc: TaskRowDoc, viewing: Viewing): ScheduleRow {
  return {
    ...rowView(doc, viewing),
    closedOn: doc.closedOn,
    pauses: pausesOf(doc),
    milestones: doc.milestones ?? [],
  }
}

/** Days that did not count; one that ended on the day it began left none out. */
function pausesOf({ segments }: Pick<TaskRowDoc, 'segments'>): ScheduleRow['pauses'] {
  const pauses = segmentsOf(segments).filter(isPause)
  return pauses
    .map(({ from, to, documentNo }) => ({ from: addDays(from, 1), to, documentNo: documentNo ?? '' }))
    .filter(({ from, to }) => to === null || from <= to)
}
