/** 督查通知: the formal, numbered word of 督查 about a task. Source: domain rules §3. */

/** From mild to severe. */
export const DIRECTIVE_LEVELS = {
  routine: '日常督办',
  listed: '挂牌督办',
  interview: '约谈',
} as const satisfies Record<string, string>
export type DirectiveLevel = keyof typeof DIRECTIVE_LEVELS

/** The title of the paper of each level. */
export const DIRECTIVE_PAPERS = {
  routine: '督查通知书',
  listed: '挂牌督办通知书',
  interview: '约谈通知书',
} as const satisfies Record<DirectiveLevel, string>

/** How far the org got with it; `late`: its day passed without an answer. */
export const DIRECTIVE_STATES = {
  waiting: '待签收',
  received: '待回复',
  answered: '已回复',
  late: '逾期未回复',
} as const satisfies Record<string, string>
export type DirectiveState = keyof typeof DIRECTIVE_STATES

/** What the org does with it, each once. */
export const DIRECTIVE_ACTS = { receive: '签收', answer: '回复' } as const satisfies Record<string, string>
export type DirectiveAct = keyof typeof DIRECTIVE_ACTS
