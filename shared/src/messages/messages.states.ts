/** A message has a life; every day due = the sum of its states, per channel. Source: domain rules §11. */

export const MESSAGE_STATES = {
  waiting: '待发送',
  sending: '发送中',
  accepted: '平台已收',
  delivered: '已送达',
  unconfirmed: '未回执',
  unknown: '结果不明',
  inReview: '平台审核中',
  refused: '被拒收',
  suppressed: '不再需要',
  merged: '已合并',
  expired: '已过期',
  dead: '发送失败',
} as const satisfies Record<string, string>
export type MessageState = keyof typeof MESSAGE_STATES

/** In the order they are tried. The inbox of the app is always written first: it is the record. */
export const CHANNELS = {
  inApp: '站内',
  wecom: '企业微信',
  mpTemplate: '服务号',
  mpSubscribe: '服务号订阅通知',
  miniSubscribe: '小程序订阅消息',
  sms: '短信',
} as const satisfies Record<string, string>
export type Channel = keyof typeof CHANNELS

export const MESSAGE_KINDS = {
  taskAssigned: '任务下达',
  taskYellow: '转为预警',
  taskD3: '还剩 3 个工作日',
  taskD1: '还剩 1 个工作日',
  taskDue: '今日到期',
  taskOverdue: '已超期',
  reportSubmitted: '进展待核验',
  reportReturned: '进展被退回',
  reportAccepted: '进展已核验',
  taskDone: '任务办结',
  deadlineMoved: '限期变动',
  taskCancelled: '任务撤销',
  warningDigest: '多项到期汇总',
  feedbackReplied: '意见有答复',
  correctionReceived: '收到纠错',
  proposalMoved: '清单调整待办',
  caseReceived: '申请已收到',
  caseAccepted: '申请已受理',
  caseRefused: '申请不予受理',
  caseCorrection: '申请需要补正',
  caseReviewing: '申请进入审查',
  casePaused: '办理期限变动',
  caseDecided: '申请已有决定',
  caseDelivered: '结果已送达',
  caseEnded: '申请已终结',
  ratingToCall: '差评待回访',
  ratingToRectify: '差评待整改',
  ratingAppealed: '差评申诉待复核',
  ratingRuled: '差评申诉有结果',
} as const satisfies Record<string, string>
export type MessageKind = keyof typeof MESSAGE_KINDS

/** P1 overdue and returned; P2 assigned, D-1 and due; P3 the rest. */
export const MESSAGE_PRIORITY = {
  taskAssigned: 2,
  taskYellow: 3,
  taskD3: 3,
  taskD1: 2,
  taskDue: 2,
  taskOverdue: 1,
  reportSubmitted: 3,
  reportReturned: 1,
  reportAccepted: 3,
  taskDone: 3,
  deadlineMoved: 3,
  taskCancelled: 3,
  warningDigest: 2,
  feedbackReplied: 3,
  correctionReceived: 3,
  proposalMoved: 3,
  caseReceived: 3,
  caseAccepted: 2,
  caseRefused: 2,
  caseCorrection: 2,
  caseReviewing: 2,
  casePaused: 2,
  caseDecided: 2,
  caseDelivered: 2,
  caseEnded: 2,
  ratingToCall: 2,
  ratingToRectify: 2,
  ratingAppealed: 3,
  ratingRuled: 3,
} as const satisfies Record<MessageKind, 1 | 2 | 3>
