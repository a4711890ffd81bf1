import { mainStage, nextWarning, type WarningStage } from '@mingdu/shared/kernel/warnings'
import type { LightColour } from '@mingdu/shared/kernel/light'
import type { PlainDate } from '@mingdu/shared/kernel/plain-date'
import type { MessageKind } from '@mingdu/shared/messages/messages.states'
import { warnMoment } from '@mingdu/shared/rules/rules.rules'
import type { DayFacts } from '@mingdu/shared/tasks/clock.rules'
import { lightInput } from '@mingdu/shared/tasks/light.rules'
import type { TaskState } from '@mingdu/shared/tasks/tasks.states'
import type { BusinessTime } from '../../time'
import { currentRules } from '../rules/rules.service'
import { dayFacts } from './day.service'
import { lightFacts, lightToday } from './tasks.facts'
import { STAGE_TEXT } from './task.view'
import { reportsById } from './reports.repo'
import { OPEN, openTasks, readTask, taskStates, type OpenTask, type TaskDoc } from './tasks.repo'
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

/** A message that waits, as far as its task decides whether it is still to be sent. */
export interface WaitingAbout {
  id: string
  kind: MessageKind
  subjectId: string
  dedupe: string
}

/**
 * Which of these messages are not to be sent any more, and why: a warning only while its task is an open leaf and its
 * deadline the same, an assignment unless it was cancelled, a report while it waits for 核验. Other messages tell what
 * happened, which stays true.
 */
export async function noLongerHolding(messages: readonly WaitingAbout[]): Promise<Map<string, string>> {
  const about = messages.filter(
    ({ kind, dedupe }) => kind === 'taskAssigned' || dueVersionOf(dedupe) !== null,
  )
  const reported = messages.filter(({ kind }) => kind === 'reportSubmitted')
  const [tasks, reports] = await Promise.all([
    taskStates(about.map(({ subjectId }) => subjectId)),
    reportsById(reported.map(reportIdOf)),
  ])
  const reasons = messages.map((message) => {
    const { id, kind, subjectId, dedupe } = message
    if (kind === 'reportSubmitted') return [id, reportReason(reports.get(reportIdOf(message)))] as const
    return [id, taskReason(kind, dedupe, tasks.get(subjectId))] as const
  })
  return new Map(reasons.flatMap(([id, reason]) => (reason ? [[id, reason] as const] : [])))
}

function taskReason(
  kind: MessageKind,
  dedupe: string,
  task: Pick<TaskDoc, 'state' | 'dueVersion' | 'leaf'> | undefined,
): string | null {
  const version = dueVersionOf(dedupe)
  if (version !== null) {
    const holds = task?.leaf === true && OPEN.includes(task.state) && task.dueVersion === version
    return holds ? null : '任务已办结、暂停、分解或限期已变'
  }
  return kind === 'taskAssigned' && task?.state === 'cancelled' ? '任务已撤销' : null
}

function reportReason(report: { state: string } | undefined): string | null {
  return report && report.state !== 'submitted' ? '进展已经核验' : null
}

function reportIdOf({ dedupe }: Pick<WaitingAbout, 'dedupe'>): string {
  return /^submitted:([0-9a-f]{24})(?::\d+)?$/.exec(dedupe)?.[1] ?? '0'.repeat(24)
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
