import type { Ref } from '@mingdu/shared/kernel/ids'
import type { KeptActs, Move } from '@mingdu/shared/tasks/acts.schema'
import type { Tx } from '../../db/connection'
import { passDirectives } from '../directives/owner.service'
import { attachFiles } from '../files/files.service'
import { refuseKept } from '../matters/keeping.service'
import { joinMatter } from '../matters/settle.service'
import { tellAct } from './acts.telling'
import type { OpenAct } from './acts.open'
import { changeTask, type TaskDoc } from './tasks.repo'
import { line, type TaskAct } from './tasks.service'
import { peopleOfOrgs } from './telling.service'
import { orgNames } from './viewing.service'

/** What a move says beside where it goes. */
export interface Moving {
  kind: 'transfer' | 'returned'
  org: Ref
  handler: Ref | null
  note: string
  designated: boolean
}

/**
 * Puts a task under another org: it waits for a signature there, its clock goes on, what was verified stays. The new org has
 * its own time to give it back, unless it was 指定承办.
 */
export async function moveTask(
  opened: OpenAct,
  acts: KeptActs,
  { kind, org, handler, note, designated }: Moving,
  act: TaskAct,
  tx: Tx,
): Promise<void> {
  const { task, by, at, day } = opened
  await refuseKept(task.matterId, { orgIds: [org.id], personIds: [handler?.id] }, tx)
  const from = (await orgNames())(task.orgId)
  const move: Move = {
    ...{ kind, at, by, note, due: null },
    ...{ fromOrg: from, fromPerson: task.handler, toOrg: org, toPerson: handler },
  }
  const set: Partial<TaskDoc> = {
    ...{ state: 'toSign', stateBefore: null, orgId: org.id, handler, signedAt: null },
    coOrgIds: task.coOrgIds.filter((id) => id !== org.id),
    acts: {
      ...acts,
      ...{ receivedAt: at, designated, moves: [...acts.moves, move] },
      coWork: acts.coWork.filter((work) => work.org.id !== org.id || work.state !== 'open'),
    },
  }
  const what = `${kind === 'transfer' ? '转办' : '同意退回，改派'}${org.name}`
  const said = designated ? `${note}；指定承办，不得退回` : note
  await changeTask(task, set, line(act, what, `由${from.name}转出，时限不重新起算。${said}`), tx)
  await passDirectives([String(task._id)], org, { at: new Date(act.time.now()), anew: true }, tx)
  await joinMatter(task.matterId, org.id, tx)
  const record = { kind: 'task', id: String(task._id) }
  await attachFiles(task.attachmentIds, { record, orgIds: [org.id] }, act.actor, tx)
  const people = await peopleOfOrgs([org.id, task.orgId])
  const body = `${from.name}转来，时限自派单起算，不重新计算。`
  await tellAct(
    task,
    {
      kind: 'taskAssigned',
      recipientIds: people.actingFor({ orgId: org.id, handler }),
      dedupe: `moved:${acts.moves.length + 1}`,
      heading: '新任务',
      body,
    },
    act,
    day,
    tx,
  )
  await tellAct(
    task,
    {
      kind: 'taskMoved',
      recipientIds: [...people.actingFor(task), ...people.heads(task.orgId)],
      dedupe: `left:${acts.moves.length + 1}`,
      heading: kind === 'transfer' ? '任务已转办' : '同意退回',
      body: `已转给${org.name}承办，不用再办。`,
      // the org that had it no longer sees the task
      target: { kind: 'todo', id: null },
    },
    act,
    day,
    tx,
  )
}
