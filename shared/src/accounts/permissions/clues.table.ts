import type { PermissionNames } from './names.table'

/** Of 线索 and of the systems that send them. */
export const CLUES_PERMISSIONS = {
  'clue.read': '查看线索',
  'clue.triage': '研判和分办线索',
  'clue.handle': '办理线索',
  'clue.narrow': '把反映对象移出线索',
  'clue.callBack': '回访线索',
  'clue.unsealAsk': '申请查看保密的线索提交人',
  'clue.unseal': '审批查看保密的线索提交人',
  'exchange.read': '查看对接单位',
  'exchange.write': '管理对接单位',
} as const satisfies PermissionNames<'clue' | 'exchange'>
