import { type PlainDate } from './plain-date'
import { type Milestone, toParts } from './progress'
import { type WorkCalendar, countWorkdays, workdaysLeft } from './work-calendar'

export type LightColour = 'green' | 'yellow' | 'red' | 'grey' | 'recovered'

/** [local] When a light turns yellow; an installation may set them by category. */
export interface LightThresholds {
  /** Share of the limit, 0 to 1; the number of working days is rounded up. */
  warnShare: number
  warnMinWorkdays: number
  /** Percentage points that verified progress may lie behind the plan. */
  lagPoints: number
  /** Working days after which the warning of overdue work comes back; 5 where it is not set. */
  overdueRepeatWorkdays?: number | undefined
}

export const DEFAULT_THRESHOLDS: LightThresholds = { warnShare: 0.2, warnMinWorkdays: 1, lagPoints: 10 }

/** A report that somebody waits for: the next periodic one, or what a verifier asked to be added. */
export interface AwaitedReport {
  kind: 'periodic' | 'supplement'
  /** The last day; late from the next on. */
  due: PlainDate
}

export interface LightInput {
  /** 派单, from which the clock runs; null before it. 签收 plays no part. */
  dispatchedOn: PlainDate | null
  due: PlainDate
  closedOn: PlainDate | null
  /** Suspended by an approved act. */
  suspended: boolean
  /** Percent, 0 to 100. */
  verifiedPercent: number
  /** 序时进度 of `today`, percent, 0 to 100. */
  plannedPercent: number
  today: PlainDate
  calendar: WorkCalendar
  thresholds: LightThresholds
  milestones?: readonly Milestone[] | undefined
  /** Reports that are awaited and have not come. */
  awaited?: readonly AwaitedReport[] | undefined
  /** Lights of everything below, at every depth. */
  childLights?: readonly LightColour[] | undefined
  /** History shows red: the light is 补黄 once the work has caught up. */
  wasRed?: boolean | undefined
}

/** Working days before the end at which yellow begins: max(minimum, share of the limit rounded up). */
export function warnWorkdays(limit: number, { warnShare, warnMinWorkdays }: LightThresholds): number {
  // the share in whole ten-thousandths: 0.07 × 100 in binary would round up to 8
  return Math.max(warnMinWorkdays, Math.ceil((Math.round(warnShare * 10_000) * limit) / 10_000))
}

/** Working days from 派单 through the deadline: the limit that thresholds are shares of. */
export function limitOf({ dispatchedOn, due, calendar }: LightInput): number {
  return dispatchedOn === null ? 0 : countWorkdays(calendar, dispatchedOn, due)
}

export function remainingOf(input: LightInput): number {
  const asOf = isClosed(input) && input.closedOn !== null ? input.closedOn : input.today
  return workdaysLeft(input.calendar, input.due, asOf)
}

/** Milestones that have passed unverified, or without the share of verified work they ask for. */
export function missedMilestones({ milestones, today, verifiedPercent }: LightInput): Milestone[] {
  const verified = toParts(verifiedPercent)
  return (milestones ?? []).filter(({ due, percent, done }) => {
    return due < today && !(done ?? verified >= toParts(percent))
  })
}

/** Awaited reports whose day has passed. */
export function lateReports({ awaited, today }: LightInput, kind: AwaitedReport['kind']): AwaitedReport[] {
  return (awaited ?? []).filter((report) => report.kind === kind && report.due < today)
}

export function isClosed({ closedOn, today }: LightInput): boolean {
  return closedOn !== null && closedOn <= today
}
