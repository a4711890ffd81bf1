import type { Refusal } from '../kernel/refusals'
import { UNDO_SECONDS } from './batch.states'

/** What is allowed for the way of the request that undoes, milliseconds: messages wait so much longer. */
const ON_THE_WAY_MS = 2000

/** Until when messages of a batch that ended at this moment are held back (epoch milliseconds). */
export function heldUntil(endedAt: number): number {
  return endedAt + UNDO_SECONDS * 1000 + ON_THE_WAY_MS
}

export interface UndoFacts {
  /** Epoch milliseconds; null: nothing was done that could be undone. */
  undoUntil: number | null
  /** Undone before, by another request. */
  undone: boolean
}

/** null while a batch can be undone, else why not. `now` is real time: ten seconds are ten seconds. */
export function undoRefusal({ undoUntil, undone }: UndoFacts, now: number): Refusal | null {
  if (undone) return { code: 'batch.undone' }
  if (undoUntil === null) return { code: 'batch.nothing' }
  return now <= undoUntil ? null : { code: 'batch.undo-late', details: { seconds: UNDO_SECONDS } }
}
