/** 领导批示: what a leader wrote, from which a matter is set up and to which its result is reported back. */
export const INSTRUCTION_STATES = {
  open: '待立项',
  inHand: '办理中',
  reported: '已反馈',
  read: '已阅',
} as const satisfies Record<string, string>
export type InstructionState = keyof typeof INSTRUCTION_STATES

export const INSTRUCTION_ACTS = {
  report: '反馈结果',
  markRead: '已阅',
  repeat: '再批示',
} as const satisfies Record<string, string>
export type InstructionAct = keyof typeof INSTRUCTION_ACTS

/** Which act is possible in which state, and where it leads; a new state does not compile until it answers. */
export const INSTRUCTION_STATE_ACTS = {
  open: {},
  inHand: { report: 'reported' },
  reported: { markRead: 'read', repeat: 'inHand' },
  read: { repeat: 'inHand' },
} as const satisfies Record<InstructionState, Partial<Record<InstructionAct, InstructionState>>>
