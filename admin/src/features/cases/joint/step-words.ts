import type { JointStep } from '@mingdu/shared/cases/joint.schema'
import { JOINT_STATES, type JointState } from '@mingdu/shared/cases/joint.states'

export function stepTone(state: JointState): string {
  if (state === 'returned') return 'tag tag--red'
  return state === 'todo' || state === 'doing' ? 'tag tag--blue' : 'tag tag--off'
}

export function stepStateText({ state, handler }: Pick<JointStep, 'state' | 'handler'>): string {
  return handler ? `${JOINT_STATES[state]} ${handler.name}` : JOINT_STATES[state]
}
