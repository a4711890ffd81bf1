import { type Clock, type ClockSegment, deadline, limitWorkdays } from '../kernel/clock'
import type { PlainDate } from '../kernel/plain-date'
import type { WorkCalendar } from '../kernel/work-calendar'
import type { CaseState } from './cases.states'

/** The steps of a case that have a limit of their own, in their order. */
export const CASE_STEPS = {
  accept: '受理',
  review: '审查',
  decide: '决定',
  deliver: '制证送达',
} as const satisfies Record<string, string>
export type CaseStep = keyof typeof CASE_STEPS

/** Working days of each step as the frozen guide names them; null: it names none. */
export type StepDays = Record<CaseStep, number | null>

/** A state and the day on which the case entered it, in order. */
export interface StageEntry {
  state: CaseState
  on: PlainDate
}

export interface StepFacts {
  stages: readonly StageEntry[]
  days: StepDays
  /** The day acceptance counts from, before its entry where silence accepted. */
  acceptedOn: PlainDate | null
  /** The ledger of the case: its pauses and extensions are those of the step they fall into. */
  segments: readonly ClockSegment[]
}

export interface StepClock {
  step: CaseStep
  startedOn: PlainDate
  /** Working days, extensions included; null: the guide gives this step none, and then it is never late. */
  days: number | null
  due: PlainDate | null
  tentative: boolean
  /** null while the case stands in it. */
  finishedOn: PlainDate | null
  late: boolean
}

/** What of the four stages of a guide gives the steps of a case their days. */
export interface GuideStages {
  accept: readonly { days: number | null }[]
  review: readonly { days: number | null }[]
  deliver: readonly { days: number | null }[]
}

const STEP_OF_STATE: Record<CaseState, CaseStep | null> = {
  draft: null,
  received: 'accept',
  correcting: null,
  refused: null,
  accepted: 'review',
  reviewing: 'review',
  special: 'review',
  deciding: 'decide',
  making: 'deliver',
  delivering: 'deliver',
  completed: null,
  withdrawn: null,
  terminated: null,
  transferred: null,
}

/**
 * A guide has 审批 where a case has 审查 and 决定: the last of several steps of 审批 is the decision, a single one is
 * the examination.
 */
export function stepDaysOf({ accept, review, deliver }: GuideStages): StepDays {
  const decides = review.length > 1 ? 1 : 0
  return {
    accept: sumOf(accept),
    review: sumOf(review.slice(0, review.length - decides)),
    decide: sumOf(review.slice(review.length - decides)),
    deliver: sumOf(deliver),
  }
}

/**
 * The clock of every step that was entered, in order. The time between two visits of a step belongs to another and does
 * not count; after a 补正 acceptance starts afresh.
 */
export function stepClocks(facts: StepFacts, calendar: WorkCalendar, today: PlainDate): StepClock[] {
  const visits = visitsOf(facts.stages)
  return (Object.keys(CASE_STEPS) as CaseStep[]).flatMap((step) => {
    const own = visits.filter((visit) => visit.step === step)
    const counted = step === 'accept' ? own.slice(-1) : own
    return counted.length === 0 ? [] : [stepClock(step, counted, { facts, calendar, today })]
  })
}

interface Visit {
  step: CaseStep
  from: PlainDate
  /** null: it stands there. */
  to: PlainDate | null
}

function stepClock(
  step: CaseStep,
  visits: readonly Visit[],
  { facts, calendar, today }: { facts: StepFacts; calendar: WorkCalendar; today: PlainDate },
): StepClock {
  const entered = visits[0]?.from ?? today
  const startedOn = step === 'review' ? (facts.acceptedOn ?? entered) : entered
  const finishedOn = visits.at(-1)?.to ?? null
  const n = facts.days[step]
  const found = { step, startedOn, finishedOn }
  if (n === null) return { ...found, days: null, due: null, tentative: false, late: false }
  const segments = [...gapsOf(visits), ...segmentsIn(step, visits, facts.segments)]
  const clock: Clock = { startedOn, limit: { n, unit: '工作日' }, segments }
  const { date, tentative } = deadline(clock, calendar, finishedOn ?? today)
  const late = (finishedOn ?? today) > date
  return { ...found, days: limitWorkdays(clock, calendar), due: date, tentative, late }
}

/** States in a row that are one step are one visit. */
function visitsOf(stages: readonly StageEntry[]): Visit[] {
  const visits: Visit[] = []
  let open: Visit | null = null
  for (const { state, on } of stages) {
    const step = STEP_OF_STATE[state]
    if (open && open.step === step && state !== 'received') continue
    if (open) open.to = on
    open = step === null ? null : { step, from: on, to: null }
    if (open) visits.push(open)
  }
  return visits
}

function gapsOf(visits: readonly Visit[]): ClockSegment[] {
  return visits.slice(1).flatMap(({ from }, i): ClockSegment[] => {
    const left = visits[i]?.to ?? from
    return left < from ? [{ kind: 'suspended', from: left, to: from }] : []
  })
}

/** A pause stops whatever step it falls into; an extension lengthens the step in which it was given. */
function segmentsIn(
  step: CaseStep,
  visits: readonly Visit[],
  segments: readonly ClockSegment[],
): ClockSegment[] {
  if (step === 'accept' || step === 'deliver') return []
  const isHere = (on: PlainDate) => visits.some(({ from, to }) => from <= on && (to === null || on < to))
  return segments.filter(({ kind, from }) => kind !== 'extension' || isHere(from))
}

function sumOf(steps: readonly { days: number | null }[]): number | null {
  const named = steps.flatMap(({ days }) => (days === null ? [] : [days]))
  return named.length === 0 ? null : named.reduce((sum, days) => sum + days, 0)
}
