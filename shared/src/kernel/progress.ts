import type { PlainDate } from './plain-date'
import { type WorkCalendar, countWorkdays } from './work-calendar'

/** A day by which a share of the work (percent, 0 to 100) must be verified. */
export interface Milestone {
  due: PlainDate
  percent: number
  /** Where the milestones are verified one by one: whether this one is, whatever the share of the whole. */
  done?: boolean | undefined
  title?: string | undefined
}

export interface WeightedChild {
  /** Weights of siblings sum to 100. */
  weight: number
  /** Percent, 0 to 100. */
  verified: number
  /** Percent, 0 to 100. */
  claimed: number
  cancelled: boolean
}

/** Percentages are kept as whole millionths until they are shown, so that sums carry no binary residue. */
const PARTS_PER_PERCENT = 10_000

/**
 * 序时进度, percent: what should be done by the end of `today`. Linear in working days from 派单 to the
 * deadline, through the milestones where there are any. 0 before 派单, 100 from the deadline on.
 */
export function plannedPercent(
  dispatchedOn: PlainDate | null,
  due: PlainDate,
  today: PlainDate,
  calendar: WorkCalendar,
  milestones: readonly Milestone[] = [],
): number {
  if (dispatchedOn === null || today < dispatchedOn) return 0
  if (today >= due) return 100
  const inside = milestones.filter((point) => point.due > dispatchedOn && point.due < due)
  const start = { due: dispatchedOn, percent: 0 }
  const points = [start, ...inside.sort((a, b) => (a.due < b.due ? -1 : 1)), { due, percent: 100 }]
  const next = points.findIndex((point) => point.due > today)
  return between(points[next - 1] ?? start, points[next] ?? start, today, calendar)
}

/**
 * Progress of a parent, percent: Σ weight × child over the children not cancelled, their weights taken
 * as the whole. 0 when every child is cancelled. Only verified progress counts; claimed is shown beside it.
 */
export function rollUp(children: readonly WeightedChild[]): { verified: number; claimed: number } {
  const live = children.filter((child) => !child.cancelled)
  return {
    verified: weighted(live, (child) => child.verified),
    claimed: weighted(live, (child) => child.claimed),
  }
}

/** done ÷ total in percent, 0 to 100; more than the target is still 100; 0 when nothing is asked. */
export function percentOf(done: number, total: number): number {
  if (total <= 0 || done <= 0) return 0
  return Math.min(100, fromParts((done * 100 * PARTS_PER_PERCENT) / total))
}

/** '64.3%': one decimal, half up. */
export function percentText(percent: number): string {
  return `${pointsText(percent)}%`
}

/** '15.7': percentage points without the sign, one decimal, half up. */
export function pointsText(points: number): string {
  const tenths = Math.floor((toParts(Math.abs(points)) + PARTS_PER_PERCENT / 20) / (PARTS_PER_PERCENT / 10))
  const sign = points < 0 && tenths > 0 ? '-' : ''
  return `${sign}${Math.floor(tenths / 10)}.${tenths % 10}`
}

/** null when the weights of the siblings sum to 100, or when there are no siblings. */
export function weightsRefusal(weights: readonly number[]): null | { code: 'weights.sum'; sum: number } {
  const sum = fromParts(weights.reduce((total, weight) => total + toParts(weight), 0))
  return weights.length === 0 || sum === 100 ? null : { code: 'weights.sum', sum }
}

/** Percent as a whole number of millionths. */
export function toParts(percent: number): number {
  return Math.round(percent * PARTS_PER_PERCENT)
}

function fromParts(parts: number): number {
  return Math.round(parts) / PARTS_PER_PERCENT
}

function between(from: Milestone, to: Milestone, today: PlainDate, calendar: WorkCalendar): number {
  const whole = countWorkdays(calendar, from.due, to.due)
  if (whole === 0) return from.percent
  const passed = countWorkdays(calendar, from.due, today)
  return fromParts(toParts(from.percent) + (toParts(to.percent - from.percent) * passed) / whole)
}

function weighted(children: readonly WeightedChild[], value: (child: WeightedChild) => number): number {
  const weights = children.reduce((sum, child) => sum + toParts(child.weight), 0)
  if (weights === 0) return 0
  const total = children.reduce((sum, child) => sum + toParts(child.weight) * toParts(value(child)), 0)
  return fromParts(total / weights)
}
