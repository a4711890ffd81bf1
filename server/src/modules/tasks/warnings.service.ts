import type { MessageKind } from '@mingdu/shared/messages/messages.states'
import { LIGHTS, type LightColour } from '@mingdu/shared/kernel/light'
import { addDays, formatDateZh, laterOf, type PlainDate } from '@mingdu/shared/kernel/plain-date'
import {
  currentStage,
  mainStage,
  nextWarning,
  warningStages,
  type WarningStage,
} from '@mingdu/shared/kernel/warnings'
import { workdayBefore, workdaysLeft } from '@mingdu/shared/kernel/work-calendar'
import { remainingText, type DayFacts } from '@mingdu/shared/tasks/clock.rules'
import { awaitedReports, judgeLight, lightInput } from '@mingdu/shared/tasks/light.rules'
import type { NewMessage } from '../messages/messages.service'
import { lightFacts } from './tasks.facts'
import type { TreeDoc } from './settle.repo'
import { subDues } from './sub-deadlines'
import { STAGE_TEXT } from './task.view'
import { OPEN } from './tasks.filters'
import { taskMessage, type OrgPeople } from './telling.service'

/** The warnings of one task on one day, and what is remembered of having looked. */
export interface DayWarnings {
  stages: WarningStage[]
  warnedThrough: PlainDate
  warnedLight: LightColour
}

type WarnedDoc = Pick<
  TreeDoc,
  | 'category'
  | 'leaf'
  | 'segments'
  | 'period'
  | 'milestones'
  | 'answeredThrough'
  | 'supplementDue'
  | 'dispatchedOn'
  | 'due'
  | 'closedOn'
  | 'state'
  | 'verified'
  | 'wasRed'
  | 'warnedThrough'
  | 'warnedLight'
>

/**
 * What is to be said today: the stages that fall on it; after days on which nobody looked, only the level that
 * holds now; and a light that got worse through an act (a rule, a calendar) rather than through time.
 */
export function warningsOfDay(task: WarnedDoc, day: DayFacts): DayWarnings {
  const facts = lightFacts(task)
  const input = lightInput(facts, day)
  const { colour } = judgeLight(facts, day)
  const fallen = warningStages(input, task.warnedThrough, day.today)
  const last = fallen.at(-1)
  const now = currentStage(input, day.today)
  const timely = last?.date === day.today ? last.stages : last && now ? [now] : []
  const stages = timely.length === 0 && hasWorsened(task.warnedLight, colour) ? [colour] : timely
  return { stages: stages as WarningStage[], warnedThrough: day.today, warnedLight: colour }
}

/** The next day on which something is to be told of a leaf in hand if nothing else happens; null: none. */
export function tellsOn(
  task: WarnedDoc & Pick<TreeDoc, 'light' | 'acts' | 'handler'>,
  day: DayFacts,
): PlainDate | null {
  if (!task.leaf || !OPEN.includes(task.state)) return null
  const { warnedThrough: from, warnedLight, light } = task
  if (hasWorsened(warnedLight, light)) return from === null ? day.today : laterOf(addDays(from, 1), day.today)
  const facts = lightFacts(task)
  const [awaited] = awaitedReports(facts, day)
  const days = [
    nextWarning(lightInput(facts, day), from)?.date,
    ...(awaited ? daysOf(awaited.due, day) : []),
    ...subDues(task).flatMap((due) => daysOf(due, day)),
  ]
  return days.reduce<PlainDate | null>((first, date) => {
    const comes = date !== undefined && (from === null || date > from)
    return comes && (first === null || date < first) ? date : first
  }, null)
}

/** The day's card of a task: one, of the strongest stage, to the handler and the supervisor; red to the head too. */
export function warningMessage(
  task: TreeDoc,
  stages: readonly WarningStage[],
  day: DayFacts,
  people: OrgPeople,
): NewMessage {
  const main = mainStage(stages)
  const late = main === 'red' || main === 'overdue'
  const { reasons } = judgeLight(lightFacts(task), day)
  const told = [...stages].reverse().map((stage) => STAGE_TEXT[stage])
  return taskMessage(
    task,
    {
      kind: KINDS[main],
      recipientIds: [
        ...people.actingFor(task),
        task.supervisor.id,
        ...(late ? people.heads(task.orgId) : []),
      ],
      dedupe: warningDedupe(day.today, task.dueVersion),
      heading: STAGE_TEXT[main],
      body: `${told.join('，')}。${reasons.map(({ text }) => text).join('；')}。`,
      sender: '督查室',
    },
    day,
  )
}

/**
 * What is said of the report that is awaited: the working day before its last, on it, and the day after; then the card
 * of the task says it as well, so that it is left out where there is one.
 */
export function awaitedMessage(
  task: TreeDoc,
  stages: readonly WarningStage[],
  day: DayFacts,
  people: OrgPeople,
): NewMessage | null {
  const [next] = awaitedReports(lightFacts(task), day)
  const when = next && dayOf(next.due, day)
  if (!next || !when || (when === 'late' && stages.length > 0)) return null
  const name = next.kind === 'periodic' ? '进展报告' : '要求补充的材料'
  const told = { before: '还剩 1 个工作日', due: '今天要报', late: '已经逾期' }[when]
  const message = taskMessage(
    task,
    {
      kind: 'reportDue',
      recipientIds: [...people.actingFor(task), ...(when === 'late' ? [task.supervisor.id] : [])],
      dedupe: `report-due:${next.due}:${when}`,
      heading: `${name}${when === 'late' ? '逾期' : '待报送'}`,
      body: `${name}${told}，应于${formatDateZh(next.due)}前报送。`,
      sender: '督查室',
    },
    day,
  )
  const remaining = remainingText(workdaysLeft(day.calendar, next.due, day.today))
  return { ...message, due: next.due, remaining }
}

function dayOf(due: PlainDate, day: DayFacts): 'before' | 'due' | 'late' | null {
  const at = daysOf(due, day).indexOf(day.today)
  return (['before', 'due', 'late'] as const)[at] ?? null
}

/** The days on which an awaited report is spoken of: the working day before, its last, and the day after. */
function daysOf(due: PlainDate, { calendar }: DayFacts): PlainDate[] {
  return [workdayBefore(calendar, due, 1), due, addDays(due, 1)]
}

/** One merged card a day for each deadline of a task. */
export function warningDedupe(day: PlainDate, dueVersion: number): string {
  return `warn:${day}:v${dueVersion}`
}

/** The version of the deadline that a warning spoke of; null for every other message. */
export function dueVersionOf(dedupe: string): number | null {
  const version = /^warn:[\d-]{10}:v(\d+)$/.exec(dedupe)?.[1]
  return version === undefined ? null : Number(version)
}

const KINDS: Record<WarningStage, MessageKind> = {
  yellow: 'taskYellow',
  'D-3': 'taskD3',
  'D-1': 'taskD1',
  due: 'taskDue',
  red: 'taskOverdue',
  overdue: 'taskOverdue',
}

function hasWorsened(before: LightColour, now: LightColour): now is 'yellow' | 'red' {
  return (now === 'yellow' || now === 'red') && LIGHTS[now].rank > LIGHTS[before].rank
}
