import type { Ref } from '@mingdu/shared/kernel/ids'
import { clip } from '@mingdu/shared/kernel/text'
import { INSTRUCTION_STATES } from '@mingdu/shared/matters/instructions.states'
import { LOOK_BACK_STATES } from '@mingdu/shared/matters/look-backs.states'
import { MATTER_STATES } from '@mingdu/shared/matters/matters.states'
import type { Tx } from '../../db/connection'
import type { Signer } from '../../http/actor'
import type { BusinessTime } from '../../time'
import { openInstructions } from './instructions.repo'
import { mattersKeptFromOrg } from './kept.service'
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

/** 批示 on which the matters of an org rest and that are not read yet, as a list shows them. */
export async function openInstructionsOfOrg(orgId: string, limit: number, tx?: Tx) {
  const ids = (await mattersOfOrg(orgId, limit, tx)).flatMap(({ basis }) => basis.instructionId ?? [])
  return (await openInstructions(ids, tx)).map(({ _id, no, text, state }) => ({
    ...{ id: String(_id), no, title: clip(text, 60), state: INSTRUCTION_STATES[state], due: null },
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
  act: { actor: Signer; time: BusinessTime },
  tx: Tx,
): Promise<number> {
  const swap = (id: string) => (id === from.id ? to.id : id)
  // what came from a clue about the successor stays with the org, where 督查 gives it to another
  const matters = await mattersOfOrg(from.id, limit, tx, await mattersKeptFromOrg(to.id, tx))
  for (const matter of matters) {
    const officeId = swap(matter.officeId)
    const joint = matter.jointOfficeId ? swap(matter.jointOfficeId) : null
    const set = {
      ...{ leadOrgId: swap(matter.leadOrgId), orgIds: [...new Set(matter.orgIds.map(swap))] },
      // two offices that became one lead it as one
      ...{ officeId, jointOfficeId: joint === officeId ? null : joint },
    }
    await changeMatter(matter, set, line(act, '单位并入', note), tx)
  }
  return matters.length
}

/** 单位并入: what is still to be looked at again is looked at with the successor; the closed matter stays as it is. */
export async function succeedLookBacks({ from, to }: Succeeding, limit: number, tx: Tx): Promise<number> {
  const swap = (id: string) => (id === from.id ? to.id : id)
  const docs = await lookBacksOfOrg(from.id, limit, tx)
  for (const doc of docs) {
    const set = { leadOrgId: swap(doc.leadOrgId), orgIds: [...new Set(doc.orgIds.map(swap))] }
    await changeLookBack(doc, set, tx)
  }
  return docs.length
}
