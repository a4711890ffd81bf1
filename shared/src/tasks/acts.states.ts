/** Acts on a task beside signing, reporting and verifying: who does it, by when, and with whom. Source: domain rules §3. */

export const TASK_ACTS = {
  giveBack: '退回',
  takeBack: '撤回退回',
  decideReturn: '决定退回',
  extend: '申请延期',
  decideExtension: '审批延期',
  askCo: '增加协办',
  answerCo: '协办答复',
  waiveCo: '注明协办未答复',
  transfer: '转办',
  entrust: '交办',
  decompose: '分解',
  recall: '收回分解',
  urge: '催办',
  directive: '发督查通知',
  proposeCard: '提请发牌',
} as const satisfies Record<string, string>
export type TaskAct = keyof typeof TASK_ACTS

/** 退回: asked for by the org, decided by 督查; until then the org may take it back. */
export const HANDBACK_STATES = {
  pending: '待决定',
  upheld: '同意退回',
  refused: '不予退回',
  withdrawn: '已撤回',
} as const satisfies Record<string, string>
export type HandbackState = keyof typeof HANDBACK_STATES

export const EXTENSION_STATES = {
  pending: '待审批',
  granted: '同意延期',
  refused: '不同意延期',
} as const satisfies Record<string, string>
export type ExtensionState = keyof typeof EXTENSION_STATES

/** Who decides an extension, by the working days it moves the deadline. */
export const EXTENSION_LEVELS = { chief: '督查室主任', leader: '领导' } as const satisfies Record<
  string,
  string
>
export type ExtensionLevel = keyof typeof EXTENSION_LEVELS

/** What an org asked for and somebody has to decide. */
export const ASKED_KINDS = { return: '退回待决定', extension: '延期待审批' } as const satisfies Record<
  string,
  string
>
export type AskedKind = keyof typeof ASKED_KINDS

/** What one 协办单位 was asked for; `waived`: the 主办 finished without it and said why. */
export const CO_STATES = {
  open: '待答复',
  answered: '已答复',
  waived: '未答复，已注明',
} as const satisfies Record<string, string>
export type CoState = keyof typeof CO_STATES

/** 转办 moves responsibility, 交办 keeps it. */
export const MOVE_KINDS = {
  transfer: '转办',
  entrust: '交办',
  returned: '退回改派',
} as const satisfies Record<string, string>
export type MoveKind = keyof typeof MOVE_KINDS
