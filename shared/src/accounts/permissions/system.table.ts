import type { PermissionNames } from './names.table'

/** Of units, people and accounts, and of what the product itself is set to. */
export const SYSTEM_PERMISSIONS = {
  'org.read': '查看单位',
  'org.write': '维护单位',
  'account.read': '查看人员',
  'account.write': '维护人员',
  'account.bind': '绑定与解绑微信',
  'account.handOver': '办理工作交接',
  'account.roles': '授予角色',
  'calendar.read': '查看工作日历',
  'calendar.write': '维护工作日历',
  'rules.read': '查看规则',
  'rules.write': '修改规则',
  'messageLog.read': '查看消息送达',
  'messageLog.replay': '重发失败的消息',
  'channel.write': '维护消息通道和模板',
  'safety.review': '复核内容安全',
  'feedback.read': '查看和答复意见反馈',
} as const satisfies PermissionNames<
  'org' | 'account' | 'calendar' | 'rules' | 'messageLog' | 'channel' | 'safety' | 'feedback'
>
