import type { Id } from '@mingdu/shared/kernel/ids'
import type { Tx } from '../../db/connection'
import type { BusinessTime } from '../../time'
import { changeLookBack, insertLookBacks, waitingLookBack } from './look-backs.repo'
import { findMatter } from './matters.repo'

/**
 * Makes a 回头看 of a matter due today, whether it was drawn or not: those concerned say that it is not solved. Of one
 * that is not closed any more nothing is looked back at.
 */
export async function lookBackNow(matterId: Id, round: 1 | 2, time: BusinessTime, tx: Tx): Promise<void> {
  const matter = await findMatter({ kind: 'all' }, matterId, tx)
  if (!matter || (matter.state !== 'closed' && matter.state !== 'longTerm')) return
  const dueOn = time.today()
  const waiting = await waitingLookBack(matterId, round, tx)
  if (waiting) {
    if (waiting.state === 'planned') await changeLookBack(waiting, { state: 'due', dueOn }, tx)
    return
  }
  const { regionId, no, title, leadOrgId, orgIds, supervisor } = matter
  const doc = {
    ...{ version: 1, regionId, matterId, no, title, leadOrgId, orgIds, supervisor, round, dueOn },
    ...{ state: 'due' as const, method: null, note: '', fileIds: [], by: null, at: null },
  }
  await insertLookBacks([doc], tx)
}
