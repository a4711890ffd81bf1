import { type PlainDate, addDays, laterOf } from './plain-date'

export type SegmentKind = 'unaccepted' | 'counting' | 'special' | 'extension' | 'suspended'

/**
 * One entry of the ledger. A pause (`special`, `suspended`, `unaccepted`) begins after the day `from`,
 * which still counts, and ends with the day `to`, which does not: (from, to]. `to: null` is still open.
 * An `extension` adds `days` in the unit of the limit (working days to a fixed deadline); to a fixed
 * deadline it may instead name the new day in `to`.
 */
export interface ClockSegment {
  from: PlainDate
  to: PlainDate | null
  kind: SegmentKind
  days?: number | undefined
  /** What stops or extends the clock, e.g. 《行政许可法》第四十五条; only an article that governs the item. */
  legalBasis?: string | undefined
  documentNo?: string | undefined
  approver?: string | undefined
}

/** Days that do not count, both ends included, with the entries of the ledger they come from. */
export interface Pause {
  first: PlainDate
  last: PlainDate
  sources: readonly ClockSegment[]
}

/**
 * The pauses of a ledger in order, overlapping and adjoining ones merged, so that no day is left out twice.
 * A pause that is still open runs through `asOf`; without it, it is left out.
 */
export function mergePauses(segments: readonly ClockSegment[], asOf?: PlainDate): Pause[] {
  return pausesOf(segments, asOf).reduce<Pause[]>((merged, pause) => {
    const before = merged[merged.length - 1]
    if (!before || pause.first > addDays(before.last, 1)) return [...merged, pause]
    return [...merged.slice(0, -1), join(before, pause)]
  }, [])
}

/** The entry that stops the clock on this day: of several, the one that began first. */
export function pauseOn(
  segments: readonly ClockSegment[],
  date: PlainDate,
  asOf?: PlainDate,
): ClockSegment | undefined {
  return pausesOf(segments, asOf).find(({ first, last }) => first <= date && date <= last)?.sources[0]
}

export function isPause({ kind }: ClockSegment): boolean {
  return kind === 'special' || kind === 'suspended' || kind === 'unaccepted'
}

function pausesOf(segments: readonly ClockSegment[], asOf: PlainDate | undefined): Pause[] {
  return segments
    .filter(isPause)
    .map((segment) => ({
      first: addDays(segment.from, 1),
      last: segment.to ?? asOf ?? segment.from,
      sources: [segment],
    }))
    .filter(({ first, last }) => first <= last)
    .sort((a, b) => (a.first < b.first ? -1 : 1))
}

function join(a: Pause, b: Pause): Pause {
  return { first: a.first, last: laterOf(a.last, b.last), sources: [...a.sources, ...b.sources] }
}
