import type { LightColour } from '../kernel/light'
import { tenthsOfPercent } from '../kernel/rate-figures'

/** What is counted of one org: tasks it leads, matters it leads. */
export interface OrgTally {
  orgId: string
  lights: Record<LightColour, number>
  /** Open tasks that are measured by a schedule, and those of them whose verified progress keeps up with it. */
  scheduled: number
  onSchedule: number
  /** Tasks due in the period (the open only when their deadline has passed), and those done in time. */
  due: number
  onTime: number
  /** Matters due in the period, and those of them that are closed. */
  matters: number
  closed: number
}

/** A rate with what it is made of; null: nothing to divide by. Tenths of a percent. */
export interface Rate {
  value: number | null
  part: number
  n: number
}

export interface RegionFigures {
  lights: Record<LightColour, number>
  open: number
  onSchedule: Rate
  onTime: Rate
  closed: Rate
}

/** What each figure means, as it is shown beside it. */
export const REGION_DEFINITIONS = {
  onSchedule:
    '核实进度不低于今天序时进度的在办任务 ÷ 在办任务（经批准暂停的不计）。序时进度按工作日平均推进，设了节点的按节点。上报未核实的不算。',
  onTime:
    '期内到期且按期办结的任务 ÷ 期内到期的全部任务。分母含已过限期仍未办结的；限期在今天或以后、还没有办结的不计；已撤销的不计。',
  closed: '限期在期内的事项中已销号（含转长期坚持）的 ÷ 限期在期内的全部事项。按牵头单位统计，已撤销的不计。',
  open: '已派单、尚未办结的任务，含经批准暂停的；按主办单位统计，协办不重复计。',
} as const

export function emptyTally(orgId: string): OrgTally {
  const lights = { red: 0, yellow: 0, green: 0, grey: 0, recovered: 0 }
  return { orgId, lights, scheduled: 0, onSchedule: 0, due: 0, onTime: 0, matters: 0, closed: 0 }
}

/** The figures of several orgs together: sums of what was counted, never means of rates. */
export function regionFigures(tallies: readonly OrgTally[]): RegionFigures {
  const sum = (of: (tally: OrgTally) => number) => tallies.reduce((total, tally) => total + of(tally), 0)
  const rate = (part: number, n: number): Rate => ({ value: tenthsOfPercent(part, n), part, n })
  const lights = {
    red: sum((t) => t.lights.red),
    yellow: sum((t) => t.lights.yellow),
    green: sum((t) => t.lights.green),
    grey: sum((t) => t.lights.grey),
    recovered: sum((t) => t.lights.recovered),
  }
  return {
    lights,
    open: Object.values(lights).reduce((a, b) => a + b, 0),
    onSchedule: rate(
      sum((t) => t.onSchedule),
      sum((t) => t.scheduled),
    ),
    onTime: rate(
      sum((t) => t.onTime),
      sum((t) => t.due),
    ),
    closed: rate(
      sum((t) => t.closed),
      sum((t) => t.matters),
    ),
  }
}

/** Most red first, then most yellow, then the order they came in. */
export function worstFirst<R extends { figures: Pick<RegionFigures, 'lights'> }>(rows: readonly R[]): R[] {
  return [...rows].sort(
    (a, b) =>
      b.figures.lights.red - a.figures.lights.red || b.figures.lights.yellow - a.figures.lights.yellow,
  )
}
