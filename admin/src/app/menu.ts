import type { Me } from '@mingdu/shared/accounts/accounts.schema'
import type { Permission } from '@mingdu/shared/accounts/permissions'
import type { IconName } from '../components/icon'

export interface MenuItem {
  path: string
  name: string
  icon: IconName
  /** Without it the item is not shown; none: everyone signed in. */
  needs: Permission | null
  group: 'work' | 'participation' | 'cases' | 'lists' | 'system'
  badge?: 'toVerify' | 'waiting' | 'proposals' | 'cases'
}

const ITEMS: readonly MenuItem[] = [
  { path: '/dashboard', name: '工作台', icon: 'home', needs: 'dashboard.read', group: 'work' },
  { path: '/regions', name: '逐级查看', icon: 'duties', needs: 'task.urge', group: 'work' },
  { path: '/instructions', name: '领导批示', icon: 'edit', needs: 'instruction.read', group: 'work' },
  { path: '/matters', name: '督查事项', icon: 'tree', needs: 'matter.read', group: 'work' },
  { path: '/tasks', name: '督办任务', icon: 'flag', needs: 'task.read', group: 'work', badge: 'waiting' },
  { path: '/directives', name: '督查通知', icon: 'mail', needs: 'task.read', group: 'work' },
  {
    path: '/verifications',
    name: '进展核验',
    icon: 'shield',
    needs: 'report.verify',
    group: 'work',
    badge: 'toVerify',
  },
  { path: '/clues', name: '线索', icon: 'inbox', needs: 'clue.read', group: 'participation' },
  { path: '/public-report', name: '公开报告', icon: 'sheet', needs: 'clue.read', group: 'participation' },
  { path: '/look-backs', name: '回头看', icon: 'search', needs: 'matter.verifyClose', group: 'work' },
  { path: '/conclusions', name: '督查结论', icon: 'copy', needs: 'conclusion.read', group: 'work' },
  { path: '/interventions', name: '督查职权', icon: 'shield', needs: 'intervention.read', group: 'work' },
  { path: '/bulletins', name: '督查通报', icon: 'mail', needs: 'bulletin.read', group: 'work' },
  { path: '/bottlenecks', name: '项目瓶颈', icon: 'warn', needs: 'bottleneck.read', group: 'work' },
  { path: '/oversight', name: '双向监督', icon: 'chat', needs: 'oversight.read', group: 'work' },
  { path: '/consultations', name: '督查咨询', icon: 'chat', needs: 'consultation.read', group: 'work' },
  { path: '/knowledge', name: '知识库', icon: 'book', needs: 'knowledge.read', group: 'work' },
  { path: '/delegations', name: '授权代办', icon: 'people', needs: 'delegation.give', group: 'work' },
  { path: '/cases', name: '办件', icon: 'case', needs: 'case.read', group: 'cases', badge: 'cases' },
  { path: '/case-steps', name: '联办', icon: 'inbox', needs: 'case.review', group: 'cases' },
  { path: '/monitoring', name: '电子监察', icon: 'columns', needs: 'monitoring.read', group: 'cases' },
  { path: '/case-figures', name: '办件统计', icon: 'checklist', needs: 'case.read', group: 'cases' },
  { path: '/messages', name: '消息', icon: 'bell', needs: null, group: 'work' },
  { path: '/cards', name: '牌', icon: 'warn', needs: 'card.read', group: 'work' },
  { path: '/feedback', name: '意见反馈', icon: 'chat', needs: 'feedback.read', group: 'participation' },
  { path: '/columns', name: '专栏', icon: 'news', needs: 'column.read', group: 'participation' },
  {
    path: '/column-comments',
    name: '提问审核',
    icon: 'remark',
    needs: 'column.review',
    group: 'participation',
  },
  {
    path: '/expert-questions',
    name: '专家答问',
    icon: 'chat',
    needs: 'column.answer',
    group: 'participation',
  },
  { path: '/safety', name: '内容安全', icon: 'eye', needs: 'safety.review', group: 'participation' },
  { path: '/ratings', name: '好差评', icon: 'star', needs: 'rating.read', group: 'cases' },
  { path: '/rectifications', name: '差评整改', icon: 'retry', needs: 'rating.read', group: 'cases' },
  { path: '/rating-window', name: '窗口评价', icon: 'qr', needs: 'case.receive', group: 'cases' },
  { path: '/powers', name: '权力清单', icon: 'book', needs: 'power.read', group: 'lists' },
  {
    path: '/proposals',
    name: '清单调整',
    icon: 'change',
    needs: 'proposal.read',
    group: 'lists',
    badge: 'proposals',
  },
  { path: '/duty-lists', name: '责任清单', icon: 'duties', needs: 'power.read', group: 'lists' },
  { path: '/power-checks', name: '清单检查', icon: 'checklist', needs: 'power.read', group: 'lists' },
  { path: '/guides', name: '办事指南', icon: 'signpost', needs: 'guide.read', group: 'lists' },
  { path: '/sheets', name: '导入导出', icon: 'sheet', needs: 'sheet.export', group: 'lists' },
  { path: '/corrections', name: '公众纠错', icon: 'remark', needs: 'correction.read', group: 'lists' },
  { path: '/catalog', name: '清单设置', icon: 'sliders', needs: 'catalog.write', group: 'lists' },
  { path: '/orgs', name: '单位与人员', icon: 'people', needs: 'account.read', group: 'system' },
  { path: '/calendar', name: '工作日历', icon: 'calendar', needs: 'calendar.read', group: 'system' },
  { path: '/rules', name: '规则', icon: 'sliders', needs: 'rules.read', group: 'system' },
  { path: '/message-platform', name: '消息平台', icon: 'mail', needs: 'messageLog.read', group: 'system' },
  { path: '/exchange-partners', name: '对接单位', icon: 'retry', needs: 'exchange.read', group: 'system' },
  { path: '/audit', name: '审计记录', icon: 'list', needs: 'audit.read', group: 'system' },
]

/**
 * The menu of a person: only what they may open. Who reports sees 我的任务 with what waits for them; who supervises
 * sees 督办任务, and what waits for them stands at 进展核验.
 */
export function menuOf(me: Me): MenuItem[] {
  const items = ITEMS.filter((item) => item.needs === null || me.permissions.includes(item.needs))
  return items.map((item) => (item.path === '/tasks' ? tasksItem(item, me) : item))
}

function tasksItem({ badge, ...item }: MenuItem, me: Me): MenuItem {
  const waits = badge !== undefined && !me.permissions.includes('report.verify')
  return { ...item, name: tasksName(me), ...(waits ? { badge } : {}) }
}

export function tasksName(me: Me): string {
  return me.permissions.includes('task.report') ? '我的任务' : '督办任务'
}

/** Where a person lands: the first page of their menu; who keeps the lists, on what waits for them there. */
export function homeOf(me: Me): string {
  const first = menuOf(me)[0]?.path ?? '/messages'
  return first === '/messages' && me.permissions.includes('proposal.read') ? '/proposals' : first
}
