import { SMALL_CELL } from '../kernel/rate-figures'
import type { ApplicantKind } from './cases.states'

/**
 * A name for a screen in a hall: of a person the first character alone, `张*`. Source: domain rules §10.
 * @param shown the name as the server masks it
 */
export function hallName(kind: ApplicantKind, shown: string): string {
  return kind === 'person' ? `${Array.from(shown)[0]?.replace('*', '') ?? ''}*` : shown
}

/** Whether an item may stand beside a person's name: where few had it, the two tell who it is. */
export function hallTitle(kind: ApplicantKind, title: string, ofThisItem: number): string {
  return kind === 'person' && ofThisItem < SMALL_CELL ? '' : title
}
