import type { LightColour } from '@mingdu/shared/kernel/light'
import type { PlainDate } from '@mingdu/shared/kernel/plain-date'
import { workdaysLeft } from '@mingdu/shared/kernel/work-calendar'
import { dueText, remainingText, type DayFacts } from '@mingdu/shared/tasks/clock.rules'
import { findPeople, type Person } from '../accounts/accounts.service'
import type { NewMessage } from '../messages/messages.service'
import type { TaskDoc } from './tasks.model'

/** What a message needs of the task it is about. */
export type ToldTask = Pick<
  TaskDoc,
  '_id' | 'no' | 'title' | 'orgId' | 'handler' | 'supervisor' | 'due' | 'dueVersion' | 'light'
>

export interface Telling {
  kind: NewMessage['kind']
  recipientIds: readonly string[]
  /** Unique with recipient and task: the same is told once. */
  dedupe: string
  /** Stands before the name of the task: 新任务, 已超期. */
  heading: string
  /** Sentences of the message; the deadline is added. */
  body: string
  sender: string
  target?: NewMessage['target']
  light?: LightColour
}

/** A message about a task, with its deadline and what remains of it. */
export function taskMessage(task: ToldTask, telling: Telling, day: DayFacts): NewMessage {
  const id = String(task._id)
  const { kind, recipientIds, dedupe, sender, heading } = telling
  return {
    kind,
    recipientIds: [...new Set(recipientIds)],
    subject: { kind: 'task', id, no: task.no, name: task.title },
    dedupe,
    title: `${heading}：${task.title}`,
    body: `${telling.body}${task.no}，${dueText(task.due)}。`,
    light: telling.light ?? task.light,
    target: telling.target ?? { kind: 'task', id },
    due: task.due,
    remaining: remainingText(remainingOf(task.due, day)),
    sender,
  }
}

/** Who acts for an org: its handlers and heads. */
export interface OrgPeople {
  /** The handler of a task, or while it has none everyone who may sign for it. */
  actingFor(task: Pick<TaskDoc, 'orgId' | 'handler'>): string[]
  heads(orgId: string): string[]
}

/** The people of these orgs, in one look-up. */
export async function peopleOfOrgs(orgIds: Iterable<string>): Promise<OrgPeople> {
  const people = await findPeople({ orgIds: [...new Set(orgIds)], activeOnly: true })
  const heads = (orgId: string) => idsWith(people, orgId, ['head'])
  return {
    heads,
    actingFor: ({ orgId, handler }) => (handler ? [handler.id] : idsWith(people, orgId, ['head', 'handler'])),
  }
}

function idsWith(people: readonly Person[], orgId: string, roles: readonly string[]): string[] {
  return people
    .filter((p) => p.orgId === orgId && p.roles.some((role) => roles.includes(role)))
    .map((p) => p.id)
}

function remainingOf(due: PlainDate | null, { calendar, today }: DayFacts): number | null {
  return due === null ? null : workdaysLeft(calendar, due, today)
}
