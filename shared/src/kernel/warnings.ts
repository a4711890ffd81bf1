import { type LightInput, colourOn, nextLightChange } from './light'
import { type PlainDate, addDays, laterOf } from './plain-date'
import { countWorkdays, isWorkday, workdayBefore } from './work-calendar'

/** From the mildest to the strongest. D-n: n working days before the due day. */
export const WARNING_STAGES = ['yellow', 'D-3', 'D-1', 'due', 'red', 'overdue'] as const
export type WarningStage = (typeof WARNING_STAGES)[number]

export interface StagesOfDay {
  date: PlainDate
  /** Mildest first; they merge into one card, named after `mainStage`. */
  stages: WarningStage[]
}

/** [design] While the work stays open, the warning that it is overdue comes back after so many working days. */
export const OVERDUE_REPEAT_WORKDAYS = 5

/**
 * The stages that fall on each day after `from` (null: from 派单 on) through `through`, if nothing but time
 * happens; days without any are left out. Nothing before 派单, while suspended, or once closed. A parent
 * that turns yellow because of a child is an event, not time: see `currentStage`.
 */
export function warningStages(input: LightInput, from: PlainDate | null, through: PlainDate): StagesOfDay[] {
  const days: StagesOfDay[] = []
  let next = nextWarning(input, from)
  while (next !== null && next.date <= through) {
    days.push(next)
    next = nextWarning(input, next.date)
  }
  return days
}

/** The next day after `from` (null: from 派单 on) on which a stage falls; null when none will without an event. */
export function nextWarning(input: LightInput, from: PlainDate | null): StagesOfDay | null {
  if (!isRunning(input)) return null
  const before = addDays(input.dispatchedOn, -1)
  const after = from === null ? before : laterOf(from, before)
  const { due, dispatchedOn, calendar } = input
  const days = [
    turnAfter(input, after),
    ...[3, 1].map((n) => workdayBefore(calendar, due, n)).filter((day) => day > dispatchedOn),
    due,
    overdueDayAfter(input, after),
  ]
  const date = days.reduce<PlainDate | null>((first, day) => {
    return day !== null && day > after && (first === null || day < first) ? day : first
  }, null)
  return date && { date, stages: stagesOn(input, date) }
}

/** The one level that holds now. After an outage only this is sent, not every stage that was missed. */
export function currentStage(input: LightInput, today: PlainDate): WarningStage | null {
  if (!isRunning(input) || input.dispatchedOn > today) return null
  if (today > input.due) return 'overdue'
  const colour = colourOn(input, today)
  if (colour === 'red') return 'red'
  if (today === input.due) return 'due'
  if (hasReached(input, today, 1)) return 'D-1'
  if (hasReached(input, today, 3)) return 'D-3'
  return colour === 'yellow' ? 'yellow' : null
}

/** The strongest stage of a day. @throws RangeError when there is none. */
export function mainStage(stages: readonly WarningStage[]): WarningStage {
  const strongest = [...WARNING_STAGES].reverse().find((stage) => stages.includes(stage))
  if (!strongest) throw new RangeError('没有预警级别')
  return strongest
}

/**
 * Stable part of a dedupe key: the same stage of the same deadline is sent once, a moved deadline warns
 * afresh, and each repetition of `overdue` is a stage of its own ('overdue#1@2026-11-30').
 */
export function dedupeStage(input: LightInput, stage: WarningStage, date: PlainDate): string {
  const round = stage === 'overdue' ? `#${overdueRound(input, date)}` : ''
  return `${stage}${round}@${input.due}`
}

function stagesOn(input: RunningInput, date: PlainDate): WarningStage[] {
  const { due, dispatchedOn, calendar } = input
  const turned = colourTurnedTo(input, date)
  const isDaysBefore = (n: number) =>
    date > dispatchedOn && date < due && date === workdayBefore(calendar, due, n)
  const falls: Record<WarningStage, boolean> = {
    yellow: turned === 'yellow',
    'D-3': isDaysBefore(3),
    'D-1': isDaysBefore(1),
    due: date === due,
    red: turned === 'red',
    overdue: isOverdueDay(input, date),
  }
  return WARNING_STAGES.filter((stage) => falls[stage])
}

function colourTurnedTo(input: RunningInput, date: PlainDate): 'yellow' | 'red' | null {
  const colour = colourOn(input, date)
  if (colour !== 'yellow' && colour !== 'red') return null
  return colourOn(input, addDays(date, -1)) === colour ? null : colour
}

function hasReached({ due, dispatchedOn, calendar }: RunningInput, today: PlainDate, n: number): boolean {
  const day = workdayBefore(calendar, due, n)
  return day > dispatchedOn && day <= today
}

/** The next day on which the light turns yellow or red. */
function turnAfter(input: RunningInput, after: PlainDate): PlainDate | null {
  const next = nextLightChange(input, after)
  if (next === null || next.colour === 'yellow' || next.colour === 'red') return next && next.date
  return turnAfter(input, next.date)
}

/** The day after the deadline, and from then on every so many working days. */
function overdueDayAfter(input: RunningInput, after: PlainDate): PlainDate {
  const first = addDays(input.due, 1)
  let date = addDays(after, 1)
  if (date <= first) return first
  while (!isOverdueDay(input, date)) date = addDays(date, 1)
  return date
}

function isOverdueDay(input: RunningInput, date: PlainDate): boolean {
  const { due, calendar } = input
  const first = addDays(due, 1)
  if (date <= first) return date === first
  return isWorkday(calendar, date) && countWorkdays(calendar, first, date) % repeatOf(input) === 0
}

function overdueRound(input: LightInput, date: PlainDate): number {
  const { due, calendar } = input
  return Math.floor(Math.max(0, countWorkdays(calendar, addDays(due, 1), date)) / repeatOf(input))
}

function repeatOf({ thresholds }: LightInput): number {
  return thresholds.overdueRepeatWorkdays ?? OVERDUE_REPEAT_WORKDAYS
}

type RunningInput = LightInput & { dispatchedOn: PlainDate }

function isRunning(input: LightInput): input is RunningInput {
  return input.dispatchedOn !== null && input.closedOn === null && !input.suspended
}
