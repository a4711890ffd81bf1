import type { CaseAct } from '@mingdu/shared/cases/cases.states'
import type { Tx } from '../../db/connection'
import type { StoredRef } from '../../db/history'
import { askToRate } from './cases.ratings'
import type { CaseDoc } from './cases.repo'
import { markCase } from '../rollups/rollups.service'
import { tellApplicant } from './cases.tell'
import { closeSteps } from './joint.closing'
import type { CaseDay } from './cases.view'

/** One change of a case: an act, or what the office or the clock did beside the table of acts. */
export interface CaseChange {
  /** null when it was just received. */
  before: CaseDoc | null
  after: CaseDoc
  /** The official; null where the clock or the applicant did it. */
  by: StoredRef | null
  what: CaseAct | 'take' | 'assign' | 'supply' | 'charge' | 'silence' | 'clock' | 'joint' | 'say'
  day: CaseDay
  at: Date
}

type Effect = (change: CaseChange, tx: Tx) => Promise<void>

/** In this order. */
const EFFECTS: readonly Effect[] = [
  closeSteps,
  // before the applicant is told: the message asks for it
  askToRate,
  tellApplicant,
  ({ after, at }, tx) => markCase(String(after._id), at, tx),
]

/** What follows from a change of a case, in the transaction of the change. */
export async function follow(change: CaseChange, tx: Tx): Promise<void> {
  for (const effect of EFFECTS) await effect(change, tx)
}
