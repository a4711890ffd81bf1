import type { ClockSegment } from '../kernel/clock-pauses'
import {
  type AwaitedReport,
  type Light,
  type LightColour,
  type LightInput,
  LIGHTS,
  lightOf,
  nextLightChange,
} from '../kernel/light'
import type { PlainDate } from '../kernel/plain-date'
import { plannedPercent } from '../kernel/progress'
import type { MatterCategory } from '../matters/matters.states'
import { milestonesForLight, type MilestoneFacts } from './milestones.rules'
import { nextReportDay } from './periods.rules'
import type { Period } from './tasks.states'
import { thresholdsFor, type DayFacts } from './clock.rules'

/** What of a task or a matter decides its light. Progress in basis points. */
export interface LightFacts {
  /** Of the matter: it may have thresholds of its own. */
  category: MatterCategory
  dispatchedOn: PlainDate | null
  due: PlainDate | null
  closedOn: PlainDate | null
  suspended: boolean
  cancelled: boolean
  verified: number
  /** History shows red. */
  wasRed: boolean
  /** Lights of everything below, at every depth. */
  below?: readonly LightColour[] | undefined
  milestones?: readonly MilestoneFacts[] | undefined
  reporting?: ReportingFacts | undefined
}

/** What of a leaf decides which reports are awaited. */
export interface ReportingFacts {
  period: Period | null
  /** The last of its days that was answered, or is not asked for. */
  answered: PlainDate | null
  /** By when a verifier wants more; null: nothing was asked. */
  supplementDue: PlainDate | null
  /** A report waits for 核验: no other can be sent. */
  waiting: boolean
  segments: readonly Pick<ClockSegment, 'kind' | 'from' | 'to'>[]
}

export interface JudgedLight {
  colour: LightColour
  reasons: { code: string; text: string }[]
}

/** The light of a task or a matter today; what is cancelled or has no deadline is grey. */
export function judgeLight(facts: LightFacts, day: DayFacts): JudgedLight {
  if (facts.cancelled)
    return { colour: 'grey', reasons: [{ code: 'cancelled', text: '已撤销，时限不再计算' }] }
  const { colour, reasons }: Light = lightOf(lightInput(facts, day))
  return { colour, reasons }
}

/** The next day on which the light changes if nothing else happens. */
export function nextLightOf(
  facts: LightFacts,
  day: DayFacts,
): { date: PlainDate; light: LightColour } | null {
  if (facts.cancelled) return null
  const next = nextLightChange(lightInput(facts, day))
  return next && { date: next.date, light: next.colour }
}

/** 序时进度 in basis points. */
export function plannedPoints(
  facts: Pick<LightFacts, 'dispatchedOn' | 'due' | 'closedOn' | 'milestones'>,
  day: DayFacts,
): number {
  const { dispatchedOn, due, closedOn, milestones } = facts
  if (due === null) return 0
  const points = milestonesForLight(milestones ?? [])
  return Math.round(100 * plannedPercent(dispatchedOn, due, closedOn ?? day.today, day.calendar, points))
}

/** The reports somebody waits for: what was asked to be added, or else the next periodic one. */
export function awaitedReports(facts: LightFacts, { calendar }: Pick<DayFacts, 'calendar'>): AwaitedReport[] {
  const { reporting, dispatchedOn, due, closedOn, cancelled, suspended } = facts
  if (!reporting || closedOn !== null || cancelled || suspended) return []
  const { supplementDue, period, answered, waiting, segments } = reporting
  if (supplementDue !== null) return [{ kind: 'supplement', due: supplementDue }]
  const next = waiting ? null : nextReportDay({ period, dispatchedOn, due, segments }, answered, calendar)
  return next === null ? [] : [{ kind: 'periodic', due: next }]
}

/** The kernel's input for these facts on this day. */
export function lightInput(facts: LightFacts, day: DayFacts): LightInput {
  const due = facts.due ?? day.today
  const milestones = milestonesForLight(facts.milestones ?? [])
  return {
    dispatchedOn: facts.due === null ? null : facts.dispatchedOn,
    due,
    closedOn: facts.closedOn,
    suspended: facts.suspended,
    verifiedPercent: facts.verified / 100,
    plannedPercent: plannedPercent(facts.dispatchedOn, due, day.today, day.calendar, milestones),
    milestones,
    awaited: awaitedReports(facts, day),
    today: day.today,
    calendar: day.calendar,
    thresholds: thresholdsFor(day, facts.category),
    childLights: facts.below,
    wasRed: facts.wasRed,
  }
}

/** What history says of a change of light; null when it is not worth a line (派单, suspension). */
export function lightLine(before: LightColour, after: LightColour): string | null {
  if (before === after) return null
  const telling: readonly LightColour[] = ['yellow', 'red', 'recovered']
  if (!telling.includes(before) && !telling.includes(after)) return null
  return `灯由“${LIGHTS[before].word}”转为“${LIGHTS[after].word}”`
}
