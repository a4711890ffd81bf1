import type { Ref } from '@mingdu/shared/kernel/ids'
import type { Tx } from '../../db/connection'
import { Refused } from '../../refused'
import { refuseKept } from '../matters/keeping.service'
import { joinMatter } from '../matters/settle.service'
import { seenTask, targetOrg, targetPerson, type OpenAct } from './acts.open'
import { tellAct } from './acts.telling'
import { moveTask } from './moves'
import { changeTask } from './tasks.repo'
import { line, type TaskAct } from './tasks.service'
import { peopleOfOrgs } from './telling.service'
import { orgNames } from './viewing.service'

export interface MoveTarget {
  org: Ref
  handler: Ref | null
}

/** Where a node may go: an org in use of the region, and a person of it. @throws Refused `task.org`, `task.person` */
export async function moveTarget(
  { orgId, handlerId }: { orgId: string; handlerId: string | null },
  regionId: string,
): Promise<MoveTarget> {
  const org = await targetOrg(orgId)
  if (!org.active || org.regionId !== regionId) throw new Refused('task.org')
  const to = { id: org.id, name: org.name }
  return { org: to, handler: await targetPerson(handlerId, to) }
}

/** Puts a node under another org: a task without subtasks as a 转办 does, one with subtasks keeps them where they are. */
export async function moveNode(
  taskId: string,
  to: MoveTarget,
  reason: string,
  act: Pick<TaskAct, 'scope' | 'actor' | 'time'>,
  tx: Tx,
): Promise<void> {
  const opened = await seenTask({ ...act, id: taskId }, tx)
  const on = { ...act, id: taskId, version: opened.task.version }
  const moving = { kind: 'transfer', ...to, note: reason, designated: false } as const
  if (opened.task.leaf) return moveTask(opened, opened.acts, moving, on, tx)
  await moveInner(opened, to.org, reason, on, tx)
}

async function moveInner(
  { task, day }: OpenAct,
  org: Ref,
  reason: string,
  act: TaskAct,
  tx: Tx,
): Promise<void> {
  await refuseKept(task.matterId, { orgIds: [org.id] }, tx)
  const from = (await orgNames())(task.orgId)
  const coOrgIds = task.coOrgIds.filter((id) => id !== org.id)
  const what = `改由${org.name}主办`
  await changeTask(task, { orgId: org.id, coOrgIds }, line(act, what, `原主办${from.name}。${reason}`), tx)
  await joinMatter(task.matterId, org.id, tx)
  const people = await peopleOfOrgs([org.id, task.orgId])
  const recipientIds = [...people.heads(org.id), ...people.heads(task.orgId), task.supervisor.id]
  const telling = {
    ...{ kind: 'taskMoved' as const, recipientIds, dedupe: `org:v${task.version + 1}` },
    ...{ heading: '主办单位变更', body: `${what}，下级任务不变，时限不重新计算。${reason}。` },
  }
  await tellAct(task, telling, act, day, tx)
}
