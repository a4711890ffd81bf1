/** 督查通报 and 专报: what the 督查室 tells the units of its region about where their tasks stand. */

export const BULLETIN_KINDS = {
  weekly: '周通报',
  monthly: '月通报',
  special: '专报',
} as const satisfies Record<string, string>
export type BulletinKind = keyof typeof BULLETIN_KINDS

/** The kinds the system drafts by itself. */
export const REGULAR_KINDS = ['weekly', 'monthly'] as const satisfies readonly BulletinKind[]
export type RegularKind = (typeof REGULAR_KINDS)[number]

/** The character of each kind in its number. */
export const BULLETIN_MARKS = {
  weekly: '周',
  monthly: '月',
  special: '专',
} as const satisfies Record<BulletinKind, string>

export const BULLETIN_STATES = {
  draft: '拟稿',
  issued: '已印发',
  withdrawn: '已撤回',
  discarded: '已作废',
} as const satisfies Record<string, string>
export type BulletinState = keyof typeof BULLETIN_STATES

export const BULLETIN_ACTS = {
  edit: '修改',
  refresh: '重新取数',
  issue: '印发',
  withdraw: '撤回',
  discard: '作废',
} as const satisfies Record<string, string>
export type BulletinAct = keyof typeof BULLETIN_ACTS

/** In which state which act is possible, and where it leads. */
export const BULLETIN_STATE_ACTS = {
  draft: { edit: 'draft', refresh: 'draft', issue: 'issued', discard: 'discarded' },
  issued: { withdraw: 'withdrawn' },
  withdrawn: {},
  discarded: {},
} as const satisfies Record<BulletinState, Partial<Record<BulletinAct, BulletinState>>>

/** What is written by hand, in the order of the paper; the system drafts the first and the third. */
export const BULLETIN_TEXTS = {
  lead: '总体情况',
  good: '好的做法',
  problems: '存在的问题',
  next: '下一步要求',
} as const satisfies Record<string, string>
export type BulletinText = keyof typeof BULLETIN_TEXTS

/** Whether a unit moved forward against the period before. */
export const VERDICTS = {
  better: '好转',
  worse: '变差',
  mixed: '有升有降',
  same: '持平',
} as const satisfies Record<string, string>
export type Verdict = keyof typeof VERDICTS
