/** States of a 督查事项 with the acts each allows. Source: domain rules §11. */

export const MATTER_STATES = {
  draft: '待批准',
  approved: '已立项',
  issued: '办理中',
  applied: '待初审',
  reviewed: '待核验',
  completed: '已办结',
  noticed: '公示中',
  closed: '已销号',
  longTerm: '转长期坚持',
  reopened: '反弹整改',
  cancelled: '已撤销',
} as const satisfies Record<string, string>
export type MatterState = keyof typeof MATTER_STATES

export const MATTER_ACTIONS = {
  edit: '修改',
  approve: '批准立项',
  issue: '派单',
  complete: '申请办结',
  firstReview: '初审',
  verifyClose: '办结核验',
  approveClose: '批准销号',
  close: '销号',
  sendBack: '退回整改',
  veto: '否决',
  reopen: '反弹重开',
  requestChange: '申请变更',
  changeSupervisor: '换督查员',
  cancel: '撤销',
} as const satisfies Record<string, string>
export type MatterAction = keyof typeof MATTER_ACTIONS

export const MATTER_STATE_ACTIONS = {
  draft: ['edit', 'approve', 'changeSupervisor', 'cancel'],
  approved: ['edit', 'issue', 'changeSupervisor', 'cancel'],
  issued: ['complete', 'requestChange', 'changeSupervisor'],
  applied: ['firstReview', 'sendBack', 'veto', 'changeSupervisor'],
  reviewed: ['verifyClose', 'sendBack', 'veto', 'changeSupervisor'],
  completed: ['approveClose', 'sendBack', 'veto', 'changeSupervisor'],
  noticed: ['close', 'sendBack', 'veto', 'changeSupervisor'],
  closed: ['reopen', 'changeSupervisor'],
  longTerm: ['reopen', 'changeSupervisor'],
  reopened: ['complete', 'requestChange', 'changeSupervisor'],
  cancelled: [],
} as const satisfies Record<MatterState, readonly MatterAction[]>

/** Its tasks are worked on: clocks run and lights change. */
export const OPEN_MATTER_STATES: readonly MatterState[] = ['issued', 'reopened']

/** How an approval of 销号 may end; `notice` puts it before the public first. */
export const CLOSE_OUTCOMES = {
  closed: '销号',
  notice: '公示后销号',
  longTerm: '转长期坚持',
} as const satisfies Record<string, string>
export type CloseOutcome = keyof typeof CLOSE_OUTCOMES

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
