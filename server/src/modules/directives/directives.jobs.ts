import { formatDateZh, plainDate } from '@mingdu/shared/kernel/plain-date'
import { addWorkdays, workdaysLeft } from '@mingdu/shared/kernel/work-calendar'
import { remainingText, type DayFacts } from '@mingdu/shared/tasks/clock.rules'
import { inTransaction, type Tx } from '../../db/connection'
import type { BusinessTime } from '../../time'
import { tellPeople, type NewMessage } from '../messages/messages.service'
import { tasksHeld } from '../tasks/acts.service'
import { dayFacts } from '../tasks/day.service'
import { peopleOfOrgs } from '../tasks/telling.service'
import { unansweredUntil, type DirectiveDoc } from './directives.repo'
import { ownerOf } from './owner.service'

const BATCH = 100

/**
 * Tells of answers that are due by the next working day, and of those that are late, each once to who owes it now, the
 * head of the org and the 督查员. It may be called at any time.
 * @returns how many wait
 */
export async function remindDirectives(time: BusinessTime): Promise<number> {
  const day = await dayFacts(time)
  const through = addWorkdays(day.calendar, day.today, 1).date
  const at = new Date(time.now())
  let [waiting, after]: [number, DirectiveDoc | null] = [0, null]
  for (;;) {
    const docs: DirectiveDoc[] = await unansweredUntil(through, after, BATCH)
    for (const doc of docs) await inTransaction((tx) => remind(doc, day, at, tx))
    waiting += docs.length
    after = docs.at(-1) ?? null
    if (docs.length < BATCH) return waiting
  }
}

async function remind(doc: DirectiveDoc, day: DayFacts, at: Date, tx: Tx): Promise<void> {
  const task = (await tasksHeld([doc.taskId], tx)).get(doc.taskId)
  if (!task) return
  const owner = ownerOf(doc)
  const people = await peopleOfOrgs([owner.id])
  const recipientIds = [...people.actingFor(task), ...people.heads(owner.id), task.supervisor.id]
  await tellPeople([{ ...reminder(doc, day), recipientIds: [...new Set(recipientIds)] }], at, tx)
}

function reminder(doc: DirectiveDoc, { calendar, today }: DayFacts): Omit<NewMessage, 'recipientIds'> {
  const { no, taskId, facts } = doc
  const due = plainDate(doc.due)
  const late = today > due
  const asked = doc.received ? '回复' : '签收和回复'
  const said = late
    ? `限 ${formatDateZh(due)}，已过期限，请${ownerOf(doc).name}立即${asked}。`
    : `请${ownerOf(doc).name}于 ${formatDateZh(due)}前${asked}。`
  return {
    kind: late ? 'directiveLate' : 'directiveDue',
    subject: { kind: 'task', id: taskId, no, name: facts.title },
    dedupe: `${late ? 'directiveLate' : 'directiveDue'}:${no}`,
    title: `${late ? '督查通知逾期未回复' : '督查通知待回复'}：${facts.title}`,
    body: `${no}。${said}`,
    light: late ? 'red' : 'yellow',
    target: { kind: 'task', id: taskId },
    ...{ due, remaining: remainingText(workdaysLeft(calendar, due, today)), sender: doc.issuer },
  }
}
