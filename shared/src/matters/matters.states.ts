/** States of a 督查事项 with the acts each allows. Source: domain rules §11. */

export const MATTER_STATES = {
  draft: '待批准',
  approved: '已立项',
  issued: '办理中',
  completed: '已办结',
  closed: '已销号',
  longTerm: '转长期坚持',
  cancelled: '已撤销',
} as const satisfies Record<string, string>
export type MatterState = keyof typeof MATTER_STATES

export const MATTER_ACTIONS = {
  edit: '修改',
  approve: '批准立项',
  issue: '派单',
  complete: '办结',
  close: '销号',
  cancel: '撤销',
} as const satisfies Record<string, string>
export type MatterAction = keyof typeof MATTER_ACTIONS

export const MATTER_STATE_ACTIONS = {
  draft: ['edit', 'approve', 'cancel'],
  approved: ['edit', 'issue', 'cancel'],
  issued: ['complete', 'cancel'],
  completed: ['close'],
  closed: [],
  longTerm: [],
  cancelled: [],
} as const satisfies Record<MatterState, readonly MatterAction[]>

/** Five types (政府督查工作条例 第十二条). */
export const MATTER_CATEGORIES = {
  comprehensive: '综合督查',
  special: '专项督查',
  incident: '事件调查',
  routine: '日常督办',
  clue: '线索核查',
} as const satisfies Record<string, string>
export type MatterCategory = keyof typeof MATTER_CATEGORIES

/** What a 立项 may rest on. */
export const BASIS_KINDS = {
  workReport: '政府工作报告',
  minutes: '会议纪要',
  instruction: '领导批示',
  proposal: '建议提案',
  clue: '线索',
  indicator: '低分指标',
  other: '其他文件',
} as const satisfies Record<string, string>
export type BasisKind = keyof typeof BASIS_KINDS

/** How many levels a decomposition may have. */
export const MAX_TREE_DEPTH = 4
