import type { ClueSource, ClueState } from '../clues/clues.states'

/** 对接: other systems that send clues and get their results. Source: the product's domain rules, §7. */

/** What a partner's clues are; the public has a side of its own. */
export type ExchangeSource = Exclude<ClueSource, 'public'>

/** How a partner signs, and how it is answered. */
export const EXCHANGE_ALGORITHMS = {
  'hmac-sha256': 'HMAC-SHA256（共享密钥）',
  sm2: 'SM2（国密，公钥验签）',
} as const satisfies Record<string, string>
export type ExchangeAlgorithm = keyof typeof EXCHANGE_ALGORITHMS

export const PARTNER_STATES = { active: '启用', stopped: '已停用' } as const satisfies Record<string, string>
export type PartnerState = keyof typeof PARTNER_STATES

export const PARTNER_ACTS = {
  change: '修改',
  rotate: '更换密钥',
  stop: '停用',
  start: '启用',
  resend: '重新推送',
} as const satisfies Record<string, string>
export type PartnerAct = keyof typeof PARTNER_ACTS

/** Which act is possible in which state, and where it leads; a new state does not compile until it answers. */
export const PARTNER_STATE_ACTS = {
  active: { change: 'active', rotate: 'active', stop: 'stopped', resend: 'active' },
  stopped: { change: 'stopped', start: 'active' },
} as const satisfies Record<PartnerState, Partial<Record<PartnerAct, PartnerState>>>

/** How far a clue is, as its sender's system reads it: which office has it, or gave it back, is nothing it needs. */
export const RESULT_STATES = {
  received: '已收到',
  inHand: '办理中',
  answered: '已答复',
  closed: '已办结',
  merged: '已并案办理',
  declined: '不予受理',
  transferred: '已转出',
} as const satisfies Record<string, string>
export type ResultState = keyof typeof RESULT_STATES

export const RESULT_OF_CLUE = {
  received: 'received',
  dispatched: 'inHand',
  givenBack: 'inHand',
  inHand: 'inHand',
  answered: 'answered',
  closed: 'closed',
  merged: 'merged',
  declined: 'declined',
  transferred: 'transferred',
} as const satisfies Record<ClueState, ResultState>

/** What became of one push of a result. */
export const PUSH_STATES = {
  none: '不推送',
  waiting: '待推送',
  sent: '已送达',
  failed: '推送失败',
  withheld: '应当回避，不推送',
  acknowledged: '对方已取',
} as const satisfies Record<string, string>
export type PushState = keyof typeof PUSH_STATES

/** Of those a person may set going again. */
export const RESENDABLE = {
  none: false,
  waiting: false,
  sent: true,
  failed: true,
  withheld: false,
  acknowledged: true,
} as const satisfies Record<PushState, boolean>

/** Minutes before each further try; after the last one it is given up. */
export const PUSH_WAITS = [1, 5, 15, 60, 240, 720] as const
