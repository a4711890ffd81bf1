/** 联办: what another unit does for a case beside its reviewer. */

export const JOINT_STATES = {
  todo: '待办',
  doing: '办理中',
  done: '已办',
  returned: '退回',
  cancelled: '不再需要',
} as const satisfies Record<string, string>
export type JointState = keyof typeof JOINT_STATES

export const JOINT_ACTS = { take: '认领联办', answer: '答复联办' } as const satisfies Record<string, string>
export type JointAct = keyof typeof JOINT_ACTS

/** Which act is possible in which state; a new state does not compile until it answers. */
export const JOINT_STATE_ACTS = {
  todo: ['take', 'answer'],
  doing: ['take', 'answer'],
  done: [],
  returned: [],
  cancelled: [],
} as const satisfies Record<JointState, readonly JointAct[]>

/** What an answer says: done with an opinion, or given back as not theirs. */
export const JOINT_OUTCOMES = { done: '已办', returned: '退回' } as const satisfies Record<string, string>
export type JointOutcome = keyof typeof JOINT_OUTCOMES

/** Whether the step still waits for its unit. */
export function isOpenJoint(state: JointState): boolean {
  const acts: readonly JointAct[] = JOINT_STATE_ACTS[state]
  return acts.length > 0
}
