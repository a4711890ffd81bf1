import { LIGHTS } from '@mingdu/shared/kernel/light'
import { remainingText } from '@mingdu/shared/parts/figures'
import type { TaskRow } from '@mingdu/shared/tasks/tasks.schema'

/** What a light says beside its shape: `预警 · 剩 3 个工作日`, `超期 2 个工作日`, `暂停`. */
export function lightText({ light, state, clock }: Pick<TaskRow, 'light' | 'state' | 'clock'>): string {
  const word = LIGHTS[light].word
  if (state === 'done') return `${word} · 已办结`
  if (state === 'draft') return '未派单'
  if (state === 'suspended' || state === 'cancelled' || clock.remaining === null) return word
  // past due says it itself; red before the deadline means a milestone was missed
  if (clock.remaining < 0) return light === 'red' ? remainingText(clock.remaining) : `${word} · 已过限期`
  return light === 'red' ? `${word} · 节点已过` : `${word} · ${remainingText(clock.remaining)}`
}
