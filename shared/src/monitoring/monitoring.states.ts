/** 电子监察: what is looked for in cases, and how checks by hand go. Source: domain rules §5. */

export const ALERT_RULES = {
  silence: '不受理',
  stepLate: '环节超时',
  promisedLate: '超过承诺时限',
  legalLate: '超过法定时限',
  pauseWithoutNotice: '未告知就停算时限',
  demandOutside: '指南外要求或二次补正',
  deliveryLate: '送达超时',
  feeOutside: '违规收费',
  rectificationLate: '差评整改超期',
} as const satisfies Record<string, string>
export type AlertRule = keyof typeof ALERT_RULES

export const ALERT_STATES = { open: '未消除', closed: '已消除' } as const satisfies Record<string, string>
export type AlertState = keyof typeof ALERT_STATES

/** Why an alert closed by itself: what was owed was done, or by the facts as they are now there was no breach. */
export const ALERT_CLOSINGS = { done: '已办', void: '不成立' } as const satisfies Record<string, string>
export type AlertClosing = keyof typeof ALERT_CLOSINGS

/** 随机抽查 of cases, and 模拟办事: a visit as an applicant would make it. */
export const CHECK_KINDS = { sample: '随机抽查', simulated: '模拟办事' } as const satisfies Record<
  string,
  string
>
export type CheckKind = keyof typeof CHECK_KINDS

export const CHECK_STATES = {
  open: '待检查',
  passed: '未发现问题',
  problems: '有问题',
} as const satisfies Record<string, string>
export type CheckState = keyof typeof CHECK_STATES

/** What is looked at, in this order. */
export const CHECK_ITEMS = {
  materials: '材料齐全，没有指南以外的要求',
  notice: '补正一次告知、全部告知',
  limits: '法定和承诺时限都遵守',
  papers: '每一步都有编号的文书',
  basis: '依据正确，没有引用不适用的条款',
  fee: '收费在清单之内',
  delivery: '结果按时送达',
} as const satisfies Record<string, string>
export type CheckItem = keyof typeof CHECK_ITEMS

export const CHECK_ANSWERS = { good: '符合', bad: '不符合', none: '不涉及' } as const satisfies Record<
  string,
  string
>
export type CheckAnswer = keyof typeof CHECK_ANSWERS
