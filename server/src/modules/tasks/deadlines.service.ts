import type { z } from 'zod'
import type { deadlineMoveSchema } from '@mingdu/shared/calendar/calendar.api'
import { formatDateZh, type PlainDate } from '@mingdu/shared/kernel/plain-date'
import type { WorkCalendar } from '@mingdu/shared/kernel/work-calendar'
import { clockOf, derivedClock, type DayFacts } from '@mingdu/shared/tasks/clock.rules'
import type { Tx } from '../../db/connection'
import type { Actor } from '../../http/actor'
import type { BusinessTime } from '../../time'
import { settleMatters } from '../matters/settle.service'
import { tellPeople } from '../messages/messages.service'
import { dayFacts } from './day.service'
import { limitOf, segmentsOf } from './tasks.facts'
import { peopleOfOrgs, taskMessage } from './telling.service'
import { changeNodes, runningNodes, type TaskDoc } from './tree.repo'
import { orgNames } from './viewing.service'

export type DeadlineMove = z.infer<typeof deadlineMoveSchema>

/** What another calendar would do to the deadlines of open tasks. */
export interface MovedDeadlines {
  moves: DeadlineMove[]
  /** Open tasks that were looked at. */
  examined: number
}

export async function previewMoves(calendar: WorkCalendar): Promise<MovedDeadlines> {
  return movesOf(await runningNodes(), calendar)
}

/** Derives every running deadline from its ledger again; both sides are told of those that moved. */
export async function applyMoves(
  calendar: WorkCalendar,
  reason: string,
  by: { actor: Actor; time: BusinessTime },
  tx: Tx,
): Promise<MovedDeadlines> {
  const nodes = await runningNodes(tx)
  const at = new Date(by.time.now())
  const changed = nodes.flatMap((doc) => changeOf(doc, calendar, { at, who: by.actor.name, note: reason }))
  await changeNodes(changed, null, tx)
  const day: DayFacts = { ...(await dayFacts(by.time)), calendar }
  const moved = changed.filter(({ doc, set }) => doc.leaf && set.due !== doc.due)
  await settleMatters([...new Set(changed.map(({ doc }) => doc.matterId))], day, at, tx)
  await tellMoved(moved, reason, by.actor, day, at, tx)
  return movesOf(nodes, calendar)
}

interface ChangedDue {
  doc: TaskDoc
  set: Pick<TaskDoc, 'due' | 'dueTentative' | 'limitDays' | 'dueVersion'>
  line: { at: Date; who: string; what: string; note: string }
}

function changeOf(
  doc: TaskDoc,
  calendar: WorkCalendar,
  { note, ...by }: { at: Date; who: string; note: string },
): ChangedDue[] {
  const { due, tentative, limitDays } = dueOf(doc, calendar)
  const moved = due !== doc.due
  if (!moved && tentative === doc.dueTentative && limitDays === doc.limitDays) return []
  const what = moved ? `限期由 ${doc.due} 改为 ${due}` : tentative ? '限期暂定' : '限期确定'
  const dueVersion = doc.dueVersion + (moved ? 1 : 0)
  return [{ doc, set: { due, dueTentative: tentative, limitDays, dueVersion }, line: { ...by, what, note } }]
}

async function movesOf(nodes: readonly TaskDoc[], calendar: WorkCalendar): Promise<MovedDeadlines> {
  const org = await orgNames()
  const leaves = nodes.filter((doc) => doc.leaf)
  const moves = leaves.flatMap((doc): DeadlineMove[] => {
    const { due } = dueOf(doc, calendar)
    if (due === doc.due || doc.due === null) return []
    const { no, title } = doc
    return [{ taskId: String(doc._id), no, title, orgName: org(doc.orgId).name, from: doc.due, to: due }]
  })
  return { moves, examined: leaves.length }
}

function dueOf(
  doc: TaskDoc,
  calendar: WorkCalendar,
): { due: PlainDate; tentative: boolean; limitDays: number } {
  if (doc.dispatchedOn === null) throw new Error(`task ${doc.no} runs without a start`)
  return derivedClock(clockOf(limitOf(doc.limit), doc.dispatchedOn, segmentsOf(doc.segments)), calendar)
}

async function tellMoved(
  moved: readonly ChangedDue[],
  reason: string,
  actor: Actor,
  day: DayFacts,
  at: Date,
  tx: Tx,
): Promise<void> {
  const people = await peopleOfOrgs(moved.map(({ doc }) => doc.orgId))
  const messages = moved.map(({ doc, set }) =>
    taskMessage(
      { ...doc, ...set },
      {
        kind: 'deadlineMoved',
        recipientIds: [...people.actingFor(doc), doc.supervisor.id],
        dedupe: `moved:v${set.dueVersion}`,
        heading: '限期变动',
        body: `${reason}，限期由 ${dateText(doc.due)}改为 ${dateText(set.due)}。`,
        sender: actor.orgName,
      },
      day,
    ),
  )
  await tellPeople(messages, at, tx)
}

function dateText(date: PlainDate | null): string {
  return date === null ? '未定' : formatDateZh(date)
}
