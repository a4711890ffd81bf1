import type { Permission } from '../accounts/permissions'
import type { ExtensionLevel } from '../tasks/acts.states'

/** 变更: what changes of a matter after 派单 is asked for with before and after, and decided by another person. */
export const CHANGE_KINDS = {
  weights: '调整权重',
  deadline: '调整限期',
  leadOrg: '改主办单位',
  cancelTask: '撤销任务',
  cancelMatter: '撤销事项',
} as const satisfies Record<string, string>
export type ChangeKind = keyof typeof CHANGE_KINDS

export const CHANGE_STATES = {
  open: '待批准',
  accepted: '已批准',
  declined: '不批准',
} as const satisfies Record<string, string>
export type ChangeState = keyof typeof CHANGE_STATES

/** Who decides it: a deadline as a 延期 by as many working days, all else who approves 立项. */
export function changePermission(kind: ChangeKind, level: ExtensionLevel): Permission {
  if (kind !== 'deadline') return 'matter.approve'
  return level === 'leader' ? 'task.extendLong' : 'task.extend'
}

/** How far ahead a deadline may be moved, in natural days: three years. */
export const DEADLINE_MOST_DAYS = 1096
