import type { Role } from '../accounts/permissions'
import { scopeOf } from '../accounts/permissions'
import type { Refusal } from '../kernel/refusals'
import { newSupervisorRefusal, type SupervisedFacts } from '../matters/matters.rules'

/**
 * 工作交接: what a person has in hand, by kind. `moves`: goes to a named successor. `ends`: ends with the person.
 * `stays`: is shown so that nobody forgets it, and moved by those whose act it is.
 */
export const HANDOVER_KINDS = {
  task: { name: '承办的任务', way: 'moves', how: '交给同单位的承办人或负责人' },
  matter: { name: '责任督查的事项', way: 'moves', how: '交给能核验进展的督查员' },
  lookBack: { name: '待做的回头看', way: 'moves', how: '交给能核验进展的督查员' },
  delegation: { name: '代办授权', way: 'ends', how: '交接时收回或交回' },
  case: { name: '认领的办件', way: 'stays', how: '由本单位决定岗在“办件”里改派' },
  card: { name: '未摘的牌', way: 'stays', how: '牌随人走，由发牌单位摘牌' },
} as const satisfies Record<string, { name: string; way: 'moves' | 'ends' | 'stays'; how: string }>
export type HandoverKind = keyof typeof HANDOVER_KINDS

/** Whether a row keeps its person from leaving: what would be left in nobody's hands. */
export function bindsPerson(kind: HandoverKind): boolean {
  return HANDOVER_KINDS[kind].way !== 'stays' || kind === 'case'
}

/** A possible successor as the rules see one. */
export interface Successor {
  id: string
  name: string
  orgId: string
  regionId: string
  roles: readonly Role[]
  active: boolean
}

/** null when this person may take over a row of the one who leaves, else why not. */
export function successorRefusal(
  kind: HandoverKind,
  row: { orgId: string; regionId: string; matter?: SupervisedFacts },
  leavingId: string,
  successor: Successor | undefined,
): Refusal | null {
  if (HANDOVER_KINDS[kind].way !== 'moves') return null
  if (!successor?.active || successor.id === leavingId) return { code: 'handover.successor' }
  if (kind === 'task') {
    const works = successor.roles.some((role) => role === 'handler' || role === 'head')
    return successor.orgId === row.orgId && works ? null : { code: 'handover.task-successor' }
  }
  const verifies = scopeOf(successor.roles, 'report.verify') !== null
  if (!verifies || successor.regionId !== row.regionId) return { code: 'handover.matter-successor' }
  return row.matter ? newSupervisorRefusal(row.matter, successor) : null
}
