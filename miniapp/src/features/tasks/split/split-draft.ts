import { blankRow, SPLIT_ROWS, type SplitRow } from '@mingdu/shared/parts/split-rows'
import { evenWeights } from '@mingdu/shared/parts/weights'

/** A 分解 as it is typed on a phone; nodes and periodic reports are planned at a desk. */
export interface SplitDraft {
  rows: SplitRow[]
  /** Milliseconds since the epoch, the phone's clock; 0: never kept. */
  savedAt: number
}

export function emptySplit(orgId: string): SplitDraft {
  return { rows: evenWeights(SPLIT_ROWS.least).map((weight) => blankRow(orgId, weight)), savedAt: 0 }
}

/** One more, in equal shares when they were equal before. */
export function withRow(rows: readonly SplitRow[], orgId: string): SplitRow[] {
  const grown = [...rows, blankRow(orgId, 1)]
  return isEven(rows) ? evened(grown) : grown
}

/** One less, in equal shares when they were equal before. */
export function withoutRow(rows: readonly SplitRow[], at: number): SplitRow[] {
  const rest = rows.filter((_, i) => i !== at)
  return isEven(rows) ? evened(rest) : rest
}

export function evened(rows: readonly SplitRow[]): SplitRow[] {
  const weights = evenWeights(rows.length)
  return rows.map((row, i) => ({ ...row, weight: weights[i] ?? 1 }))
}

function isEven(rows: readonly SplitRow[]): boolean {
  const even = evenWeights(rows.length)
  return rows.every(({ weight }, i) => weight === even[i])
}
