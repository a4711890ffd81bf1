import type { Permission } from '../accounts/permissions'
import type { AuditEvent } from '../audit/audit.events'

/** Acts on a 督查事项 that may be done to many at once. 催办 goes to every open task of each. */
export const MATTER_BATCH_ACTS = {
  issue: '派单',
  changeSupervisor: '换督查员',
  urge: '催办',
} as const satisfies Record<string, string>
export type MatterBatchAct = keyof typeof MATTER_BATCH_ACTS

/** The permission whose scope decides which rows a person reaches. */
export const MATTER_BATCH_PERMISSION = {
  issue: 'matter.issue',
  changeSupervisor: 'matter.reassign',
  urge: 'task.urge',
} as const satisfies Record<MatterBatchAct, Permission>

/** What an undo leaves in the audit trail; null: 派单 starts clocks and is answered at once, so it is asked before, not undone. */
export const MATTER_BATCH_UNDO = {
  issue: null,
  changeSupervisor: 'matter.supervisorRestored',
  urge: 'matter.urgeUndone',
} as const satisfies Record<MatterBatchAct, AuditEvent | null>
