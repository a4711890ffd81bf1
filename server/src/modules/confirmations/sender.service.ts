import type { Id } from '@mingdu/shared/kernel/ids'
import { confirmationToken } from '../../confirmation-token'
import type { SealBox } from '../../seal-box'
import { asksOfClue, readRound } from './confirmations.repo'

/** What opens the question to whoever sent a clue, while it is asked; null: nothing is. */
export async function linkOfClue(clueId: Id, box: SealBox): Promise<string | null> {
  const last = (await asksOfClue(clueId)).at(-1)
  const round = last && (await readRound(last.roundId))
  return last && round?.state === 'asking' ? confirmationToken(String(last._id), box) : null
}
