import type { Refusal } from '../kernel/refusals'

export const CORRECTION_OUTCOMES = {
  corrected: '已改正',
  explained: '已解释',
  notValid: '查无此事',
} as const satisfies Record<string, string>
export type CorrectionOutcome = keyof typeof CORRECTION_OUTCOMES

export const CORRECTION_TARGETS = {
  power: '权力事项',
  guide: '办事指南',
  dutyList: '责任清单',
} as const satisfies Record<string, string>
export type CorrectionTargetKind = keyof typeof CORRECTION_TARGETS

/** `纠错〔2026〕0001`: gapless within the year. */
export function correctionNo(year: number, ordinal: number): string {
  return `纠错〔${year}〕${String(ordinal).padStart(4, '0')}`
}

/** Answered once: who asks again writes again. */
export function replyCorrectionRefusal({ state }: { state: 'open' | 'answered' }): Refusal | null {
  return state === 'answered' ? { code: 'correction.answered' } : null
}
