import { clip } from '@mingdu/shared/kernel/text'
import { INSTRUCTION_STATES } from '@mingdu/shared/matters/instructions.states'
import { LOOK_BACK_STATES } from '@mingdu/shared/matters/look-backs.states'
import { MATTER_STATES } from '@mingdu/shared/matters/matters.states'
import type { Tx } from '../../db/connection'
import type { StoredRef } from '../../db/history'
import type { Actor } from '../../http/actor'
import { found } from '../../refused'
import type { BusinessTime } from '../../time'
import { giveLookBack, lookBacksInHand, mattersInHand } from './handover.repo'
import { changeInstruction, instructionsFollowedBy } from './instructions.repo'
import { supervisedFacts } from './matters.facts'
import { giveMatter } from './supervisor.service'
import { tellSuccessor } from './supervisor.telling'

/** Matters of which this person is the 责任督查员, as a list shows them. */
export async function mattersHeldBy(personId: string, tx?: Tx) {
  return (await mattersInHand(personId, tx)).map((doc) => {
    const { _id, no, title, leadOrgId, regionId, state, due } = doc
    const row = { id: String(_id), no, title, orgId: leadOrgId, regionId, due }
    return { ...row, state: MATTER_STATES[state], matter: supervisedFacts(doc) }
  })
}

/** 回头看 of this person that are still to be done. */
export async function lookBacksHeldBy(personId: string, tx?: Tx) {
  return (await lookBacksInHand(personId, tx)).map(
    ({ _id, no, title, leadOrgId, regionId, state, dueOn }) => ({
      ...{
        id: String(_id),
        no,
        title,
        orgId: leadOrgId,
        regionId,
        state: LOOK_BACK_STATES[state],
        due: dueOn,
      },
    }),
  )
}

/** 交接: another 责任督查员 for these matters, and for all of their tasks. Told to the successor. */
export async function handMattersOver(
  moves: ReadonlyMap<string, StoredRef>,
  leaving: StoredRef,
  reason: string,
  act: { actor: Actor; time: BusinessTime },
  tx: Tx,
): Promise<void> {
  const matters = (await mattersInHand(leaving.id, tx)).filter(({ _id }) => moves.has(String(_id)))
  for (const matter of matters) {
    const supervisor = moves.get(String(matter._id))
    if (!supervisor) continue
    await giveMatter(matter, supervisor, { what: '工作交接', reason }, act, tx)
    await tellSuccessor(matter, supervisor, act, tx)
  }
}

/** 批示 that this person of the office follows, as a list shows them. */
export async function instructionsHeldBy(personId: string, orgId: string, tx?: Tx) {
  return (await instructionsFollowedBy(personId, tx)).map(({ _id, no, leader, text, regionId, state }) => ({
    ...{ id: String(_id), no, title: `${leader.name}：${clip(text, 40)}`, orgId, regionId },
    ...{ state: INSTRUCTION_STATES[state], due: null },
  }))
}

/** 交接: another of the office follows these from now on; who entered them stays on record. */
export async function handInstructionsOver(
  moves: ReadonlyMap<string, StoredRef>,
  leaving: StoredRef,
  reason: string,
  { actor, time }: { actor: Actor; time: BusinessTime },
  tx: Tx,
): Promise<void> {
  const at = new Date(time.now())
  for (const doc of await instructionsFollowedBy(leaving.id, tx)) {
    const followedBy = moves.get(String(doc._id))
    if (!followedBy) continue
    const note = `${leaving.name} 交给 ${followedBy.name}。${reason}`
    const line = { at, who: actor.name, what: '工作交接', note }
    found(await changeInstruction(doc, { followedBy }, line, tx))
  }
}

export async function handLookBacksOver(
  moves: ReadonlyMap<string, StoredRef>,
  leaving: StoredRef,
  tx: Tx,
): Promise<void> {
  const due = await lookBacksInHand(leaving.id, tx)
  for (const doc of due) {
    const supervisor = moves.get(String(doc._id))
    if (supervisor) await giveLookBack(doc, supervisor, tx)
  }
}
