import type { PermissionNames } from './names.table'

/** Of the trail, the desk and 授权代办. */
export const DESK_PERMISSIONS = {
  'audit.read': '查看审计记录',
  'dashboard.read': '查看工作台',
  'delegation.give': '授权他人代办',
} as const satisfies PermissionNames<'audit' | 'dashboard' | 'delegation'>
