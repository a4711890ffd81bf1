import { ceilingOf } from '../storage/environment'

export interface KeyRange {
  start: Buffer
  end: Buffer
}

/** What one combination of looked-up values holds: in the wanted order by itself. */
export interface Lane {
  /** bytes of the key that are the same all over the lane; what follows them is compared between lanes */
  skip: number
  ranges: KeyRange[]
}

/** Most lanes that are walked abreast, each with a cursor of its own; as many as MongoDB merges. */
export const MAX_LANES = 200

/** The ranges by the looked-up values they belong to, those of each in the direction of the walk. */
export function lanesOf(keys: Buffer[], ranges: KeyRange[], reverse: boolean): Lane[] {
  const sorted = [...ranges].sort((a, b) => Buffer.compare(a.start, b.start))
  let at = 0
  return [...keys].sort(Buffer.compare).map((key) => {
    const end = ceilingOf(key)
    const own: KeyRange[] = []
    for (let range = sorted[at]; range && Buffer.compare(range.start, end) < 0; range = sorted[++at])
      own.push(range)
    return { skip: key.length, ranges: inOrder(joinRanges(own), reverse) }
  })
}

/** Sorted, and what overlaps as one: no entry comes twice. */
export function joinRanges(ranges: KeyRange[]): KeyRange[] {
  const sorted = [...ranges].sort((a, b) => Buffer.compare(a.start, b.start))
  const out: KeyRange[] = []
  for (const range of sorted) {
    const last = out.at(-1)
    if (!last || Buffer.compare(range.start, last.end) > 0) out.push({ ...range })
    else if (Buffer.compare(range.end, last.end) > 0) last.end = range.end
  }
  return out
}

export function inOrder(ranges: KeyRange[], reverse: boolean): KeyRange[] {
  return reverse ? [...ranges].reverse() : ranges
}
