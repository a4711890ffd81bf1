import { addDays, formatDateZh, plainDate, type PlainDate } from '@mingdu/shared/kernel/plain-date'
import { workdayBefore, workdaysLeft } from '@mingdu/shared/kernel/work-calendar'
import { remainingText, type DayFacts } from '@mingdu/shared/tasks/clock.rules'
import type { MessageKind } from '@mingdu/shared/messages/messages.states'
import type { NewMessage } from '../messages/messages.service'
import type { TreeDoc } from './settle.repo'
import { taskMessage, type OrgPeople } from './telling.service'

/** A deadline within the task's own: of one 协办, or of the 交办 that holds. */
interface SubDeadline {
  /** Unique within the task. */
  key: string
  heading: string
  what: string
  due: PlainDate
  recipientIds: readonly string[]
}

type When = 'before' | 'due' | 'late'

const KINDS = {
  before: 'taskD1',
  due: 'taskDue',
  late: 'taskOverdue',
} as const satisfies Record<When, MessageKind>
const TOLD = { before: '还剩 1 个工作日', due: '今天到期', late: '已经超期' } as const

/** The orgs whose people are told of the sub-deadlines of a task. */
export function subDeadlineOrgs({ acts }: Pick<TreeDoc, 'acts'>): string[] {
  return (acts?.coWork ?? []).filter(({ state }) => state === 'open').map(({ org }) => org.id)
}

/** The sub-deadlines of a task about which something may have to be said. */
export function subDues(task: Pick<TreeDoc, 'acts' | 'handler'>): PlainDate[] {
  return subDeadlinesOf(task, NOBODY).map(({ due }) => due)
}

const NOBODY: OrgPeople = { actingFor: () => [], heads: () => [] }

/**
 * What is said of the sub-deadlines of an open task: the working day before, on the day, and the day after, to whoever
 * does that part and to the supervising officer.
 */
export function subDeadlineMessages(task: TreeDoc, day: DayFacts, people: OrgPeople): NewMessage[] {
  return subDeadlinesOf(task, people).flatMap((sub) => {
    const when = whenOf(sub.due, day)
    if (when === null) return []
    const message = taskMessage(
      task,
      {
        kind: KINDS[when],
        recipientIds: [...sub.recipientIds, task.supervisor.id],
        dedupe: `sub:${sub.key}:${sub.due}:${when}`,
        heading: `${sub.heading}${TOLD[when]}`,
        body: `${sub.what}，应于${formatDateZh(sub.due)}前完成，${TOLD[when]}。`,
        sender: '督查室',
      },
      day,
    )
    const remaining = remainingText(workdaysLeft(day.calendar, sub.due, day.today))
    return [{ ...message, due: sub.due, remaining }]
  })
}

function subDeadlinesOf(
  { acts, handler }: Pick<TreeDoc, 'acts' | 'handler'>,
  people: OrgPeople,
): SubDeadline[] {
  const helping = (acts?.coWork ?? []).flatMap((work, i): SubDeadline[] =>
    work.state === 'open'
      ? [
          {
            ...{ key: `co${i}`, heading: '协办', what: `${work.org.name}协办“${work.demand}”` },
            due: plainDate(work.due),
            recipientIds: people.actingFor({ orgId: work.org.id, handler: null }),
          },
        ]
      : [],
  )
  const moves = acts?.moves ?? []
  const last = moves.at(-1)
  const holds = last?.kind === 'entrust' && last.due !== null && last.toPerson?.id === handler?.id
  if (!holds || last.due === null || !last.toPerson) return helping
  const entrusted = {
    ...{ key: `move${moves.length}`, heading: '交办', what: `${last.by.name}交${last.toPerson.name}办理` },
    ...{ due: plainDate(last.due), recipientIds: [last.toPerson.id] },
  }
  return [...helping, entrusted]
}

function whenOf(due: PlainDate, { today, calendar }: DayFacts): When | null {
  if (due === today) return 'due'
  if (workdayBefore(calendar, due, 1) === today) return 'before'
  return addDays(due, 1) === today ? 'late' : null
}
