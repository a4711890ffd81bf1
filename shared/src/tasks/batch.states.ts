import type { Permission } from '../accounts/permissions'
import type { AuditEvent } from '../audit/audit.events'

/**
 * Acts on a task that may be done to many at once. What has effect in law or moves a responsibility (退回, 延期, 转办,
 * 督查通知, 牌) is not among them: it is done one by one, after a confirmation.
 */
export const BATCH_ACTS = { urge: '催办', sign: '签收', entrust: '交办' } as const satisfies Record<
  string,
  string
>
export type BatchAct = keyof typeof BATCH_ACTS

/** The permission whose scope decides which rows a person reaches. */
export const BATCH_PERMISSION = {
  urge: 'task.urge',
  sign: 'task.sign',
  entrust: 'task.assign',
} as const satisfies Record<BatchAct, Permission>

/** What each row leaves in the audit trail: the same as the act on one. */
export const BATCH_EVENT = {
  urge: 'task.urged',
  sign: 'task.signed',
  entrust: 'task.entrusted',
} as const satisfies Record<BatchAct, AuditEvent>

/** Rows of one batch. */
export const BATCH_MOST = 500

/** How long a batch can be undone, and its messages wait. */
export const UNDO_SECONDS = 10
