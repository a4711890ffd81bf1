/** 变更: what changes of a matter after 派单 is asked for with before and after, and decided by another person. */
export const CHANGE_KINDS = {
  weights: '调整权重',
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
