/** Roles of the field, in the order in which screens list them. */
export const ROLE_NAMES = {
  handler: '承办人',
  head: '单位负责人',
  supervisor: '督查员',
  supervisionHead: '督查室主任',
  leader: '领导',
  monitor: '监察员',
  catalog: '编办',
  legal: '法制审查',
  editor: '单位目录员',
  window: '窗口',
  reviewer: '审查',
  decider: '决定',
  callback: '回访',
  systemAdmin: '系统管理员',
  securityAdmin: '安全管理员',
  auditAdmin: '审计管理员',
} as const satisfies Record<string, string>

export type Role = keyof typeof ROLE_NAMES

export const ROLES = Object.keys(ROLE_NAMES) as [Role, ...Role[]]
