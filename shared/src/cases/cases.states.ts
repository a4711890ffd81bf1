/** States of a办件 with the acts each allows, and the code sets of a case. Source: domain rules §5; GB/T 39046-2020. */

export const CASE_STATES = {
  draft: '草稿',
  received: '收件',
  correcting: '补正中',
  refused: '不予受理',
  accepted: '受理',
  reviewing: '审查',
  special: '特别程序',
  deciding: '决定',
  making: '制证',
  delivering: '送达',
  completed: '办结',
  withdrawn: '撤回',
  terminated: '终止',
  transferred: '转报',
} as const satisfies Record<string, string>
export type CaseState = keyof typeof CASE_STATES

export const CASE_ACTS = {
  submit: '提交申请',
  accept: '受理',
  askCorrection: '告知补正',
  correct: '提交补正',
  refuse: '不予受理',
  startReview: '开始审查',
  startSpecial: '进入特别程序',
  endSpecial: '结束特别程序',
  extend: '延长期限',
  sendUp: '报送决定',
  sendBack: '退回审查',
  grant: '准予',
  deny: '不予',
  make: '完成制证',
  deliver: '送达',
  withdraw: '撤回申请',
  terminate: '终止办理',
  transfer: '转报上级',
} as const satisfies Record<string, string>
export type CaseAct = keyof typeof CASE_ACTS

/**
 * Which act is possible in which state, and where it leads; a new state does not compile until it answers. A decision
 * that needs no certificate goes past 制证: see `nextState`.
 */
export const CASE_STATE_ACTS = {
  draft: { submit: 'received' },
  received: { accept: 'accepted', askCorrection: 'correcting', refuse: 'refused', withdraw: 'withdrawn' },
  correcting: { correct: 'received', withdraw: 'withdrawn', terminate: 'terminated' },
  refused: {},
  accepted: {
    startReview: 'reviewing',
    withdraw: 'withdrawn',
    terminate: 'terminated',
    transfer: 'transferred',
  },
  reviewing: {
    sendUp: 'deciding',
    startSpecial: 'special',
    extend: 'reviewing',
    withdraw: 'withdrawn',
    terminate: 'terminated',
    transfer: 'transferred',
  },
  // a pause ends at its announced day unless a new notice is served
  special: {
    startSpecial: 'special',
    endSpecial: 'reviewing',
    withdraw: 'withdrawn',
    terminate: 'terminated',
  },
  deciding: {
    grant: 'making',
    deny: 'delivering',
    sendBack: 'reviewing',
    extend: 'deciding',
    withdraw: 'withdrawn',
  },
  making: { make: 'delivering' },
  delivering: { deliver: 'completed' },
  completed: {},
  withdrawn: {},
  terminated: {},
  transferred: {},
} as const satisfies Record<CaseState, Partial<Record<CaseAct, CaseState>>>

/** Where a case ends, by the heading of the balance it is counted under. Source: domain rules §9. */
export const CASE_ENDS = {
  completed: '办结',
  refused: '不予受理',
  withdrawn: '撤回',
  terminated: '终止',
  transferred: '转报',
} as const satisfies Partial<Record<CaseState, string>>
export type CaseEnd = keyof typeof CASE_ENDS

export function isEnd(state: CaseState): state is CaseEnd {
  return state in CASE_ENDS
}

/** Every paper of a case that has a number of its own. */
export const CASE_PAPERS = {
  receipt: '收件凭证',
  acceptance: '受理通知书',
  correction: '补正告知书',
  refusal: '不予受理通知书',
  deferral: '容缺受理告知书',
  special: '特别程序告知书',
  extension: '延长期限告知书',
  grant: '准予决定书',
  denial: '不予决定书',
  delivery: '送达回证',
  ending: '终止办理通知书',
  withdrawal: '撤回申请确认书',
  transfer: '转报告知书',
} as const satisfies Record<string, string>
export type CasePaper = keyof typeof CASE_PAPERS

/** The paper an act leaves; an act without one tells in the case itself. */
export const PAPER_OF_ACT = {
  submit: 'receipt',
  accept: 'acceptance',
  askCorrection: 'correction',
  correct: 'receipt',
  refuse: 'refusal',
  startReview: null,
  startSpecial: 'special',
  endSpecial: null,
  extend: 'extension',
  sendUp: null,
  sendBack: null,
  grant: 'grant',
  deny: 'denial',
  make: null,
  deliver: 'delivery',
  withdraw: 'withdrawal',
  terminate: 'ending',
  transfer: 'transfer',
} as const satisfies Record<CaseAct, CasePaper | null>

export const APPLICANT_KINDS = { person: '个人', enterprise: '企业和其他组织' } as const satisfies Record<
  string,
  string
>
export type ApplicantKind = keyof typeof APPLICANT_KINDS

/** How a material of the guide is there: on paper, as files, owed under 容缺, or stood for by a promise. */
export const GIVEN = {
  paper: '纸质',
  files: '电子件',
  deferred: '容缺后补',
  promised: '告知承诺',
  missing: '未提交',
} as const satisfies Record<string, string>
export type Given = keyof typeof GIVEN

/** 办理形式 in which the case came in: GB/T 39046-2020 codes 1, 3, 2. */
export const CASE_CHANNELS = { window: '窗口', miniapp: '小程序', h5: '网页' } as const satisfies Record<
  string,
  string
>
export type CaseChannel = keyof typeof CASE_CHANNELS

/** What stops the clock of a case; 行政许可法第四十五条 names these for a licence. */
export const SPECIAL_PROCEDURES = {
  hearing: '听证',
  tender: '招标',
  auction: '拍卖',
  inspection: '检验',
  testing: '检测',
  quarantine: '检疫',
  appraisal: '鉴定',
  expertReview: '专家评审',
} as const satisfies Record<string, string>
export type SpecialProcedure = keyof typeof SPECIAL_PROCEDURES

export const DELIVERY_METHODS = {
  direct: '直接送达',
  post: '邮寄送达',
  electronic: '电子送达',
  left: '留置送达',
  notice: '公告送达',
} as const satisfies Record<string, string>
export type DeliveryMethod = keyof typeof DELIVERY_METHODS

/** Why an application is not taken. */
export const REFUSAL_GROUNDS = {
  notNeeded: '依法不需要办理这一事项',
  notOurs: '不属于本机关职权范围',
  notQualified: '申请人不具备申请资格',
} as const satisfies Record<string, string>
export type RefusalGround = keyof typeof REFUSAL_GROUNDS
