import { classifiedRefusal, newSupervisorRefusal } from '@mingdu/shared/matters/matters.rules'
import type { Matter } from '@mingdu/shared/matters/matters.schema'
import { MATTER_ACTIONS } from '@mingdu/shared/matters/matters.states'
import type { Tx } from '../../db/connection'
import type { StoredRef } from '../../db/history'
import { refuseIf } from '../../refused'
import { renameMatter } from '../tasks/tree.service'
import { giveLookBacksOf } from './handover.repo'
import { refuseAmong } from './keeping.service'
import { supervisedFacts, supervisorOf } from './matters.facts'
import { changeMatter, type MatterDoc } from './matters.repo'
import { line, openMatter, viewMatter, type MatterAct } from './matters.service'
import { tellSupervisors } from './supervisor.telling'

export interface NewSupervisor {
  supervisorId: string
  reason: string
}

/** 换督查员: another person answers for the supervision of this matter, from now on. */
export async function changeSupervisor(to: NewSupervisor, act: MatterAct, tx: Tx): Promise<Matter> {
  await replaceSupervisor(to, act, tx)
  return viewMatter(act.id, act, tx)
}

/**
 * The same without showing it. @returns the matter as it was
 * @throws Refused `matter.supervisor`, those of `newSupervisorRefusal`, `text.classified`
 */
export async function replaceSupervisor(
  { supervisorId, reason }: NewSupervisor,
  act: MatterAct,
  tx: Tx,
): Promise<MatterDoc> {
  const matter = await openMatter('changeSupervisor', act, tx)
  refuseIf(classifiedRefusal(reason))
  const { orgId, ...to } = await supervisorOf(supervisorId, matter.regionId)
  refuseIf(newSupervisorRefusal(supervisedFacts(matter), { ...to, orgId }))
  await giveMatter(matter, to, { what: MATTER_ACTIONS.changeSupervisor, reason }, act, tx)
  await tellSupervisors(matter, to, { heading: MATTER_ACTIONS.changeSupervisor, reason }, act, tx)
  return matter
}

/** Puts a matter, its tasks and its 回头看 that wait in the hands of this person; who supervises moves no light. */
export async function giveMatter(
  matter: MatterDoc,
  to: StoredRef,
  { what, reason }: { what: string; reason: string },
  act: Pick<MatterAct, 'actor' | 'time'>,
  tx: Tx,
): Promise<void> {
  await refuseAmong(matter.keptFrom ?? [], { personIds: [to.id] })
  const note = `${matter.supervisor.name} 交给 ${to.name}。${reason}`
  const { lightUntil } = matter
  await changeMatter(matter, { supervisor: to, lightUntil }, line(act, what, note), tx)
  await renameMatter(String(matter._id), { supervisor: to }, tx)
  await giveLookBacksOf(String(matter._id), matter.supervisor.id, to, tx)
}
