import { formatDateZh, type PlainDate } from '@mingdu/shared/kernel/plain-date'
import { countWorkdays, type WorkCalendar } from '@mingdu/shared/kernel/work-calendar'
import { extensionLevel } from '@mingdu/shared/tasks/acts.rules'
import type { ExtensionLevel } from '@mingdu/shared/tasks/acts.states'
import type { DayFacts } from '@mingdu/shared/tasks/clock.rules'
import type { Tx } from '../../db/connection'
import { tellPeople } from '../messages/messages.service'
import { currentRules } from '../rules/rules.service'
import { extendedClock } from './extension.above'
import { line, type TaskAct } from './tasks.service'
import { peopleOfOrgs, taskMessage, type OrgPeople } from './telling.service'
import { changeNodes, type TaskDoc } from './tree.repo'

/** A node whose deadline moves, and the ledger that says so. */
export interface MovedNode {
  doc: TaskDoc
  clock: ReturnType<typeof extendedClock>
}

/**
 * The node with as many more days as it takes to end no earlier than this day, and whatever stands above and would end
 * before it: nearest last. A day of rest moves on to the next working day.
 */
export function movedNodes(
  tree: readonly TaskDoc[],
  taskId: string,
  due: string,
  approver: string,
  { today, calendar }: Pick<DayFacts, 'today' | 'calendar'>,
): MovedNode[] {
  const node = tree.find(({ _id }) => String(_id) === taskId)
  if (!node) return []
  const own = reaching(node, due, approver, today, calendar)
  const above = tree.filter(
    (doc) => node.key.startsWith(`${doc.key}.`) && doc.due !== null && doc.due < own.due,
  )
  const moved = above.map((doc) => ({ doc, clock: reaching(doc, own.due, approver, today, calendar) }))
  return [{ doc: node, clock: own }, ...moved]
}

/** Who decides that a deadline moves: by the working days, as of a 延期. */
export async function levelOfMove(
  from: PlainDate | null,
  to: PlainDate,
  { today, calendar }: Pick<DayFacts, 'today' | 'calendar'>,
): Promise<{ workdays: number; level: ExtensionLevel }> {
  const { extensionChiefWorkdays } = (await currentRules()).values
  const workdays = Math.max(1, countWorkdays(calendar, from ?? today, to))
  return { workdays, level: extensionLevel(workdays, extensionChiefWorkdays) }
}

/** Writes what `movedNodes` found: the old deadline stays in the history, and those who work on it are told. */
export async function moveDeadlines(
  moved: readonly MovedNode[],
  reason: string,
  act: Pick<TaskAct, 'actor' | 'time'>,
  day: DayFacts,
  tx: Tx,
): Promise<void> {
  const changes = moved.map(({ doc, clock }, i) => {
    const { segments, due, tentative, limitDays } = clock
    const set = { segments, due, dueTentative: tentative, limitDays, dueVersion: doc.dueVersion + 1 }
    const what = i === 0 ? '调整限期' : '限期随下级延后'
    return { doc, set, line: line(act, what, `限期由 ${doc.due} 改为 ${due}。${reason}`) }
  })
  await changeNodes(changes, null, tx)
  const people = await peopleOfOrgs(moved.map(({ doc }) => doc.orgId))
  const messages = changes.map(({ doc, set }) => {
    const body = `${reason}，限期由${formatDateZh(doc.due ?? set.due)}改为${formatDateZh(set.due)}。`
    const telling = {
      ...{
        kind: 'deadlineMoved' as const,
        recipientIds: toldOf(doc, people).filter((id) => id !== act.actor.id),
      },
      ...{ dedupe: `moved:v${set.dueVersion}`, heading: '限期变动', body, sender: act.actor.orgName },
    }
    return taskMessage({ ...doc, ...set }, telling, day)
  })
  const told = messages.filter(({ recipientIds }) => recipientIds.length > 0)
  await tellPeople(told, new Date(act.time.now()), tx)
}

/** Of a node with subtasks, the heads of the org that answers for it. */
function toldOf(doc: TaskDoc, people: OrgPeople): string[] {
  return [...(doc.leaf ? people.actingFor(doc) : people.heads(doc.orgId)), doc.supervisor.id]
}

function reaching(doc: TaskDoc, due: string, approver: string, today: PlainDate, calendar: WorkCalendar) {
  let days = 1
  let clock = extendedClock(doc, { days, approver }, today, calendar)
  while (clock.due < due) clock = extendedClock(doc, { days: ++days, approver }, today, calendar)
  return clock
}
