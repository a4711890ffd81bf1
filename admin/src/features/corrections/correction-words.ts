import type { Correction } from '@mingdu/shared/corrections/corrections.api'
import { CORRECTION_OUTCOMES } from '@mingdu/shared/corrections/corrections.rules'

/** The page in the console that a 纠错 is about. */
export function targetPath({ kind, id }: Pick<Correction['target'], 'kind' | 'id'>): string {
  if (kind === 'power') return `/powers/${id}`
  return kind === 'guide' ? `/guides/${id}` : `/duty-lists?orgId=${id}`
}

/** `待答复`, or how it was answered. */
export function stateText({ outcome }: Pick<Correction, 'outcome'>): string {
  return outcome === null ? '待答复' : CORRECTION_OUTCOMES[outcome]
}
