/** Roles of the field with what each may do and how far it sees. Source: the product's domain rules, §12. */

export type ScopeKind = 'own' | 'org' | 'subtree' | 'region' | 'all'

/** From narrow to wide: of several roles the widest scope holds. */
export const SCOPE_WIDTH: Record<ScopeKind, number> = { own: 0, org: 1, subtree: 2, region: 3, all: 4 }

export const PERMISSIONS = {
  'matter.read': '查看督查事项',
  'matter.write': '立项、分解督查事项',
  'matter.approve': '审批立项',
  'matter.issue': '派单',
  'matter.complete': '办结督查事项',
  'matter.close': '销号',
  'task.read': '查看督办任务',
  'task.sign': '签收督办任务',
  'task.report': '报送进展',
  'task.suspend': '批准暂停与恢复',
  'report.verify': '核验进展',
  'org.read': '查看单位',
  'org.write': '维护单位',
  'account.read': '查看人员',
  'account.write': '维护人员',
  'account.bind': '绑定与解绑微信',
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
  'power.read': '查看权责清单',
  'power.propose': '提出清单调整',
  'power.legal': '合法性审查',
  'power.approve': '审核清单调整',
  'power.publish': '公布权责清单',
  'proposal.read': '查看清单调整',
  'dutyList.write': '编写责任清单',
  'catalog.write': '修改清单设置',
  'guide.read': '查看办事指南',
  'guide.write': '编写办事指南',
  'guide.publish': '发布办事指南',
  'sheet.import': '导入表格',
  'sheet.export': '导出表格',
  'correction.read': '查看纠错',
  'correction.reply': '答复纠错',
  'case.read': '查看办件',
  'case.receive': '收件、受理和送达',
  'case.review': '审查办件',
  'case.decide': '作出决定',
  'rating.read': '查看好差评',
  'rating.rectify': '报送差评整改和申诉',
  'rating.callback': '回访和核实差评',
  'rating.review': '复核差评申诉',
  'case.assign': '分派办件',
  'case.talk': '与申请人留言',
  'case.reveal': '查看申请人完整信息',
  'case.declare': '申报办件数',
  'card.read': '查看牌',
  'card.propose': '提请发牌',
  'card.issue': '发牌和登记送达',
  'card.issueTask': '对督办任务发牌',
  'card.appeal': '对牌提出申诉',
  'card.review': '复核申诉',
  'card.lift': '摘牌',
  'monitoring.read': '查看电子监察',
  'check.draw': '随机抽查和模拟办事',
  'check.review': '填写检查结果',
  'audit.read': '查看审计记录',
  'dashboard.read': '查看工作台',
} as const satisfies Record<string, string>

export type Permission = keyof typeof PERMISSIONS

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

type Grants = Partial<Record<Permission, ScopeKind>>

const everyone = {
  'calendar.read': 'all',
  'org.read': 'region',
  'power.read': 'region',
  'guide.read': 'region',
  'sheet.export': 'own',
} as const satisfies Grants

const supervision = {
  ...everyone,
  'matter.read': 'region',
  'task.read': 'region',
  'dashboard.read': 'region',
  'rules.read': 'all',
  'account.read': 'region',
} as const satisfies Grants

/** What a role may do, and the scope of each. A new role does not compile until it has its row. */
export const ROLE_GRANTS = {
  handler: {
    ...everyone,
    'task.read': 'own',
    'task.sign': 'own',
    'task.report': 'own',
    'dashboard.read': 'own',
    'card.read': 'own',
  },
  head: {
    ...everyone,
    'matter.read': 'subtree',
    'task.read': 'subtree',
    'task.sign': 'subtree',
    'task.report': 'subtree',
    'dashboard.read': 'subtree',
    'account.read': 'subtree',
    'case.read': 'subtree',
    'rating.read': 'subtree',
    'rating.rectify': 'subtree',
    'case.assign': 'subtree',
    'card.read': 'subtree',
    'card.appeal': 'subtree',
    'monitoring.read': 'subtree',
    'case.declare': 'subtree',
  },
  supervisor: {
    ...supervision,
    'matter.write': 'region',
    'matter.issue': 'region',
    'matter.complete': 'region',
    'matter.close': 'region',
    'report.verify': 'region',
    'messageLog.read': 'region',
    'safety.review': 'all',
    'feedback.read': 'all',
    'card.read': 'region',
    'card.propose': 'region',
  },
  supervisionHead: {
    ...supervision,
    'matter.write': 'region',
    'matter.approve': 'region',
    'matter.issue': 'region',
    'matter.complete': 'region',
    'matter.close': 'region',
    'report.verify': 'region',
    'task.suspend': 'region',
    'messageLog.read': 'region',
    'messageLog.replay': 'region',
    'safety.review': 'all',
    'feedback.read': 'all',
    'card.read': 'region',
    'card.propose': 'region',
    'card.issue': 'region',
    'card.issueTask': 'region',
    'card.review': 'region',
    'card.lift': 'region',
    'monitoring.read': 'region',
  },
  leader: {
    ...supervision,
    'proposal.read': 'region',
    'case.read': 'region',
    'rating.read': 'region',
    'card.read': 'region',
    'monitoring.read': 'region',
  },
  monitor: {
    ...everyone,
    'case.read': 'region',
    'rating.read': 'region',
    'rating.review': 'region',
    'case.reveal': 'region',
    'card.read': 'region',
    'card.propose': 'region',
    'card.issue': 'region',
    'card.review': 'region',
    'card.lift': 'region',
    'monitoring.read': 'region',
    'check.draw': 'region',
    'check.review': 'region',
    'account.read': 'region',
  },
  catalog: {
    ...everyone,
    'power.propose': 'region',
    'power.approve': 'region',
    'power.publish': 'region',
    'proposal.read': 'region',
    'dutyList.write': 'region',
    'catalog.write': 'region',
    'guide.write': 'region',
    'guide.publish': 'region',
    'sheet.import': 'region',
    'sheet.export': 'region',
    'correction.read': 'region',
    'correction.reply': 'region',
    'rules.read': 'all',
  },
  legal: {
    ...everyone,
    'power.legal': 'region',
    'proposal.read': 'region',
  },
  editor: {
    ...everyone,
    'power.propose': 'org',
    'proposal.read': 'org',
    'dutyList.write': 'org',
    'guide.write': 'org',
    'correction.read': 'org',
  },
  callback: {
    ...everyone,
    'case.read': 'region',
    'rating.read': 'region',
    'rating.callback': 'region',
  },
  window: {
    ...everyone,
    'case.read': 'org',
    'case.receive': 'org',
    'case.talk': 'org',
    'case.reveal': 'org',
    'card.read': 'own',
    'case.declare': 'org',
  },
  reviewer: {
    ...everyone,
    'case.read': 'org',
    'case.review': 'org',
    'case.talk': 'org',
    'case.reveal': 'org',
    'card.read': 'own',
  },
  decider: {
    ...everyone,
    'case.read': 'org',
    'case.decide': 'org',
    'case.assign': 'org',
    'case.talk': 'org',
    'case.reveal': 'org',
    'card.read': 'own',
  },
  systemAdmin: {
    ...everyone,
    'org.read': 'all',
    'org.write': 'all',
    'account.read': 'all',
    'account.write': 'all',
    'account.bind': 'all',
    'calendar.write': 'all',
    'rules.read': 'all',
    'messageLog.read': 'all',
    'messageLog.replay': 'all',
    'channel.write': 'all',
  },
  securityAdmin: {
    ...everyone,
    'account.read': 'all',
    'account.roles': 'all',
    'rules.read': 'all',
    'rules.write': 'all',
  },
  auditAdmin: {
    ...everyone,
    'account.read': 'all',
    'audit.read': 'all',
  },
} as const satisfies Record<Role, Grants>

/** 系统、安全、审计三员分立: nobody holds two of them, nor one of them beside a role of business. */
export const ADMIN_ROLES: readonly Role[] = ['systemAdmin', 'securityAdmin', 'auditAdmin']

/** null when the roles may be held together, else why not. */
export function rolesRefusal(roles: readonly Role[]): 'account.admin-roles' | null {
  const admin = roles.filter((r) => ADMIN_ROLES.includes(r))
  return admin.length > 1 || (admin.length === 1 && roles.length > 1) ? 'account.admin-roles' : null
}

/** The widest scope in which the roles hold a permission, or null when none does. */
export function scopeOf(roles: readonly Role[], permission: Permission): ScopeKind | null {
  const kinds = roles
    .map((role) => (ROLE_GRANTS[role] as Grants)[permission])
    .filter((kind): kind is ScopeKind => kind !== undefined)
  return kinds.sort((a, b) => SCOPE_WIDTH[b] - SCOPE_WIDTH[a])[0] ?? null
}

/** Every permission the roles hold, in the order of the table. */
export function permissionsOf(roles: readonly Role[]): Permission[] {
  return (Object.keys(PERMISSIONS) as Permission[]).filter((p) => scopeOf(roles, p) !== null)
}
