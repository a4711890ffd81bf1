import { INSTRUCTION_STATES } from '@mingdu/shared/matters/instructions.states'
import { LOOK_BACK_STATES } from '@mingdu/shared/matters/look-backs.states'
import { MATTER_STATES } from '@mingdu/shared/matters/matters.states'
import type { Tx } from '../../db/connection'
import type { StoredRef } from '../../db/history'
import type { Actor } from '../../http/actor'
import { found } from '../../refused'
import type { BusinessTime } from '../../time'
import { clip } from '@mingdu/shared/kernel/text'
import { tellPeople } from '../messages/messages.service'
import { renameMatter } from '../tasks/tree.service'
import { giveLookBack, lookBacksInHand, mattersInHand } from './handover.repo'
import { changeInstruction, instructionsFollowedBy } from './instructions.repo'
import { changeMatter, type MatterDoc } from './matters.repo'
import { line } from './matters.service'

/** Matters of which this person is the 责任督查员, as a list shows them. */
export async function mattersHeldBy(personId: string, tx?: Tx) {
  return (await mattersInHand(personId, tx)).map(({ _id, no, title, leadOrgId, regionId, state, due }) => ({
    ...{ id: String(_id), no, title, orgId: leadOrgId, regionId, state: MATTER_STATES[state], due },
  }))
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
    const note = `${leaving.name} 交给 ${supervisor.name}。${reason}`
    await changeMatter(matter, { supervisor }, line(act, '工作交接', note), tx)
    await renameMatter(String(matter._id), { supervisor }, tx)
    await tell(matter, supervisor, leaving, act, tx)
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

async function tell(
  matter: MatterDoc,
  successor: StoredRef,
  leaving: StoredRef,
  { actor, time }: { actor: Actor; time: BusinessTime },
  tx: Tx,
): Promise<void> {
  const id = String(matter._id)
  const name = clip(matter.title, 20)
  const message = {
    kind: 'matterMoved' as const,
    recipientIds: [successor.id],
    subject: { kind: 'matter' as const, id, no: matter.no, name },
    dedupe: `handover:v${matter.version + 1}`,
    title: `工作交接：${name}`,
    body: `${matter.no}。${leaving.name}的事项由您任责任督查员。`,
    target: { kind: 'matter' as const, id },
    ...{ light: null, due: matter.due, remaining: '', sender: actor.orgName },
  }
  await tellPeople([message], new Date(time.now()), tx)
}
