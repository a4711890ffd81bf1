import { mainStage, nextWarning, type WarningStage } from '@mingdu/shared/kernel/warnings'
import type { LightColour } from '@mingdu/shared/kernel/light'
import type { PlainDate } from '@mingdu/shared/kernel/plain-date'
import { warnMoment } from '@mingdu/shared/rules/rules.rules'
import type { DayFacts } from '@mingdu/shared/tasks/clock.rules'
import { lightInput } from '@mingdu/shared/tasks/light.rules'
import type { TaskState } from '@mingdu/shared/tasks/tasks.states'
import type { BusinessTime } from '../../time'
import { currentRules } from '../rules/rules.service'
import { dayFacts } from './day.service'
import { lightFacts, lightToday } from './tasks.facts'
import { STAGE_TEXT } from './task.view'
import { OPEN, openTasks, readTask, type OpenTask } from './tasks.repo'
import { dueVersionOf, warningsOfDay } from './warnings.service'

/** The next warning that time alone will bring, over all open tasks; null when none will. */
export async function nextWarningAt(time: BusinessTime): Promise<{ at: Date; what: string } | null> {
  const [day, rules, tasks] = await Promise.all([dayFacts(time), currentRules(), openTasks()])
  const toCome = time.now() < warnMoment(day.today, rules.values)
  let best: Coming | null = null
  for (const task of tasks) {
    const next = comingOf(task, day, toCome)
    if (next && (!best || next.date < best.date)) best = next
    if (best?.date === day.today) break
  }
  return best && { at: new Date(warnMoment(best.date, rules.values)), what: best.what }
}

/**
 * Whether a waiting message is still to be sent: a warning only while its task is open and its deadline the same.
 * Other messages tell what happened, which stays true.
 */
export async function warningStillHolds(taskId: string, dedupe: string): Promise<boolean> {
  const version = dueVersionOf(dedupe)
  if (version === null) return true
  const task = await readTask(taskId)
  return task !== null && OPEN.includes(task.state) && task.dueVersion === version
}

/** What a card or a page of another module shows of a task. */
export interface TaskCard {
  no: string
  title: string
  state: TaskState
  light: LightColour
  due: PlainDate | null
}

/** null when there is no such task. Without a scope: for acts of the product itself. */
export async function taskCard(taskId: string, time: BusinessTime): Promise<TaskCard | null> {
  const [task, day] = await Promise.all([readTask(taskId), dayFacts(time)])
  if (!task) return null
  const { no, title, state, due } = task
  return { no, title, state, light: lightToday(task, day), due }
}

interface Coming {
  date: PlainDate
  what: string
}

/** Today's own stages come first while today's moment has not passed. */
function comingOf(task: OpenTask, day: DayFacts, toCome: boolean): Coming | null {
  const todays = toCome && task.warnedThrough !== day.today ? warningsOfDay(task, day).stages : []
  if (todays.length > 0) return coming(task, day.today, todays)
  const next = nextWarning(lightInput(lightFacts(task), day), day.today)
  return next && coming(task, next.date, next.stages)
}

function coming({ no, title }: OpenTask, date: PlainDate, stages: readonly WarningStage[]): Coming {
  return { date, what: `${no}“${title}”${STAGE_TEXT[mainStage(stages)]}` }
}
