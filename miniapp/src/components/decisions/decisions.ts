import type { dashboardApi } from '@mingdu/shared/dashboard/dashboard.api'
import type { Response } from '@mingdu/shared/kernel/endpoint'
import { PAGES } from '../../platform/navigate'

export type Decision = Response<(typeof dashboardApi)['get']>['decisions'][number]

/** What waits for a person's own work stands in their list of tasks, and reports to verify in theirs. */
const ELSEWHERE: readonly Decision['kind'][] = ['sign', 'report', 'overdue', 'verify']

/** Of what waits today: that on which somebody has to decide. */
export function toDecide(decisions: readonly Decision[]): Decision[] {
  return decisions.filter(({ kind }) => !ELSEWHERE.includes(kind))
}

/** Said where the phone has no page for it. */
export const ON_THE_DESK = '请在电脑上办。'

/** Where a decision is made on the phone; null: at a desk. */
export function pageOf({ kind, target }: Decision): { path: string; query: Record<string, string> } | null {
  const { id } = target
  if (kind === 'return') return { path: PAGES.taskAct, query: { id, act: 'decideReturn' } }
  if (kind === 'extension') return { path: PAGES.taskAct, query: { id, act: 'decideExtension' } }
  if (target.kind === 'task') return { path: PAGES.task, query: { id } }
  if (target.kind === 'matter') return { path: PAGES.matter, query: { id } }
  if (target.kind === 'consultation') return { path: PAGES.consultation, query: { id } }
  return target.kind === 'instruction' ? { path: PAGES.instruction, query: { id } } : null
}
