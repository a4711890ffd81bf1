import { onTimeRate } from '../dashboard/dashboard.rules'
import { groupedBy } from '../kernel/grouped'
import type { LightColour } from '../kernel/light'
import { addDays, type PlainDate } from '../kernel/plain-date'
import { tenthsOfPercent } from '../kernel/rate-figures'
import type { MatterState } from '../matters/matters.states'
import { OPEN_TASK_STATES, type TaskState } from '../tasks/tasks.states'
import type { Period } from './bulletins.periods'
import type { Verdict } from './bulletins.states'

/** What of a dispatched leaf a bulletin counts. Progress in basis points. */
export interface CountedTask {
  orgId: string
  state: TaskState
  light: LightColour
  due: PlainDate | null
  closedOn: PlainDate | null
  verified: number
  planned: number
}

/** What of a matter of this year a bulletin counts; the unit is its lead. */
export interface CountedMatter {
  orgId: string
  state: MatterState
  due: PlainDate
  relapses: number
}

/** `value` in tenths of a percent, null without anything to divide by. */
export interface Rate {
  part: number
  n: number
  value: number | null
}

/** What a bulletin says of one unit, or of all. */
export interface UnitCounts {
  inHand: number
  lights: Record<LightColour, number>
  /** Due in the period, open or done. */
  due: number
  onTime: Rate
  onTimeCommon: Rate
  onTimeBefore: Rate
  /** Past due and open at the end of the period, and at the end of the one before. */
  overdue: number
  overdueBefore: number
  onSchedule: Rate
  closed: Rate
  relapsed: Rate
}

export interface Span {
  period: Period
  before: Period
  today: PlainDate
}

/** The 口径 of every figure, as it is printed beside them. */
export const BULLETIN_DEFINITIONS = {
  inHand: {
    name: '在办任务',
    definition: '起草时已派单、尚未办结的任务，含经批准暂停的，不含已撤销的；按主办单位统计，协办不重复计。',
  },
  onTime: {
    name: '按时办结率',
    definition:
      '本期到期且按期办结的任务 ÷ 本期到期的全部任务。分母含已过限期仍未办结的；起草时还没有到限期又没有办结的不计；已撤销和经批准暂停的不计；限期按起草时的限期，含已批准的延期。',
  },
  onTimeCommon: {
    name: '按时办结率（常用算法）',
    definition: '（办结 − 超期办结）÷ 办结，只看本期到期且已办结的任务，结果偏高，供对照。',
  },
  onSchedule: {
    name: '序时完成率',
    definition: '在办任务中核实进度不低于序时进度的 ÷ 在办任务。只有督查核实的进度计入；经批准暂停的不计。',
  },
  overdue: {
    name: '期末超期未办',
    definition: '本期最后一天 24:00 已过限期、仍未办结的任务。起草时经批准暂停的不计。',
  },
  closed: {
    name: '销号率',
    definition:
      '本年派单、限期在本期末及以前的事项中，起草时已销号或转长期坚持的 ÷ 全部，不含已撤销的；按牵头单位统计。',
  },
  relapsed: {
    name: '反弹率',
    definition: '本年派单、曾经销号的事项中，又反弹重开的 ÷ 曾经销号的事项；按牵头单位统计。',
  },
} as const satisfies Record<string, { name: string; definition: string }>
export type BulletinFigure = keyof typeof BULLETIN_DEFINITIONS

/** The whole and each unit with something to count. Every count of the whole is the sum of those of the units. */
export function countUnits(
  tasks: readonly CountedTask[],
  matters: readonly CountedMatter[],
  span: Span,
): { total: UnitCounts; units: Map<string, UnitCounts> } {
  const ofUnit = groupedBy(tasks, ({ orgId }) => orgId)
  const ledBy = groupedBy(matters, ({ orgId }) => orgId)
  const ids = new Set([...ofUnit.keys(), ...ledBy.keys()])
  const units = [...ids].map((id) => [id, countsOf(ofUnit.get(id) ?? [], ledBy.get(id) ?? [], span)] as const)
  return {
    total: countsOf(tasks, matters, span),
    units: new Map(units.filter(([, counts]) => hasAnything(counts))),
  }
}

/**
 * Fewer late tasks is better and more is worse; where they are the same the rate decides; where one rose and the
 * other fell against it, both are said. A rate that cannot be worked out in both periods says nothing.
 */
export function verdictOf(
  counts: Pick<UnitCounts, 'overdue' | 'overdueBefore' | 'onTime' | 'onTimeBefore'>,
): Verdict {
  const late = Math.sign(counts.overdueBefore - counts.overdue)
  const [now, before] = [counts.onTime.value, counts.onTimeBefore.value]
  const rate = now === null || before === null ? 0 : Math.sign(now - before)
  if (late !== 0 && rate !== 0 && late !== rate) return 'mixed'
  return VERDICT_OF[late === 0 ? rate : late] ?? 'same'
}

const VERDICT_OF: Record<number, Verdict> = { 1: 'better', 0: 'same', [-1]: 'worse' }

/** Not yet done, those that stand still among them. */
export function isInHand({ state }: Pick<CountedTask, 'state'>): boolean {
  return state === 'suspended' || OPEN_TASK_STATES.includes(state)
}

function countsOf(tasks: readonly CountedTask[], matters: readonly CountedMatter[], span: Span): UnitCounts {
  const { period, before, today } = span
  const dues = tasks.flatMap(({ state, due, closedOn }) =>
    due === null || state === 'suspended' || state === 'cancelled'
      ? []
      : [{ due, closedOn: closedOn ?? ('' as const), n: 1 }],
  )
  const now = onTimeRate(dues, period.from, period.through, today)
  const then = onTimeRate(dues, before.from, before.through, today)
  const open = tasks.filter(isInHand)
  const running = open.filter(({ state }) => state !== 'suspended')
  return {
    inHand: open.length,
    lights: lightsOf(open),
    due: dues.filter(({ due }) => due >= period.from && due <= period.through).length,
    onTime: { part: now.onTime, n: now.all, value: now.rate },
    onTimeCommon: { part: now.onTime, n: now.done, value: now.common },
    onTimeBefore: { part: then.onTime, n: then.all, value: then.rate },
    overdue: overdueAt(dues, period.through, today),
    overdueBefore: overdueAt(dues, before.through, today),
    onSchedule: rateOf(running.filter(({ verified, planned }) => verified >= planned).length, running.length),
    ...matterRates(matters, period),
  }
}

function matterRates(
  matters: readonly CountedMatter[],
  { through }: Period,
): Pick<UnitCounts, 'closed' | 'relapsed'> {
  const asked = matters.filter(({ state, due }) => state !== 'cancelled' && due <= through)
  const ever = matters.filter((matter) => isClosed(matter) || matter.relapses > 0)
  return {
    closed: rateOf(asked.filter(isClosed).length, asked.length),
    relapsed: rateOf(ever.filter(({ relapses }) => relapses > 0).length, ever.length),
  }
}

function isClosed({ state }: CountedMatter): boolean {
  return state === 'closed' || state === 'longTerm'
}

/** Of a running period the days before today have passed. */
function overdueAt(
  dues: readonly { due: PlainDate; closedOn: PlainDate | '' }[],
  end: PlainDate,
  today: PlainDate,
): number {
  const passed = end < today ? end : addDays(today, -1)
  return dues.filter(({ due, closedOn }) => due <= passed && (closedOn === '' || closedOn > passed)).length
}

function lightsOf(tasks: readonly CountedTask[]): Record<LightColour, number> {
  const lights: Record<LightColour, number> = { red: 0, yellow: 0, recovered: 0, green: 0, grey: 0 }
  for (const { light } of tasks) lights[light] += 1
  return lights
}

function rateOf(part: number, n: number): Rate {
  return { part, n, value: tenthsOfPercent(part, n) }
}

function hasAnything({
  inHand,
  due,
  overdue,
  overdueBefore,
  closed,
  relapsed,
  onTimeBefore,
}: UnitCounts): boolean {
  return inHand + due + overdue + overdueBefore + closed.n + relapsed.n + onTimeBefore.n > 0
}
