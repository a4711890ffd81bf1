import { addDays, dayNumber, daysBetween, fromDayNumber, type PlainDate } from '../kernel/plain-date'
import { ENOUGH, type RateDefinition } from '../kernel/rate-figures'
import type { Period } from './cases.balance'

/** What the figures may be broken down by. */
export const FIGURES_BY = {
  org: '单位',
  item: '事项',
  channel: '办理形式',
  window: '窗口',
  region: '区划',
  day: '日',
  month: '月',
} as const satisfies Record<string, string>
export type FiguresBy = keyof typeof FIGURES_BY

/** Where every figure of cases comes from, in words for its 口径. */
export const CASE_FIGURES_SOURCE = '来源：本系统的办件，逐件汇总，撤改随办随更新。'

/** The same of what was said of them. */
export const RATINGS_SOURCE =
  '按邀请评价的日期计入，一件办件的评价率按首次邀请的日期计。来源：本系统的好差评，随评价和整改更新。'

/** Which cases of a period a figure counts, for the list behind it. */
export const COUNTED = {
  received: '期内收件',
  carriedOver: '上期结转',
  completed: '期内办结',
  refused: '期内不予受理',
  withdrawn: '期内撤回',
  terminated: '期内终止',
  transferred: '期内转报',
  open: '期末在办',
  due: '期内到期',
  inTime: '到期并按时办完',
  late: '到期没有按时办完',
  overdue: '到期还没有办完',
  decided: '期内作出决定',
  decidedInTime: '没有超期的决定',
  decidedLate: '超期作出的决定',
  early: '提前作出的决定',
  entered: '期内录入',
  enteredLate: '事后补录',
  invited: '期内首次邀请评价',
  answered: '邀请后有有效评价',
} as const satisfies Record<string, string>
export type Counted = keyof typeof COUNTED

/** A period no longer than this is shown day by day. */
export const MOST_DAYS = 93
/** Ten years. */
const MOST_PERIOD_DAYS = 3660

/** What is wrong with a period, and which field says so; null when nothing is. */
export function periodProblem(
  { from, through }: Period,
  by: FiguresBy,
): ['from' | 'through' | 'by', string] | null {
  if (from > through) return ['through', '截止日期不能早于起始日期']
  const days = daysBetween(from, through) + 1
  if (days > MOST_PERIOD_DAYS) return ['from', '一次最多统计十年']
  return by === 'day' && days > MOST_DAYS ? ['by', `按日最多看 ${MOST_DAYS} 天，请缩短期间或改为按月`] : null
}

/** 上期: as many whole months where the period is made of whole months, else as many days, right before it. */
export function periodBefore({ from, through }: Period): Period {
  const before = addDays(from, -1)
  const months = wholeMonths({ from, through })
  if (months > 0) return { from: monthsBefore(from, months), through: before }
  return { from: addDays(before, from === through ? 0 : -daysBetween(from, through)), through: before }
}

/** 去年同期; the last day of a February stays the last. */
export function periodLastYear({ from, through }: Period): Period {
  return {
    from: yearBefore(from),
    through: endsMonth(through) ? lastOfMonth(yearBefore(through)) : yearBefore(through),
  }
}

/** The months or days of a period, cut to it. */
export function bucketsOf({ from, through }: Period, by: 'day' | 'month'): (Period & { key: string })[] {
  const buckets: (Period & { key: string })[] = []
  for (let day = from; day <= through;) {
    const last = by === 'day' ? day : lastOfMonth(day)
    const end = last > through ? through : last
    buckets.push({ key: by === 'day' ? day : day.slice(0, 7), from: day, through: end })
    day = addDays(end, 1)
  }
  return buckets
}

/** The months that lie wholly inside, `2026-03`. */
export function monthsInside(period: Period): string[] {
  return bucketsOf(period, 'month')
    .filter(({ from, through }) => from.endsWith('-01') && endsMonth(through))
    .map(({ key }) => key)
}

export interface Comparable {
  key: string
  kind: string
  /** Tenths of a percent; null without anything to divide by. */
  value: number | null
  n: number
}

export interface Rank {
  place: number
  of: number
}

/**
 * The places of units among those of the same kind, the highest value first, equal values on equal places. Fewer than ten
 * cases make no rank (样本不足), nor does a kind with a single unit that has enough. Source: domain rules §9.
 */
export function ranksOf(rows: readonly Comparable[]): Map<string, Rank> {
  const ranks = new Map<string, Rank>()
  const ranked = rows.filter(({ value, n }) => value !== null && n >= ENOUGH)
  for (const row of ranked) {
    const alike = ranked.filter(({ kind }) => kind === row.kind)
    if (alike.length < 2) continue
    const better = alike.filter(({ value }) => (value ?? 0) > (row.value ?? 0)).length
    ranks.set(row.key, { place: better + 1, of: alike.length })
  }
  return ranks
}

export interface Reach {
  /** Units that have cases here, of those that have published guides. */
  orgs: number
  orgsWithGuides: number
  /** Cases received here and all that were declared, of the units and months that were declared. */
  here: number
  declared: number
}

/** 接入率 and 使用率. Source: domain rules §9. */
export const REACH_FIGURES = {
  access: {
    name: '接入率',
    definition: '接入率＝期内在本系统有收件的单位数÷已发布办事指南的单位数。来源：本系统的办件和办事指南。',
    part: ({ orgs }) => orgs,
    whole: ({ orgsWithGuides }) => orgsWithGuides,
  },
  usage: {
    name: '使用率',
    definition:
      '使用率＝在本系统收件的件数÷单位申报的全部办件数。只计期内整月、且已经申报的单位和月份。来源：本系统的办件和单位的申报。',
    part: ({ here, declared }) => Math.min(here, declared),
    whole: ({ declared }) => declared,
  },
} as const satisfies Record<string, RateDefinition<Reach>>
export type ReachFigureKey = keyof typeof REACH_FIGURES

function wholeMonths({ from, through }: Period): number {
  if (!from.endsWith('-01') || !endsMonth(through)) return 0
  return monthNumber(through) - monthNumber(from) + 1
}

function monthNumber(date: PlainDate): number {
  return Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1
}

function monthsBefore(first: PlainDate, n: number): PlainDate {
  const month = monthNumber(first) - n
  return `${String(Math.floor(month / 12))}-${String((month % 12) + 1).padStart(2, '0')}-01` as PlainDate
}

function lastOfMonth(date: PlainDate): PlainDate {
  const next = monthsBefore(date, -1)
  return fromDayNumber(dayNumber(next) - 1)
}

function endsMonth(date: PlainDate): boolean {
  return addDays(date, 1).endsWith('-01')
}

function yearBefore(date: PlainDate): PlainDate {
  const year = String(Number(date.slice(0, 4)) - 1)
  const same = `${year}${date.slice(4)}`
  return (same.endsWith('-02-29') ? `${year}-02-28` : same) as PlainDate
}
