/** 双向监督: what the units that are supervised say of the 督查 itself, and its answer. */

/** As of 好差评: 1 to 3 are satisfied. */
export const OVERSIGHT_LEVELS = {
  1: '非常满意',
  2: '满意',
  3: '基本满意',
  4: '不满意',
  5: '非常不满意',
} as const satisfies Record<number, string>
export type OversightLevel = keyof typeof OVERSIGHT_LEVELS

export const OVERSIGHT_TAGS = {
  often: '频次过高',
  repeated: '要求重复',
  papers: '材料过多',
  hasty: '时限过紧',
  helpful: '指导有帮助',
  fair: '实事求是',
} as const satisfies Record<string, string>
export type OversightTag = keyof typeof OVERSIGHT_TAGS

/** Derived from the answer and its last day. */
export const OVERSIGHT_STATES = {
  waiting: '待答复',
  late: '答复超期',
  answered: '已答复',
} as const satisfies Record<string, string>
export type OversightState = keyof typeof OVERSIGHT_STATES
