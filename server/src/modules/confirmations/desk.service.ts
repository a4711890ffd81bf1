import type { ConfirmationTally } from '@mingdu/shared/confirmations/confirmations.rules'
import type { Actor } from '../../http/actor'
import { mattersToConfirm, type MatterToDecide } from '../matters/desk.service'
import { closingRoundsOf, namedAmong } from './confirmations.repo'

/** A matter of which 群众核验 waits for 督查: to be begun, or to be sent back since people deny that it is solved. */
export interface ConfirmationToDo {
  matter: MatterToDecide['matter']
  /** What people said; null: they were not asked yet. */
  stopped: ConfirmationTally | null
}

/** What people deny first. */
export async function confirmationsToDo(actor: Actor, limit: number): Promise<ConfirmationToDo[]> {
  const matters = await mattersToConfirm(actor)
  const named = await namedAmong(matters.map(({ id }) => id))
  const rounds = await closingRoundsOf([...named])
  const found = matters.flatMap((matter): ConfirmationToDo[] => {
    const round = rounds.get(matter.id)
    if (round) return round.state === 'stopped' ? [{ matter, stopped: round.tally }] : []
    return named.has(matter.id) ? [{ matter, stopped: null }] : []
  })
  return [...found.filter(({ stopped }) => stopped), ...found.filter(({ stopped }) => !stopped)].slice(
    0,
    limit,
  )
}
