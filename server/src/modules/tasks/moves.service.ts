import { subDueRefusal, targetRefusal } from '@mingdu/shared/tasks/acts.rules'
import type { Move } from '@mingdu/shared/tasks/acts.schema'
import type { Task } from '@mingdu/shared/tasks/tasks.schema'
import type { Tx } from '../../db/connection'
import { Refused, refuseIf } from '../../refused'
import { peopleById } from '../accounts/accounts.service'
import { refuseKept } from '../matters/keeping.service'
import { openAct, targetOrg, targetPerson } from './acts.open'
import { tellAct } from './acts.telling'
import { refuseDesignation } from './handback.service'
import { moveTask } from './moves'
import { actFacts } from './tasks.facts'
import { changeTask, type TaskDoc } from './tasks.repo'
import { line, settledView, type TaskAct } from './tasks.service'
import { orgNames } from './viewing.service'

export interface Transfer {
  orgId: string
  handlerId: string | null
  reason: string
  designated: boolean
}

export interface Entrusting {
  personId: string
  due: string | null
  note: string
}

/** 转办: responsibility goes to another org; 督查 within the region, a head among the orgs below. */
export async function transferTask(
  { orgId, handlerId, reason, designated }: Transfer,
  act: TaskAct,
  tx: Tx,
): Promise<Task> {
  const opened = await openAct('transfer', act, tx, reason)
  refuseDesignation(designated, opened)
  const org = await targetOrg(orgId)
  if (org.id === opened.task.orgId) throw new Refused('task.same-org', { org: org.name })
  refuseIf(targetRefusal({ ...org, orgId: org.id }, actFacts(opened.task), opened.person))
  const to = { id: org.id, name: org.name }
  const handler = await targetPerson(handlerId, to)
  await moveTask(
    opened,
    opened.acts,
    { kind: 'transfer', org: to, handler, note: reason, designated },
    act,
    tx,
  )
  return settledView(act, opened.task, tx)
}

/** 交办: a person of the org or of one below does it; the org goes on answering for it. */
export async function entrustTask(to: Entrusting, act: TaskAct, tx: Tx): Promise<Task> {
  return settledView(act, await entrust(to, act, tx), tx)
}

/** The same without settling its matter and showing it. @returns the task as it was */
export async function entrust({ personId, due, note }: Entrusting, act: TaskAct, tx: Tx): Promise<TaskDoc> {
  const opened = await openAct('entrust', act, tx, note)
  const { task, acts, by, at, day, moment } = opened
  const orgId = (await peopleById([personId])).get(personId)?.orgId
  if (orgId === undefined) throw new Refused('task.person', { org: '本单位' })
  const org = await targetOrg(orgId)
  refuseIf(targetRefusal({ ...org, orgId: org.id }, actFacts(task), opened.person))
  const toOrg = { id: org.id, name: org.name }
  const handler = await targetPerson(personId, toOrg)
  await refuseKept(task.matterId, { orgIds: [org.id], personIds: [personId] }, tx)
  if (due !== null) refuseIf(subDueRefusal('entrust.due', due, actFacts(task), moment.today))
  const fromOrg = (await orgNames())(task.orgId)
  const move: Move = {
    ...{ kind: 'entrust', at, by, note, due },
    ...{ fromOrg, fromPerson: task.handler, toOrg, toPerson: handler },
  }
  const until = due === null ? '' : `，${due} 前办好`
  await changeTask(
    task,
    { handler, acts: { ...acts, moves: [...acts.moves, move] } },
    line(act, '交办', `${toOrg.name} ${handler?.name ?? ''}${until}。责任仍在${fromOrg.name}。${note}`),
    tx,
  )
  await tellAct(
    task,
    {
      kind: 'taskAssigned',
      recipientIds: [personId],
      dedupe: `entrusted:${acts.moves.length + 1}`,
      heading: '交您办理',
      body: `${by.name}交办${until}。${note}`,
    },
    act,
    day,
    tx,
  )
  return task
}
