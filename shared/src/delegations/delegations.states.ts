/** 授权代办: one person acts for another for a stated time and for stated acts. */
export const DELEGATION_STATES = {
  offered: '待接受',
  accepted: '已接受',
  declined: '已谢绝',
  revoked: '已收回',
  returned: '已交回',
} as const satisfies Record<string, string>
export type DelegationState = keyof typeof DELEGATION_STATES

export const DELEGATION_ACTS = {
  accept: '接受',
  decline: '谢绝',
  revoke: '收回',
  giveUp: '交回',
} as const satisfies Record<string, string>
export type DelegationAct = keyof typeof DELEGATION_ACTS

/** What each act leads to from each state. An ended one has none left, and ends by its time alone. */
export const DELEGATION_STATE_ACTS = {
  offered: { accept: 'accepted', decline: 'declined', revoke: 'revoked' },
  accepted: { revoke: 'revoked', giveUp: 'returned' },
  declined: {},
  revoked: {},
  returned: {},
} as const satisfies Record<DelegationState, Partial<Record<DelegationAct, DelegationState>>>

/** How an accepted or offered one stands at a moment; it ends by itself. */
export const DELEGATION_PHASES = {
  offered: '待接受',
  lapsed: '过期未接受',
  coming: '未到开始时间',
  running: '代办中',
  ended: '已到期',
  declined: '已谢绝',
  revoked: '已收回',
  returned: '已交回',
} as const satisfies Record<string, string>
export type DelegationPhase = keyof typeof DELEGATION_PHASES
