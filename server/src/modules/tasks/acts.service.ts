import type { Ref } from '@mingdu/shared/kernel/ids'
import type { Tx } from '../../db/connection'
import type { Scope } from '../../http/actor'
import { found } from '../../refused'
import { settleMatters } from '../matters/settle.service'
import type { OpenAct } from './acts.open'
import { tellAct } from './acts.telling'
import { changeTask, findTask, tasksHeld } from './tasks.repo'
import { line, type TaskAct } from './tasks.service'
import { peopleOfOrgs, type Telling } from './telling.service'
import { orgNames } from './viewing.service'

export { openAct, seenTask, type OpenAct } from './acts.open'
export { tasksHeld }
export type { TaskAct }

/** The region of a task that this person sees. @throws Refused `record.missing` */
export async function regionOfTask(scope: Scope, id: string): Promise<string> {
  return found(await findTask(scope, id)).regionId
}

/** What a record about a task keeps of it. @throws Refused `record.missing` */
export async function taskSubject(scope: Scope, id: string, tx?: Tx) {
  const { no, title, orgId, regionId, matterId } = found(await findTask(scope, id, tx))
  return { no, title, orgId, regionId, matterId }
}

export async function orgRef(orgId: string): Promise<Ref> {
  return (await orgNames())(orgId)
}

/** A line in the history of a task that nothing else of it changes with. */
export async function noteOnTask(
  { task, day, moment }: OpenAct,
  act: Pick<TaskAct, 'actor' | 'time'>,
  what: string,
  note: string,
  tx: Tx,
): Promise<void> {
  await changeTask(task, {}, line(act, what, note), tx)
  const at = new Date(moment.now)
  await settleMatters([task.matterId], day, at, tx, { changedAt: at })
}

/** Tells who acts on a task and the head of its org. */
export async function tellTask(
  { task, day }: OpenAct,
  act: TaskAct,
  tx: Tx,
  telling: Omit<Telling, 'sender' | 'recipientIds'>,
): Promise<void> {
  const people = await peopleOfOrgs([task.orgId])
  const recipientIds = [...people.actingFor(task), ...people.heads(task.orgId)]
  await tellAct(task, { ...telling, recipientIds }, act, day, tx)
}

/** Tells one person outside the org, e.g. whoever asked for what was done. */
export async function tellPerson(
  { task, day }: OpenAct,
  recipientId: string,
  act: Pick<TaskAct, 'actor' | 'time'>,
  tx: Tx,
  telling: Omit<Telling, 'sender' | 'recipientIds'>,
): Promise<void> {
  await tellAct(task, { ...telling, recipientIds: [recipientId] }, act, day, tx)
}
