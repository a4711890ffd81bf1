/** States of a督办任务 and a 进展报告 with the acts each allows. Source: domain rules §11. */

export const TASK_STATES = {
  draft: '未派单',
  toSign: '待签收',
  inHand: '在办',
  toVerify: '待核验',
  returned: '退回待定',
  done: '办结',
  suspended: '暂停',
  cancelled: '已撤销',
} as const satisfies Record<string, string>
export type TaskState = keyof typeof TASK_STATES

/** What an org does of a task. */
export const TASK_PARTS = { lead: '主办', helped: '协办' } as const satisfies Record<string, string>
export type TaskPart = keyof typeof TASK_PARTS

export const TASK_ACTIONS = {
  sign: '签收',
  report: '报送进展',
  supplement: '补充进展',
  verify: '核验',
  suspend: '暂停',
  resume: '恢复',
} as const satisfies Record<string, string>
export type TaskAction = keyof typeof TASK_ACTIONS

/** In which state which act is possible; a new state does not compile until it answers. */
export const TASK_STATE_ACTIONS = {
  draft: [],
  toSign: ['sign', 'suspend'],
  inHand: ['report', 'supplement', 'suspend'],
  toVerify: ['verify', 'suspend'],
  returned: [],
  done: [],
  suspended: ['resume'],
  cancelled: [],
} as const satisfies Record<TaskState, readonly TaskAction[]>

/** States in which the clock runs and warnings are sent. */
export const OPEN_TASK_STATES: readonly TaskState[] = ['toSign', 'inHand', 'toVerify', 'returned']

export const REPORT_STATES = {
  submitted: '待核验',
  moreAsked: '待补充',
  accepted: '已核验',
  returned: '已退回',
} as const satisfies Record<string, string>
export type ReportState = keyof typeof REPORT_STATES

export const REPORT_ACTS = {
  accept: '核验通过',
  return: '核验退回',
  askMore: '要求补充',
  supplement: '补充',
} as const satisfies Record<string, string>
export type ReportAct = keyof typeof REPORT_ACTS

/** In which state of a report which act is possible. */
export const REPORT_STATE_ACTS = {
  submitted: ['accept', 'return', 'askMore'],
  moreAsked: ['supplement'],
  accepted: [],
  returned: [],
} as const satisfies Record<ReportState, readonly ReportAct[]>

/** How often a leaf reports, whether or not anything moved. */
export const PERIODS = {
  week: '每周',
  month: '每月',
  quarter: '每季',
} as const satisfies Record<string, string>
export type Period = keyof typeof PERIODS

export const VERIFY_METHODS = {
  paper: '书面',
  onSite: '现场',
  covert: '暗访',
  callBack: '回访',
} as const satisfies Record<string, string>
export type VerifyMethod = keyof typeof VERIFY_METHODS
