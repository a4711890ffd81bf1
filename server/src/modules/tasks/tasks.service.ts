import { plainDate } from '@mingdu/shared/kernel/plain-date'
import { classifiedRefusal } from '@mingdu/shared/matters/matters.rules'
import { clockOf, derivedClock } from '@mingdu/shared/tasks/clock.rules'
import { TASK_RULES } from '@mingdu/shared/tasks/tasks.rules'
import type { Task } from '@mingdu/shared/tasks/tasks.schema'
import type { TaskAction } from '@mingdu/shared/tasks/tasks.states'
import type { Tx } from '../../db/connection'
import type { Actor, Scope, Signer } from '../../http/actor'
import { found, refuseIf, refuseStale } from '../../refused'
import type { BusinessTime } from '../../time'
import { settleMatters } from '../matters/settle.service'
import type { Hold } from '../messages/messages.service'
import { actingPerson } from './acting.service'
import { actMoment } from './acts.moment'
import { dayFacts } from './day.service'
import { taskView } from './task.view'
import { limitOf, segmentsOf, taskFacts } from './tasks.facts'
import { changeTask, findTask, type TaskDoc } from './tasks.repo'
import { viewingOf } from './viewing.service'

export { nextWarningAt, noLongerHolding, taskCard, type WaitingAbout } from './tasks.lookups'
export { scanLights } from './tasks.jobs'

/** Who acts on which task, and when. */
export interface TaskAct {
  scope: Scope
  actor: Actor
  time: BusinessTime
  id: string
  version: number
  /** Of an act on many: what it tells people waits, see `holdMessages`. */
  hold?: Hold
}

/** 签收: the clock has run since 派单 already. Whoever signs what was assigned to nobody becomes its handler. */
export async function signTask(act: TaskAct, tx: Tx): Promise<Task> {
  return settledView(act, await sign(act, tx), tx)
}

/** The same without settling its matter and showing it. @returns the task as it was */
export async function sign(act: TaskAct, tx: Tx): Promise<TaskDoc> {
  const task = await openTask('sign', act, tx)
  const { id, name } = act.actor.self ? (act.actor.hat?.principal ?? act.actor) : act.actor
  const handler = task.handler ?? { id, name }
  await changeTask(
    task,
    { state: 'inHand', handler, signedAt: new Date(act.time.now()) },
    line(act, '签收'),
    tx,
  )
  return task
}

/** 批准暂停: from tomorrow on no day counts until the task is resumed. */
export async function suspendTask(reason: string, documentNo: string, act: TaskAct, tx: Tx): Promise<Task> {
  const task = await openTask('suspend', act, tx)
  refuseIf(classifiedRefusal(reason, documentNo))
  const from = act.time.today()
  const pause = {
    from,
    to: null,
    kind: 'suspended',
    legalBasis: '',
    documentNo,
    approver: act.actor.name,
  } as const
  await changeTask(
    task,
    {
      state: 'suspended',
      stateBefore: task.state,
      segments: [...task.segments, pause],
      suspension: { from, reason, documentNo },
    },
    line(act, '暂停', `${reason}（${documentNo}）`),
    tx,
  )
  return settledView(act, task, tx)
}

/** 恢复: today is the last day that does not count; the deadline is derived afresh and warns afresh. */
export async function resumeTask(act: TaskAct, tx: Tx): Promise<Task> {
  const task = await openTask('resume', act, tx)
  const today = act.time.today()
  const segments = task.segments.map((segment) =>
    segment.kind === 'suspended' && segment.to === null ? { ...segment, to: today } : segment,
  )
  const { calendar } = await dayFacts(act.time)
  const clock = clockOf(limitOf(task.limit), task.dispatchedOn ?? today, segmentsOf(segments))
  const { due, tentative, limitDays } = derivedClock(clock, calendar)
  const moved = due !== task.due
  await changeTask(
    task,
    {
      state: task.stateBefore ?? 'inHand',
      stateBefore: null,
      segments,
      suspension: null,
      due: plainDate(due),
      dueTentative: tentative,
      limitDays,
      dueVersion: task.dueVersion + (moved ? 1 : 0),
    },
    line(act, '恢复办理', moved ? `限期由 ${task.due} 改为 ${due}` : '限期不变'),
    tx,
  )
  return settledView(act, task, tx)
}

/** A task as its reader sees it. @throws Refused `record.missing` */
export async function viewTask(
  id: string,
  { scope, actor, time }: Pick<TaskAct, 'scope' | 'actor' | 'time'>,
  tx?: Tx,
): Promise<Task> {
  const [doc, viewing] = await Promise.all([findTask(scope, id, tx), viewingOf(actor, time)])
  return taskView(found(doc), viewing, await actMoment(time, viewing.day), tx)
}

/** The task in the version the person saw, on which they may do this. */
export async function openTask(action: TaskAction, act: TaskAct, tx: Tx): Promise<TaskDoc> {
  const task = found(await findTask(act.scope, act.id, tx))
  refuseStale(task, act.version)
  refuseIf(TASK_RULES[action](taskFacts(task), actingPerson(act.actor)))
  return task
}

/** Settles the matter of a changed task, then shows the task. */
export async function settledView(
  act: Pick<TaskAct, 'scope' | 'actor' | 'time'>,
  task: Pick<TaskDoc, '_id' | 'matterId'>,
  tx: Tx,
): Promise<Task> {
  const at = new Date(act.time.now())
  await settleMatters([task.matterId], await dayFacts(act.time), at, tx, { changedAt: at })
  return viewTask(String(task._id), act, tx)
}

export function line({ actor, time }: { actor: Signer; time: BusinessTime }, what: string, note = '') {
  return { at: new Date(time.now()), who: actor.name, what, note, office: actor.orgName }
}
