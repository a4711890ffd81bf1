import { RESULT_OF_CLUE } from '@mingdu/shared/exchange/exchange.states'
import type { ClueResolution, ClueState } from '@mingdu/shared/clues/clues.states'
import type { Tx } from '../../db/connection'
import { partnerById } from './partners.repo'
import { insertResult } from './results.repo'

/** What a result says of a clue. */
export interface ClueOutcome {
  id: string
  no: string
  origin: { partnerId: string; no: string } | null
  state: ClueState
  answer: { text: string } | null
  resolution: ClueResolution | null
}

/**
 * Leaves the result for whoever sent it, in the transaction of the change: only when what they read of it changes. It is
 * kept apart from the clue, so that what was once said stays as it was said.
 */
export async function noteResult(before: ClueState, clue: ClueOutcome, at: Date, tx: Tx): Promise<void> {
  const state = RESULT_OF_CLUE[clue.state]
  if (!clue.origin || RESULT_OF_CLUE[before] === state) return
  const { partnerId, no } = clue.origin
  const partner = await partnerById(partnerId, tx)
  const pushed = partner !== null && partner.callbackUrl !== ''
  await insertResult(
    {
      ...{ partnerId, no, clueId: clue.id, clueNo: clue.no, state, at },
      answer: clue.answer?.text ?? null,
      resolution: state === 'closed' ? clue.resolution : null,
      ...{ push: pushed ? 'waiting' : 'none', tries: 0, error: '', sentAt: null },
      // real time: it is due at once
      nextAt: pushed ? new Date(Date.now()) : null,
    },
    tx,
  )
}
