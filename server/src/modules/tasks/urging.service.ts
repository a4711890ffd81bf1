import type { Task } from '@mingdu/shared/tasks/tasks.schema'
import { remainingText } from '@mingdu/shared/tasks/clock.rules'
import { workdaysLeft } from '@mingdu/shared/kernel/work-calendar'
import type { Tx } from '../../db/connection'
import { openAct } from './acts.open'
import { tellAct } from './acts.telling'
import { changeTask, type TaskDoc } from './tasks.repo'
import { line, settledView, type TaskAct } from './tasks.service'
import { peopleOfOrgs } from './telling.service'

/** 催办: a reminder by a person, no more often than the rules allow. */
export async function urgeTask(note: string, act: TaskAct, tx: Tx): Promise<Task> {
  return settledView(act, await urge(note, act, tx), tx)
}

/** The same without settling its matter and showing it. @returns the task as it was */
export async function urge(note: string, act: TaskAct, tx: Tx): Promise<TaskDoc> {
  const { task, acts, by, at, day } = await openAct('urge', act, tx, note)
  await changeTask(
    task,
    { acts: { ...acts, urges: [...acts.urges, { at, by, note }] } },
    line(act, '催办', note),
    tx,
  )
  const people = await peopleOfOrgs([task.orgId])
  const left = task.due === null ? '' : `${remainingText(workdaysLeft(day.calendar, task.due, day.today))}。`
  await tellAct(
    task,
    {
      kind: 'taskUrged',
      recipientIds: [...people.actingFor(task), ...people.heads(task.orgId)],
      dedupe: `urge:${acts.urges.length + 1}`,
      heading: '催办',
      body: `${act.actor.name}催办：${note === '' ? '请抓紧办理并报送进展' : note}。${left}`,
    },
    act,
    day,
    tx,
  )
  return task
}
