import { plannedLookBacks } from '@mingdu/shared/matters/closing.rules'
import type { Tx } from '../../db/connection'
import { currentRules } from '../rules/rules.service'
import { insertLookBacks, voidWaiting } from './look-backs.repo'
import type { MatterDoc } from './matters.model'
import type { MatterAct } from './matters.service'

export { voidWaiting as voidLookBacks }

/** Plans the 回头看 of a matter that leaves today, where it was drawn. */
export async function planLookBacks(
  matter: MatterDoc,
  longTerm: boolean,
  { time }: Pick<MatterAct, 'time'>,
  tx: Tx,
): Promise<void> {
  const { values } = await currentRules()
  const { regionId, no, title, leadOrgId, orgIds, supervisor } = matter
  const matterId = String(matter._id)
  const rounds = plannedLookBacks(
    { id: matterId, relapses: matter.relapses ?? 0, longTerm },
    time.today(),
    values,
  )
  const docs = rounds.map(({ round, dueOn }) => ({
    ...{ version: 1, regionId, matterId, no, title, leadOrgId, orgIds, supervisor, round, dueOn },
    ...{ state: 'planned' as const, method: null, note: '', fileIds: [], by: null, at: null },
  }))
  await insertLookBacks(docs, tx)
}
