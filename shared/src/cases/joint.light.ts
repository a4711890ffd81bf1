import { LIGHTS, type LightColour } from '../kernel/light'
import { remainingText } from '../parts/figures'
import { SOON_WORKDAYS } from './cases.light'
import type { JointStep } from './joint.schema'

/** The light of a step by its own limit, as a case has it; null once it is closed. */
export function stepLight({ remaining }: Pick<JointStep, 'remaining'>): LightColour | null {
  if (remaining === null) return null
  if (remaining < 0) return 'red'
  return remaining <= SOON_WORKDAYS ? 'yellow' : 'green'
}

/** `正常 · 剩 3 个工作日`, `超期 1 个工作日`; of a closed one whether it was late. */
export function stepLeftText(step: Pick<JointStep, 'remaining' | 'late' | 'state'>): string {
  const light = stepLight(step)
  if (step.remaining === null || light === null)
    return step.state === 'cancelled' ? '不再计时' : step.late ? '超期答复' : '按期答复'
  const left = remainingText(step.remaining)
  return light === 'red' ? left : `${LIGHTS[light].word} · ${left}`
}
