import { SAFETY_STATES, type SafetyState } from '@mingdu/shared/safety/safety.states'

const TONES: Record<SafetyState, string> = {
  checking: 'tag',
  held: 'tag tag--off',
  passed: 'tag tag--blue',
  rejected: 'tag tag--red',
}

export function SafetyTag({ state }: { state: SafetyState }) {
  return <span className={TONES[state]}>{SAFETY_STATES[state]}</span>
}
