import type { TaskRow } from '@mingdu/shared/tasks/tasks.schema'

type Known = Pick<TaskRow, 'allowedActions' | 'state' | 'light'>

/** The line at the foot of a card: what this person does next, or what is waited for. */
export function nextActionText({ allowedActions, state, light }: Known): string {
  if (allowedActions.includes('sign')) return light === 'red' ? '签收，并尽快报送进展' : '签收'
  if (allowedActions.includes('report')) return light === 'red' ? '报送进展，说明超期原因' : '报送进展'
  if (allowedActions.includes('verify')) return '核验进展'
  return WAITING[state]
}

const WAITING = {
  draft: '还没有派单',
  toSign: '等承办人签收',
  inHand: '查看办理情况',
  toVerify: '等督查员核验',
  returned: '等督查员决定退回',
  done: '查看办结结果',
  suspended: '查看暂停依据',
  cancelled: '查看撤销原因',
} as const satisfies Record<TaskRow['state'], string>
