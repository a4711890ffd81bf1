/** 牌: kinds, states and acts. A card is issued by a named person; a light is computed. Source: domain rules §3, §11. */

/** From mild to severe. */
export const CARD_KINDS = {
  notice: '提示',
  yellow: '黄牌',
  red: '红牌',
  rectification: '整改建议书',
} as const satisfies Record<string, string>
export type CardKind = keyof typeof CARD_KINDS

/** The title of the paper of each kind. */
export const CARD_PAPERS = {
  notice: '监察提示函',
  yellow: '督办通知（黄牌）',
  red: '督办通知（红牌）',
  rectification: '整改建议书',
} as const satisfies Record<CardKind, string>

/** What a card may be about. */
/** `rating` bears no number: by the case the rated would know who rated. */
export const CARD_SUBJECTS = { case: '办件', task: '督办任务', rating: '差评整改' } as const satisfies Record<
  string,
  string
>
export type CardSubjectKind = keyof typeof CARD_SUBJECTS

export const CARD_STATES = {
  proposed: '待发',
  declined: '不予发牌',
  issued: '已发待送达',
  delivered: '已送达',
  appealed: '申诉中',
  upheld: '维持',
  withdrawn: '撤销',
  lifted: '已摘牌',
} as const satisfies Record<string, string>
export type CardState = keyof typeof CARD_STATES

export const CARD_ACTS = {
  issue: '发牌',
  decline: '不予发牌',
  deliver: '登记送达',
  appeal: '申诉',
  uphold: '复核维持',
  withdraw: '复核撤销',
  lift: '摘牌',
} as const satisfies Record<string, string>
export type CardAct = keyof typeof CARD_ACTS

/** Which act is possible in which state, and where it leads; a new state does not compile until it answers. */
export const CARD_STATE_ACTS = {
  proposed: { issue: 'issued', decline: 'declined' },
  declined: {},
  issued: { deliver: 'delivered' },
  delivered: { appeal: 'appealed', lift: 'lifted' },
  appealed: { uphold: 'upheld', withdraw: 'withdrawn' },
  upheld: { lift: 'lifted' },
  withdrawn: {},
  lifted: {},
} as const satisfies Record<CardState, Partial<Record<CardAct, CardState>>>

/** A card that binds its org: its limit runs or has passed, and nobody took it back. */
export const STANDING: readonly CardState[] = ['delivered', 'upheld']

/** Neither declined, withdrawn nor lifted. */
export const OPEN_CARD_STATES: readonly CardState[] = [
  'proposed',
  'issued',
  'delivered',
  'appealed',
  'upheld',
]

/** Working days to appeal, from the day after 送达. */
export const APPEAL_DAYS = 3
