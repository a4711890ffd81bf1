import type { Period } from '@mingdu/shared/cases/cases.balance'
import {
  AVERAGE_DEFINITIONS,
  averageDays,
  caseFigures,
  type CaseFigureKey,
  type CaseTally,
} from '@mingdu/shared/cases/cases.figures'
import { minusCounts, tallyOf, type CaseCounts } from '@mingdu/shared/cases/cases.rollups'
import { CASE_FIGURES_SOURCE, type Counted } from '@mingdu/shared/cases/figures.rules'
import type { CaseFigureRow, CaseFigureSet } from '@mingdu/shared/cases/figures.schema'
import { addDays, type PlainDate } from '@mingdu/shared/kernel/plain-date'
import type { RateFigure } from '@mingdu/shared/kernel/rate-figures'
import type { RollupReader } from './figures.repo'

/** What a period counted, and all days before it. */
export interface PeriodCounts {
  within: CaseCounts
  before: CaseCounts
}

/**
 * The counts of a period by group. A case that is open is due once its last day is over: of `dueOpen` only the days
 * before today count, whether or not anything was done about the case since.
 */
export async function countsIn(
  reader: RollupReader,
  { from, through }: Period,
  today: PlainDate,
): Promise<Map<string, PeriodCounts>> {
  const yesterday = addDays(today, -1)
  const overThrough = yesterday < through ? yesterday : through
  const before = await reader.through(addDays(from, -1))
  const end = await reader.through(through)
  const over = overThrough < from ? before : await reader.through(overThrough)
  const groups = new Map<string, PeriodCounts>()
  for (const [key, counts] of end) {
    const earlier = before.get(key) ?? {}
    const dueOpen = (over.get(key)?.dueOpen ?? 0) - (earlier.dueOpen ?? 0)
    groups.set(key, { within: { ...minusCounts(counts, earlier), dueOpen }, before: earlier })
  }
  return groups
}

/** Of no group. */
export function only(groups: ReadonlyMap<string, PeriodCounts>): PeriodCounts {
  return groups.get('') ?? { within: {}, before: {} }
}

/** Everything a page shows of a period, with the 口径 of every figure. */
export function figureSet(counts: PeriodCounts, period: Period): CaseFigureSet {
  const tally = tallyOf(counts.within, counts.before)
  const rates = caseFigures(tally, 'staff')
  return {
    period,
    balance: tally.balance,
    rates: mapRates(rates, (rate, key) => ({
      ...plainRate(rate),
      ...{ name: rate.name, definition: `${rate.definition}${CASE_FIGURES_SOURCE}`, counted: BEHIND[key] },
    })),
    averages: averagesOf(tally),
    overdue: counts.within.dueOpen ?? 0,
  }
}

/** One row of a breakdown: the same figures without their words. */
export function figureRow(
  { key, name, kind, period }: Pick<CaseFigureRow, 'key' | 'name' | 'kind' | 'period'>,
  counts: PeriodCounts,
): CaseFigureRow {
  const tally = tallyOf(counts.within, counts.before)
  return {
    ...{ key, name, kind, period, balance: tally.balance },
    rates: mapRates(caseFigures(tally, 'staff'), plainRate),
    ...averageDays(tally),
    overdue: counts.within.dueOpen ?? 0,
    rank: null,
  }
}

/** Whether anything is to be said of a row. */
export function isEmpty({ balance, rates }: CaseFigureRow): boolean {
  return Object.values(balance).every((n) => n === 0) && rates.onTime.n === 0
}

export function plainRate({ value, text, part, n, enough }: RateFigure) {
  return { value, text, part, n, enough }
}

/** The lists behind the numerator and the denominator of a rate. */
const BEHIND = {
  onTime: { part: 'inTime', whole: 'due' },
  onTimeCommon: { part: 'decidedInTime', whole: 'decided' },
  early: { part: 'early', whole: 'decided' },
  enteredLate: { part: 'enteredLate', whole: 'entered' },
} as const satisfies Record<CaseFigureKey, { part: Counted; whole: Counted }>

const AVERAGE_NAMES = { gross: '平均用时（含停算，自然日）', net: '平均用时（净，工作日）' } as const

function averagesOf(tally: CaseTally): CaseFigureSet['averages'] {
  const values = averageDays(tally)
  const of = (key: 'gross' | 'net') => ({
    name: AVERAGE_NAMES[key],
    definition: `${AVERAGE_DEFINITIONS[key]}${CASE_FIGURES_SOURCE}`,
    ...{ value: values[key], text: daysText(values[key]), n: tally.onTime.decided },
  })
  return { gross: of('gross'), net: of('net') }
}

function daysText(tenths: number | null): string | null {
  return tenths === null ? null : `${Math.floor(tenths / 10)}.${tenths % 10} 天`
}

function mapRates<T>(
  rates: Record<CaseFigureKey, RateFigure>,
  view: (rate: RateFigure, key: CaseFigureKey) => T,
): Record<CaseFigureKey, T> {
  const { onTime, onTimeCommon, early, enteredLate } = rates
  return {
    onTime: view(onTime, 'onTime'),
    onTimeCommon: view(onTimeCommon, 'onTimeCommon'),
    early: view(early, 'early'),
    enteredLate: view(enteredLate, 'enteredLate'),
  }
}
