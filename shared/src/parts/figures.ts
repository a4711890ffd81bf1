import type { Progress, TaskRow } from '../tasks/tasks.schema'

/** Basis points as a percentage with one decimal, half up: 6429 → `64.3`. */
export function percent(basisPoints: number): string {
  return (Math.floor((basisPoints + 5) / 10) / 10).toFixed(1)
}

/** `64.3%` for a bar's accessible name, with what is verified, claimed and planned. */
export function progressSentence(p: Progress): string {
  return `核实 ${percent(p.verified)}%，上报 ${percent(p.claimed)}%，序时 ${percent(p.planned)}%`
}

/** `27 / 42 处`, or null where a task has no quantity. */
export function quantityText(
  quantity: TaskRow['quantity'],
  which: 'verified' | 'claimed' = 'verified',
): string | null {
  return quantity ? `${quantity[which]} / ${quantity.target} ${quantity.unit}` : null
}

/** What is left of a clock in words: `剩 3 个工作日`, `今天到期`, `超期 2 个工作日`. */
export function remainingText(remaining: number | null): string {
  if (remaining === null) return '未派单'
  if (remaining === 0) return '今天到期'
  return remaining > 0 ? `剩 ${remaining} 个工作日` : `超期 ${-remaining} 个工作日`
}
