import type { Permission } from '../accounts/permissions'

/** 清单调整: proposal with a basis → 合法性审查 → 编办审核 → 人大审议 (where the place asks for it) → 公布. Domain rules §4. */
export const PROPOSAL_STATES = {
  draft: '起草',
  legal: '合法性审查',
  catalog: '编办审核',
  congress: '人大审议',
  ready: '待公布',
  published: '已公布',
  returned: '退回修改',
  withdrawn: '已撤回',
} as const satisfies Record<string, string>
export type ProposalState = keyof typeof PROPOSAL_STATES

export const PROPOSAL_ACTIONS = {
  edit: '修改',
  submit: '提交审查',
  pass: '通过',
  return: '退回修改',
  publish: '公布',
  withdraw: '撤回',
} as const satisfies Record<string, string>
export type ProposalAction = keyof typeof PROPOSAL_ACTIONS

export const PROPOSAL_STATE_ACTIONS = {
  draft: ['edit', 'submit', 'withdraw'],
  returned: ['edit', 'submit', 'withdraw'],
  legal: ['pass', 'return', 'withdraw'],
  catalog: ['pass', 'return', 'withdraw'],
  congress: ['pass', 'return', 'withdraw'],
  ready: ['publish', 'return', 'withdraw'],
  published: [],
  withdrawn: [],
} as const satisfies Record<ProposalState, readonly ProposalAction[]>

/** Who examines in which state. */
export const REVIEW_PERMISSION = {
  legal: 'power.legal',
  catalog: 'power.approve',
  congress: 'power.approve',
  ready: 'power.publish',
} as const satisfies Partial<Record<ProposalState, Permission>>

/** The states in which somebody still has to act. */
export const OPEN_PROPOSALS: readonly ProposalState[] = [
  'draft',
  'returned',
  'legal',
  'catalog',
  'congress',
  'ready',
]
