import type { Ref } from '@mingdu/shared/kernel/ids'
import { LOOK_BACK_STATES } from '@mingdu/shared/matters/look-backs.states'
import { MATTER_STATES } from '@mingdu/shared/matters/matters.states'
import type { Tx } from '../../db/connection'
import type { Actor } from '../../http/actor'
import type { BusinessTime } from '../../time'
import { changeMatter } from './matters.repo'
import { line } from './matters.service'
import { changeLookBack, lookBacksOfOrg, mattersNotOver, mattersOfOrg } from './succession.repo'

export { mattersNotOver }

interface Succeeding {
  from: Ref
  to: Ref
  note: string
}

/** Matters that are not over in which an org has a part, as a list shows them. */
export async function openMattersOfOrg(orgId: string, limit: number, tx?: Tx) {
  return (await mattersOfOrg(orgId, limit, tx)).map(({ _id, no, title, state, due }) => ({
    ...{ id: String(_id), no, title, state: MATTER_STATES[state], due },
  }))
}

/** 回头看 still to be done at an org, as a list shows them. */
export async function openLookBacksOfOrg(orgId: string, limit: number, tx?: Tx) {
  return (await lookBacksOfOrg(orgId, limit, tx)).map(({ _id, no, title, state, dueOn }) => ({
    ...{ id: String(_id), no, title, state: LOOK_BACK_STATES[state], due: dueOn },
  }))
}

/** 单位并入: the successor leads, takes part in or watches over what the org did. */
export async function succeedMatters(
  { from, to, note }: Succeeding,
  limit: number,
  act: { actor: Actor; time: BusinessTime },
  tx: Tx,
): Promise<void> {
  const swap = (id: string) => (id === from.id ? to.id : id)
  for (const matter of await mattersOfOrg(from.id, limit, tx)) {
    const officeId = swap(matter.officeId)
    const joint = matter.jointOfficeId ? swap(matter.jointOfficeId) : null
    const set = {
      ...{ leadOrgId: swap(matter.leadOrgId), orgIds: [...new Set(matter.orgIds.map(swap))] },
      // two offices that became one lead it as one
      ...{ officeId, jointOfficeId: joint === officeId ? null : joint },
    }
    await changeMatter(matter, set, line(act, '单位并入', note), tx)
  }
}

/** 单位并入: what is still to be looked at again is looked at with the successor; the closed matter stays as it is. */
export async function succeedLookBacks({ from, to }: Succeeding, limit: number, tx: Tx): Promise<void> {
  const swap = (id: string) => (id === from.id ? to.id : id)
  for (const doc of await lookBacksOfOrg(from.id, limit, tx)) {
    const set = { leadOrgId: swap(doc.leadOrgId), orgIds: [...new Set(doc.orgIds.map(swap))] }
    await changeLookBack(doc, set, tx)
  }
}
