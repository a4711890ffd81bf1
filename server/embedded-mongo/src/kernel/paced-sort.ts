import { sliceSpent } from './slice'

type Compare<T> = (a: T, b: T) => number

/** Items sorted in one go; longer lists are merged from such runs. */
const RUN = 400
/** Merged items between two looks at the clock. */
const STRETCH = 128

/** A stable sort that yields null whenever a slice is spent. */
export function* pacedSort<T>(items: T[], compare: Compare<T>): Generator<null, T[]> {
  let runs: T[][] = []
  for (let at = 0; at < items.length; at += RUN) {
    runs.push(items.slice(at, at + RUN).sort(compare))
    if (sliceSpent()) yield null
  }
  while (runs.length > 1) runs = yield* mergePairs(runs, compare)
  return runs[0] ?? []
}

function* mergePairs<T>(runs: T[][], compare: Compare<T>): Generator<null, T[][]> {
  const merged: T[][] = []
  for (let i = 0; i < runs.length; i += 2)
    merged.push(yield* mergeTwo(runs[i] as T[], runs[i + 1] ?? [], compare))
  return merged
}

/** Of equal items the one of the earlier run goes first. */
function* mergeTwo<T>(a: T[], b: T[], compare: Compare<T>): Generator<null, T[]> {
  if (b.length === 0) return a
  const out: T[] = []
  let [i, j] = [0, 0]
  while (i < a.length || j < b.length) {
    const fromA = j >= b.length || (i < a.length && compare(a[i] as T, b[j] as T) <= 0)
    out.push(fromA ? (a[i++] as T) : (b[j++] as T))
    if (out.length % STRETCH === 0 && sliceSpent()) yield null
  }
  return out
}
