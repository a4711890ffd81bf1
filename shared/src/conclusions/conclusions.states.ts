/** 督查结论: what 督查 found of an org, its objection and its 复核. 政府督查工作条例 第十六条、第十七条. */
export const CONCLUSION_STATES = {
  draft: '拟稿',
  issued: '已作出待送达',
  delivered: '已送达',
  objected: '复核中',
  upheld: '复核维持',
  amended: '复核变更',
  revoked: '复核撤销',
  discarded: '不予作出',
} as const satisfies Record<string, string>
export type ConclusionState = keyof typeof CONCLUSION_STATES

export const CONCLUSION_ACTS = {
  issue: '作出结论',
  discard: '不予作出',
  deliver: '登记送达',
  object: '申请复核',
  uphold: '复核维持',
  amend: '复核变更',
  revoke: '复核撤销',
} as const satisfies Record<string, string>
export type ConclusionAct = keyof typeof CONCLUSION_ACTS

/** Which act is possible in which state, and where it leads; a new state does not compile until it answers. */
export const CONCLUSION_STATE_ACTS = {
  draft: { issue: 'issued', discard: 'discarded' },
  issued: { deliver: 'delivered' },
  delivered: { object: 'objected' },
  objected: { uphold: 'upheld', amend: 'amended', revoke: 'revoked' },
  upheld: {},
  amended: {},
  revoked: {},
  discarded: {},
} as const satisfies Record<ConclusionState, Partial<Record<ConclusionAct, ConclusionState>>>

/** 政府督查工作条例 第十七条: natural days to object from receipt, and to decide from the objection. */
export const OBJECTION_DAYS = 30
export const REVIEW_DAYS = 30
