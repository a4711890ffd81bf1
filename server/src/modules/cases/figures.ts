import type { Period } from '@mingdu/shared/cases/cases.balance'
import {
  AVERAGE_DEFINITIONS,
  averageDays,
  caseFigures,
  type CaseFigureKey,
  type CaseTally,
} from '@mingdu/shared/cases/cases.figures'
import { tallyOf } from '@mingdu/shared/cases/cases.rollups'
import { CASE_FIGURES_SOURCE, RATINGS_SOURCE, type Counted } from '@mingdu/shared/cases/figures.rules'
import {
  CASE_RATES,
  RATING_RATES,
  type CaseFigureRow,
  type CaseFigureSet,
} from '@mingdu/shared/cases/figures.schema'
import type { RateFigure } from '@mingdu/shared/kernel/rate-figures'
import { tallyOfCounts } from '@mingdu/shared/ratings/ratings.counts'
import { RATINGS_BEHIND } from '@mingdu/shared/ratings/counted.rules'
import { ratingFigures } from '@mingdu/shared/ratings/ratings.figures'
import type { PeriodCounts } from '../rollups/rollups.service'

/** What a period counted, with the 差评 invited in it whose 整改 is late now. */
export interface RatedCounts extends PeriodCounts {
  lateOpen: number
}

/** Everything a page shows of a period, with the 口径 of every figure. */
export function figureSet(counts: RatedCounts, period: Period): CaseFigureSet {
  const tally = tallyOf(counts.within, counts.before)
  const rates = caseFigures(tally, 'staff')
  return {
    period,
    balance: tally.balance,
    rates: mapRates(CASE_RATES, rates, (rate, key) => ({
      ...plainRate(rate),
      ...{ name: rate.name, definition: `${rate.definition}${CASE_FIGURES_SOURCE}`, counted: BEHIND[key] },
    })),
    ratings: mapRates(RATING_RATES, ratingFigures(ratingTally(counts), 'staff'), (rate, key) => ({
      ...plainRate(rate),
      ...{ name: rate.name, definition: `${rate.definition}${RATINGS_SOURCE}` },
      counted: RATINGS_BEHIND[key],
    })),
    averages: averagesOf(tally),
    overdue: counts.within.dueOpen ?? 0,
  }
}

/** One row of a breakdown: the same figures without their words. */
export function figureRow(
  { key, name, kind, period }: Pick<CaseFigureRow, 'key' | 'name' | 'kind' | 'period'>,
  counts: RatedCounts,
): CaseFigureRow {
  const tally = tallyOf(counts.within, counts.before)
  return {
    ...{ key, name, kind, period, balance: tally.balance },
    rates: mapRates(CASE_RATES, caseFigures(tally, 'staff'), plainRate),
    ratings: mapRates(RATING_RATES, ratingFigures(ratingTally(counts), 'staff'), plainRate),
    ...averageDays(tally),
    overdue: counts.within.dueOpen ?? 0,
    ...{ rank: null, satisfactionRank: null },
  }
}

/** Whether anything is to be said of a row. */
export function isEmpty({ balance, rates, ratings }: CaseFigureRow): boolean {
  const isUnrated = ratings.participation.n === 0 && ratings.satisfactionWithDefaults.n === 0
  return Object.values(balance).every((n) => n === 0) && rates.onTime.n === 0 && isUnrated
}

export function plainRate({ value, text, part, n, enough }: RateFigure) {
  return { value, text, part, n, enough }
}

/** The lists behind the numerator and the denominator of a rate. */
const BEHIND = {
  onTime: { list: 'cases', part: 'inTime', whole: 'due' },
  onTimeCommon: { list: 'cases', part: 'decidedInTime', whole: 'decided' },
  early: { list: 'cases', part: 'early', whole: 'decided' },
  enteredLate: { list: 'cases', part: 'enteredLate', whole: 'entered' },
} as const satisfies Record<CaseFigureKey, { list: 'cases'; part: Counted; whole: Counted }>

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

function ratingTally({ within, lateOpen }: RatedCounts) {
  return tallyOfCounts(within, lateOpen)
}

function mapRates<K extends string, T>(
  keys: readonly K[],
  rates: Record<K, RateFigure>,
  view: (rate: RateFigure, key: K) => T,
): Record<K, T> {
  return Object.fromEntries(keys.map((key) => [key, view(rates[key], key)])) as Record<K, T>
}
