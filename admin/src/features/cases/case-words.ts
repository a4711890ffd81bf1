import type { CaseRow } from '@mingdu/shared/cases/cases.schema'
import { CASE_STATES, isEnd, type CaseState } from '@mingdu/shared/cases/cases.states'
import { remainingText } from '@mingdu/shared/parts/figures'

/** What the day in a row is the last day of. */
export function dueWord(state: CaseState): string {
  if (state === 'received') return '受理'
  if (state === 'making' || state === 'delivering') return '送达'
  return '承诺'
}

/** How the row says what is left: `剩 3 个工作日`, `暂停计时`; '' where no clock runs. */
export function leftText({
  state,
  paused,
  remaining,
}: Pick<CaseRow, 'state' | 'paused' | 'remaining'>): string {
  if (isEnd(state)) return ''
  if (paused) return '暂停计时'
  return remaining === null ? '' : remainingText(remaining)
}

const WAITS: Partial<Record<CaseState, string>> = {
  correcting: '等申请人补正',
  delivering: '等送达',
  making: '等制证',
}

/** What is said in place of a light where no clock runs. */
export function waitText(state: CaseState): string {
  return isEnd(state) ? CASE_STATES[state] : (WAITS[state] ?? '未计时')
}
