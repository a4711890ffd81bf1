import { rateFigures, type RateFigure } from '../kernel/rate-figures'
import { hiddenCells, type Line } from './cells.rules'
import { keysOf } from '../kernel/keys'
import { noCounts, recordOf, type CountedMonth } from './counted.rules'
import {
  CLUE_COUNTS,
  KINDS_ALONE,
  OTHER_COUNTS,
  PART_OF,
  REPORT_KINDS,
  REPORT_RATES,
  type ClueCount,
  type ClueCounts,
  type OtherCount,
  type ReportKind,
  type ReportRate,
} from './public-report.table'

type Shown<K extends string> = Record<K, number | null>

/** A month as everybody may read it; null: not listed. */
export interface ShownMonth {
  kinds: Record<ReportKind, Shown<ClueCount>>
  others: Shown<OtherCount>
}

/** A sum of what is listed, and of how many months nothing is in it. */
export interface ShownSum {
  sum: number | null
  missing: number
}

export interface ShownTotals {
  kinds: Record<ReportKind, { counts: Record<ClueCount, ShownSum>; rates: Record<ReportRate, RateFigure> }>
  others: Record<OtherCount, ShownSum>
}

const COUNTS = keysOf(CLUE_COUNTS)
const OTHERS = keysOf(OTHER_COUNTS)
const KINDS = keysOf(REPORT_KINDS)
const PARTS = keysOf(PART_OF)

/** What of a month is shown: no cell that is not follows from those that are, within the month or beside others. */
export function shownMonth({ kinds, others }: CountedMonth): ShownMonth {
  const cells = cellsOf(kinds)
  const hidden = hiddenCells(cells, REPORT_LINES)
  const shown = (name: string) => (hidden.has(name) ? null : (cells.get(name) ?? 0))
  const hiddenOthers = hiddenCells(new Map(Object.entries(others)), [])
  return {
    kinds: recordOf(KINDS, (kind) => recordOf(COUNTS, (count) => shown(nameOf(kind, count)))),
    others: recordOf(OTHERS, (count) => (hiddenOthers.has(count) ? null : others[count])),
  }
}

/**
 * Months together add what is listed of each, and nothing else: the difference of any two spans of months is then made of
 * numbers that stand in the table already.
 */
export function shownTotals(months: readonly ShownMonth[]): ShownTotals {
  return {
    kinds: recordOf(KINDS, (kind) => {
      const rows = months.map(({ kinds }) => kinds[kind])
      return {
        counts: recordOf(COUNTS, (count) => sumOf(rows.map((row) => row[count]))),
        rates: ratesOf(rows),
      }
    }),
    others: recordOf(OTHERS, (count) => sumOf(months.map((month) => month.others[count]))),
  }
}

/** Everything of a month that adds up: kinds to all of them, and each part with its rest to the whole. */
export const REPORT_LINES: readonly Line[] = [
  ...[...COUNTS, ...PARTS.map(restOf)].map((count) => lineOf(count)),
  ...PARTS.flatMap((part) =>
    KINDS.map((kind): Line => [nameOf(kind, PART_OF[part]), nameOf(kind, part), nameOf(kind, restOf(part))]),
  ),
]

/** All cells of a month by `kind.count`, those that are never printed but follow from two that are among them. */
export function cellsOf(kinds: CountedMonth['kinds']): Map<string, number> {
  const all = recordOf(COUNTS, (count) => KINDS_ALONE.reduce((sum, kind) => sum + kinds[kind][count], 0))
  const rows: Record<ReportKind, ClueCounts> = { all, ...kinds }
  return new Map(
    KINDS.flatMap((kind) => [
      ...COUNTS.map((count): [string, number] => [nameOf(kind, count), rows[kind][count]]),
      ...PARTS.map((part): [string, number] => [
        nameOf(kind, restOf(part)),
        rows[kind][PART_OF[part]] - rows[kind][part],
      ]),
    ]),
  )
}

function lineOf(count: string): Line {
  return [nameOf('all', count), ...KINDS_ALONE.map((kind) => nameOf(kind, count))]
}

/** What is left of the whole when a part is taken off. */
function restOf(part: string): string {
  return `not ${part}`
}

function nameOf(kind: ReportKind, count: string): string {
  return `${kind}.${count}`
}

function sumOf(values: readonly (number | null)[]): ShownSum {
  const listed = values.filter((value) => value !== null)
  const sum = listed.length === 0 ? null : listed.reduce((a, b) => a + b, 0)
  return { sum, missing: values.length - listed.length }
}

/** Of each rate the months in which its part and its whole are both listed. */
function ratesOf(rows: readonly Shown<ClueCount>[]): Record<ReportRate, RateFigure> {
  return recordOf(PARTS, (part) => {
    const whole = PART_OF[part]
    const both = rows.filter((row) => row[part] !== null && row[whole] !== null)
    const add = (count: ClueCount) => both.reduce((sum, row) => sum + (row[count] ?? 0), 0)
    const tally = { ...noCounts(), [part]: add(part), [whole]: add(whole) }
    return rateFigures({ figure: REPORT_RATES[part] }, tally, 'public').figure
  })
}
