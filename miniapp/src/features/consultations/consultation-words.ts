import type { ConsultationRow } from '@mingdu/shared/consultations/consultations.api'
import { CONSULTATION_STATES } from '@mingdu/shared/consultations/consultations.states'

/** Its state, or that the answer is late. */
export function stateText({ state, late }: Pick<ConsultationRow, 'state' | 'late'>): string {
  return late ? '答复超时' : CONSULTATION_STATES[state]
}
