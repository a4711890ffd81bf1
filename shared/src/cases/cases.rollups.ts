import { daysBetween, type PlainDate } from '../kernel/plain-date'
import { addWorkdays, type WorkCalendar } from '../kernel/work-calendar'
import { balanceOf, onTimeOf, type CountedCase, type Period, type TimedCase } from './cases.balance'
import { ratingCounts, RATING_COUNTERS, type RatedFacts } from '../ratings/ratings.counts'
import type { CaseTally } from './cases.figures'
import { CASE_ENDS, type CaseEnd } from './cases.states'

/** What is counted of a case on a day of its own; the heading says on which. */
export const CASE_COUNTERS = {
  received: '收件日：收件',
  completed: '办结日：办结',
  refused: '不予受理日：不予受理',
  withdrawn: '撤回日：撤回',
  terminated: '终止日：终止',
  transferred: '转报日：转报',
  dueInTime: '限期日：到期并按时办完',
  dueLate: '限期日：到期后才办完',
  dueOpen: '限期日：还没有办完',
  decided: '决定日：作出决定',
  decidedInTime: '决定日：没有超期',
  early: '决定日：早于最后一天',
  grossDays: '决定日：收件到决定的自然日之和',
  netDays: '决定日：受理到决定、扣除停算的工作日之和',
  entered: '录入日：录入',
  enteredLate: '录入日：发生后超过 1 个工作日才录入',
  endedTurnedDown: '办结日：不予受理和不予决定的',
  endedDecided: '办结日：作出了决定的',
  endedDays: '办结日：作出了决定的各件收件到决定的自然日之和',
  ...RATING_COUNTERS,
} as const satisfies Record<string, string>
export type CaseCounter = keyof typeof CASE_COUNTERS

export const COUNTERS = Object.keys(CASE_COUNTERS) as CaseCounter[]

/** Counts that are not there are 0. */
export type CaseCounts = Partial<Record<CaseCounter, number>>

/** What of a case decides what it counts for, on which days. */
export interface CaseCountFacts {
  receivedOn: PlainDate
  enteredOn: PlainDate
  /** Entered more than one working day after the event. */
  enteredLate: boolean
  ended: { on: PlainDate; as: CaseEnd } | null
  /** The last day of the promised limit; null where none runs. */
  decideBy: PlainDate | null
  decidedOn: PlainDate | null
  /** What was decided was 不予. */
  denied: boolean
  /** Working days of the clock up to the decision, pauses taken off. */
  netDays: number
}

export interface DayCounts {
  day: PlainDate
  counts: CaseCounts
}

/**
 * What one case, and what was said of it, adds to the figures, by day. Whether an open case is overdue depends on the day it is looked at,
 * and is left to the reader: `dueOpen` counts as due once its day is over. Source: domain rules §9.
 */
export function caseCounts(facts: CaseCountFacts, rated: RatedFacts = UNRATED): DayCounts[] {
  const { receivedOn, enteredOn, enteredLate } = facts
  const entries: [PlainDate, CaseCounts][] = [
    [receivedOn, { received: 1 }],
    [enteredOn, { entered: 1, ...(enteredLate ? { enteredLate: 1 } : {}) }],
    ...endedCounts(facts),
    ...timedCounts(facts),
    ...ratingCounts(rated),
  ]
  const days: Record<string, CaseCounts> = {}
  for (const [day, counts] of entries) addCountsAt(days, day, counts)
  return Object.entries(days).map(([day, counts]) => ({ day: day as PlainDate, counts }))
}

const UNRATED: RatedFacts = { invitedOn: [], ratings: [] }

/** How it ended; what 台账 says of it counts on the same day. */
function endedCounts({ ended, decidedOn, denied, receivedOn }: CaseCountFacts): [PlainDate, CaseCounts][] {
  if (!ended) return []
  const turnedDown = ended.as === 'refused' || denied
  const decided = decidedOn && { endedDecided: 1, endedDays: daysBetween(receivedOn, decidedOn) }
  return [[ended.on, { [ended.as]: 1, ...(turnedDown ? { endedTurnedDown: 1 } : {}), ...decided }]]
}

function timedCounts(facts: CaseCountFacts): [PlainDate, CaseCounts][] {
  const timed = timedCase(facts)
  if (timed === null || timed.ended === 'refused' || timed.ended === 'withdrawn') return []
  const { due, decidedOn: finishedOn } = timed
  const atDue = finishedOn === null ? 'dueOpen' : finishedOn <= due ? 'dueInTime' : 'dueLate'
  const { decidedOn, receivedOn, netDays } = facts
  if (decidedOn === null) return [[due, { [atDue]: 1 }]]
  const decided: CaseCounts = {
    ...{ decided: 1, grossDays: daysBetween(receivedOn, decidedOn), netDays },
    ...(decidedOn <= due ? { decidedInTime: 1 } : {}),
    ...(decidedOn < due ? { early: 1 } : {}),
  }
  return [
    [due, { [atDue]: 1 }],
    [decidedOn, decided],
  ]
}

/** A case as 按时办结率 sees it; null where no limit runs. 终止 and 转报 are done on the day they end it. */
export function timedCase({ decideBy, decidedOn, ended }: CaseCountFacts): TimedCase | null {
  if (decideBy === null) return null
  const doneOn = decidedOn ?? (ended && !decidedOn ? ended.on : null)
  return { due: decideBy, decidedOn: doneOn, ended: ended?.as ?? null }
}

/** Adds to what stands under a key. */
export function addCountsAt<K extends string>(into: Record<K, CaseCounts>, key: K, counts: CaseCounts): void {
  const sum = (into[key] ??= {})
  for (const counter of Object.keys(counts) as CaseCounter[])
    sum[counter] = (sum[counter] ?? 0) + (counts[counter] ?? 0)
}

export function sumCounts(all: Iterable<CaseCounts>): CaseCounts {
  const into: { sum: CaseCounts } = { sum: {} }
  for (const counts of all) addCountsAt(into, 'sum', counts)
  return into.sum
}

/** `a − b`, with what is 0 left out. */
export function minusCounts(a: CaseCounts, b: CaseCounts): CaseCounts {
  const entries = COUNTERS.map((counter) => [counter, (a[counter] ?? 0) - (b[counter] ?? 0)] as const)
  return Object.fromEntries(entries.filter(([, n]) => n !== 0))
}

/**
 * The figures of a period.
 * @param within what was counted on its days; of `dueOpen` only days that are over
 * @param before what was counted on all days before it
 */
export function tallyOf(within: CaseCounts, before: CaseCounts): CaseTally {
  const of = (counter: CaseCounter) => within[counter] ?? 0
  const ends = Object.keys(CASE_ENDS) as CaseEnd[]
  const ended = (counts: CaseCounts) => ends.reduce((sum, end) => sum + (counts[end] ?? 0), 0)
  const carriedOver = (before.received ?? 0) - ended(before)
  const [received, completed, refused] = [of('received'), of('completed'), of('refused')]
  const [withdrawn, terminated, transferred] = [of('withdrawn'), of('terminated'), of('transferred')]
  const open = carriedOver + received - ended(within)
  return {
    balance: { received, carriedOver, completed, refused, withdrawn, terminated, transferred, open },
    onTime: {
      due: of('dueInTime') + of('dueLate') + of('dueOpen'),
      inTime: of('dueInTime'),
      ...{ decided: of('decided'), decidedInTime: of('decidedInTime'), early: of('early') },
    },
    ...{ grossDays: of('grossDays'), netDays: of('netDays') },
    ...{ entered: of('entered'), enteredLate: of('enteredLate') },
  }
}

/** The same figures counted case by case, without roll-ups: what these must equal. */
export function recountedTally(all: readonly CaseCountFacts[], period: Period, today: PlainDate): CaseTally {
  const inside = (day: PlainDate | null) => day !== null && day >= period.from && day <= period.through
  const decided = all.filter(
    ({ decidedOn, decideBy, ended }) =>
      inside(decidedOn) && decideBy !== null && ended?.as !== 'withdrawn' && ended?.as !== 'refused',
  )
  const entered = all.filter(({ enteredOn }) => inside(enteredOn))
  return {
    balance: balanceOf(all satisfies readonly CountedCase[], period),
    onTime: onTimeOf(
      all.flatMap((facts) => timedCase(facts) ?? []),
      period,
      today,
    ),
    grossDays: decided.reduce(
      (sum, { receivedOn, decidedOn }) => sum + (decidedOn ? daysBetween(receivedOn, decidedOn) : 0),
      0,
    ),
    netDays: decided.reduce((sum, { netDays }) => sum + netDays, 0),
    entered: entered.length,
    enteredLate: entered.filter(({ enteredLate }) => enteredLate).length,
  }
}

/** Days back a window may say an application came in. */
export const EVENT_DAYS_BACK = 60

/** What is wrong with the day on which an application is said to have come in; null when nothing is. */
export function eventDayProblem(eventOn: PlainDate, today: PlainDate): string | null {
  if (eventOn > today) return '收件日期不能晚于今天'
  return daysBetween(eventOn, today) > EVENT_DAYS_BACK ? `收件日期最多早于今天 ${EVENT_DAYS_BACK} 天` : null
}

/** 事后补录: entered more than one working day after the event. Source: domain rules §9. */
export function isEnteredLate(eventOn: PlainDate, enteredOn: PlainDate, calendar: WorkCalendar): boolean {
  return enteredOn > addWorkdays(calendar, eventOn, 1).date
}
