/**
 * 群众核验: before the 销号 of a matter that touches people, and again some time after it, those concerned say with one
 * tap whether it is solved. Source: 政府督查工作条例 §12 (访谈, telephone and “互联网+督查” are
 * ways of 督查) and the practice of 回访.
 */
export const CONFIRMATION_ANSWERS = {
  solved: '已解决',
  half: '解决一半',
  unsolved: '没解决',
} as const satisfies Record<string, string>
export type ConfirmationAnswer = keyof typeof CONFIRMATION_ANSWERS

/** When those concerned are asked. */
export const CONFIRMATION_ROUNDS = {
  closing: '销号前',
  first: '销号后第一次',
  second: '销号后第二次',
} as const satisfies Record<string, string>
export type ConfirmationRound = keyof typeof CONFIRMATION_ROUNDS

export const CONFIRMATION_STATES = {
  planned: '未到期',
  asking: '征询中',
  /** Over, by what was said: `few` neither lets pass nor stops. */
  passed: '群众认可',
  few: '回应不足',
  stopped: '群众不认可',
  void: '不再需要',
} as const satisfies Record<string, string>
export type ConfirmationState = keyof typeof CONFIRMATION_STATES

/** How a round may end by what was said. */
export type ConfirmationOutcome = Extract<ConfirmationState, 'passed' | 'few' | 'stopped'>

interface ActRow {
  name: string
  /** The state after the act; `said`: whatever the answers make of it; null where it is not allowed. */
  from: Record<ConfirmationState, ConfirmationState | 'said' | null>
}

const NOWHERE = { passed: null, few: null, stopped: null, void: null } as const

export const CONFIRMATION_ACTS = {
  open: { name: '开始征询', from: { ...NOWHERE, planned: 'asking', asking: null } },
  answer: { name: '回答', from: { ...NOWHERE, planned: null, asking: 'asking' } },
  end: { name: '截止', from: { ...NOWHERE, planned: null, asking: 'said' } },
  /** The matter went back to work, or was reopened: what still waits is asked about anew later. */
  void: { name: '作废', from: { ...NOWHERE, planned: 'void', asking: 'void' } },
} as const satisfies Record<string, ActRow>
export type ConfirmationAct = keyof typeof CONFIRMATION_ACTS

/**
 * What a round leads to that the answers stopped: back to work before 销号; after it a 回头看 at once, outside of the
 * sample, whose 反弹 reopens the same number.
 */
export const AFTER_STOPPED = {
  closing: 'sendBack',
  first: 'lookBack',
  second: 'lookBack',
} as const satisfies Record<ConfirmationRound, 'sendBack' | 'lookBack'>
