import { excusedThrough } from '@mingdu/shared/tasks/periods.rules'
import type { Task } from '@mingdu/shared/tasks/tasks.schema'
import type { Tx } from '../../db/connection'
import { openAct, type OpenAct } from './acts.open'
import { tellRecalled } from './decompose.telling'
import { periodFacts } from './tasks.facts'
import { changeTask, type TaskDoc } from './tasks.repo'
import { line, settledView, type TaskAct } from './tasks.service'
import { changeNodes, childrenOf } from './tree.repo'

/** 收回分解: nothing below was reported yet; it is called off, and the task is done by its org as before. */
export async function recallSplit(reason: string, act: TaskAct, tx: Tx): Promise<Task> {
  const opened = await openAct('recall', act, tx, reason)
  const { task } = opened
  const open = (await childrenOf(task, tx)).filter(({ state }) => state !== 'cancelled')
  const said = line(act, '撤销', `收回分解：${reason}`)
  const set = { state: 'cancelled' as const, changedAt: said.at }
  await changeNodes(
    open.map((doc) => ({ doc, set })),
    said,
    tx,
  )
  await changeTask(task, wholeAgain(opened), line(act, '收回分解', reason), tx)
  const view = await settledView(act, task, tx)
  await tellRecalled(open, reason, opened, act, tx)
  return view
}

/** Measured as before it was split; days of periodic reports that passed meanwhile are not held against it. */
function wholeAgain({ task, day }: OpenAct): Partial<TaskDoc> {
  const measured = task.split?.measured
  if (!measured) throw new Error(`task ${String(task._id)} was taken back without having been split`)
  const { unit, target, period, milestones } = measured
  const facts = periodFacts({ ...task, period })
  return {
    ...{ split: null, leaf: true, listed: true, period, milestones, verified: 0, claimed: 0 },
    amount: { unit, target, verified: 0, claimed: 0 },
    answeredThrough: excusedThrough(day.today, facts, task.answeredThrough ?? null, day.calendar),
  }
}
