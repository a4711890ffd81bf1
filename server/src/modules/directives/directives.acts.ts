import { directiveActRefusal } from '@mingdu/shared/directives/directives.rules'
import type { DirectiveAct } from '@mingdu/shared/directives/directives.states'
import { clip } from '@mingdu/shared/kernel/text'
import { classifiedRefusal } from '@mingdu/shared/matters/matters.rules'
import type { Tx } from '../../db/connection'
import type { Actor, Scope } from '../../http/actor'
import { found, refuseIf } from '../../refused'
import type { BusinessTime } from '../../time'
import { attachFiles } from '../files/files.service'
import { noteOnTask, seenTask, tellPerson, type OpenAct } from '../tasks/acts.service'
import { markDirective, readDirective, type DirectiveDoc, type DoneDoc } from './directives.repo'
import { directiveFacts } from './owner.service'

/** Who acts on which 督查通知, and how far they see tasks. */
export interface DirectiveActing {
  id: string
  scope: Scope
  actor: Actor
  time: BusinessTime
}

/** 签收. @throws Refused `record.missing`, those of `directiveActRefusal` */
export async function receiveDirective(acting: DirectiveActing, tx: Tx): Promise<DirectiveDoc> {
  const { doc, opened, done } = await openDirective('receive', acting, tx)
  const after = await marked(doc, { received: done }, tx)
  await noteOnTask(opened, acting, '签收督查通知', doc.no, tx)
  return after
}

/**
 * 回复: once; it counts as 签收 where there was none. Written into the task’s history, told to whoever issued it and to the 督查员.
 * @throws Refused `record.missing`, those of `directiveActRefusal`, `text.classified`, `file.missing`
 */
export async function answerDirective(
  { text, fileIds }: { text: string; fileIds: string[] },
  acting: DirectiveActing,
  tx: Tx,
): Promise<DirectiveDoc> {
  const { doc, opened, done } = await openDirective('answer', acting, tx)
  refuseIf(classifiedRefusal(text))
  const record = { kind: 'directive', id: acting.id }
  const orgIds = [...new Set([opened.task.orgId, doc.org.id])]
  await attachFiles(fileIds, { record, orgIds }, acting.actor, tx)
  const set = { received: doc.received ?? done, answered: { ...done, text, fileIds: [...new Set(fileIds)] } }
  const after = await marked(doc, set, tx)
  await noteOnTask(opened, acting, '回复督查通知', `${doc.no}：${text}`, tx)
  const told = {
    ...{ kind: 'matterMoved' as const, dedupe: `directiveAnswered:${doc.no}`, heading: '督查通知已回复' },
    body: `${doc.no}，${acting.actor.orgName}${acting.actor.name}：${clip(text, 200)}。`,
  }
  // whoever issued it may have left since: the 督查员 of the task hears of it, too
  for (const id of new Set([doc.issuedBy.id, opened.task.supervisor.id]))
    await tellPerson(opened, id, acting, tx, told)
  return after
}

/** A paper on which this person may do this, with its task. Who does not see the task does not see that it exists. */
async function openDirective(
  act: DirectiveAct,
  { id, scope, actor, time }: DirectiveActing,
  tx: Tx,
): Promise<{ doc: DirectiveDoc; opened: OpenAct; done: DoneDoc }> {
  const doc = found(await readDirective(id, tx))
  const opened = await seenTask({ scope, actor, time, id: doc.taskId }, tx)
  refuseIf(directiveActRefusal(act, directiveFacts(doc), opened.task, opened.person))
  const done = { by: opened.by, at: new Date(opened.at), on: opened.moment.today }
  return { doc, opened, done }
}

async function marked(
  doc: DirectiveDoc,
  set: Pick<DirectiveDoc, 'received' | 'answered'>,
  tx: Tx,
): Promise<DirectiveDoc> {
  const after = await markDirective(doc, set, tx)
  if (!after) throw new Error(`directive ${doc.no} changed outside its transaction`)
  return after
}
