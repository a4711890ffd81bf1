import { JOINT_STATES } from '@mingdu/shared/cases/joint.states'
import { CASE_STATES } from '@mingdu/shared/cases/cases.states'
import { plainDate } from '@mingdu/shared/kernel/plain-date'
import type { Tx } from '../../db/connection'
import type { StoredRef } from '../../db/history'
import type { Ref } from '@mingdu/shared/kernel/ids'
import type { Actor, Signer } from '../../http/actor'
import { found } from '../../refused'
import type { BusinessTime } from '../../time'
import { currentCalendar } from '../calendar/calendar.service'
import { casesOfReviewer, openCasesOf } from './cases.handover.repo'
import { readCase } from './cases.repo'
import { changeStep, openStepsOf } from './joint.repo'
import { handlersWith, write } from './cases.service'
import { tellOffice } from './cases.telling'

/** Open cases that this person of this org examines, as a list shows them; no applicant is named. */
export async function casesHeldBy(personId: string, orgId: string, tx?: Tx) {
  return (await casesOfReviewer(personId, orgId, tx)).map(({ _id, no, title, state, due, ...where }) => ({
    ...{ id: String(_id), no, title, orgId: where.orgId, regionId: where.regionId },
    ...{ state: CASE_STATES[state], due: due || null },
  }))
}

/**
 * 交接: another examines these cases from now on; limits stay. Both are told. That who examined does not decide is
 * asked again when it is decided.
 */
export async function handCasesOver(
  moves: ReadonlyMap<string, StoredRef>,
  leaving: StoredRef,
  reason: string,
  { actor, time }: { actor: Actor; time: BusinessTime },
  tx: Tx,
): Promise<void> {
  if (moves.size === 0) return
  const day = { today: plainDate(time.today()), calendar: await currentCalendar() }
  const at = new Date(time.now())
  const by = { id: actor.id, name: actor.name }
  for (const [id, reviewer] of moves) {
    const doc = found(await readCase({ kind: 'all' }, id, tx))
    const note = `由${leaving.name}改为${reviewer.name}：${reason}`
    const set = { reviewer, handlerIds: handlersWith(doc, actor) }
    const line = { at, who: actor.name, what: '工作交接', note }
    await tellOffice(await write(doc, set, { what: 'assign', by, day, tx }, line), 'assigned', at, tx)
  }
}

/** Open cases of an org, as a list shows them; no applicant is named. */
export async function openCasesOfOrg(orgId: string, limit: number, tx?: Tx) {
  return (await openCasesOf(orgId, limit, tx)).map(({ _id, no, title, state, due }) => ({
    ...{ id: String(_id), no, title, state: CASE_STATES[state], due: due || null },
  }))
}

/** What a unit was asked for cases of others and has not answered, as a list shows it. */
export async function openStepsOfOrg(orgId: string, limit: number, tx?: Tx) {
  return (await openStepsOf(orgId, limit, tx)).map(({ _id, case: { no, title }, what, state, due }) => ({
    ...{ id: String(_id), no, title: `${title}：${what}`, state: JOINT_STATES[state], due },
  }))
}

interface Succeeding {
  from: Ref
  to: Ref
  note: string
}

/**
 * 单位并入: the successor handles these cases from now on, with the same people, the same limits and the guide they were
 * taken in under. @returns how many
 */
export async function succeedCases(
  { from, to, note }: Succeeding,
  limit: number,
  { actor, time }: { actor: Signer; time: BusinessTime },
  tx: Tx,
): Promise<number> {
  const held = await openCasesOf(from.id, limit, tx)
  if (held.length === 0) return 0
  const day = { today: plainDate(time.today()), calendar: await currentCalendar() }
  const line = { at: new Date(time.now()), who: actor.name, what: '单位并入', note }
  for (const { _id } of held) {
    const doc = found(await readCase({ kind: 'all' }, String(_id), tx))
    await write(doc, { orgId: to.id }, { what: 'clock', by: null, day, tx }, line)
  }
  return held.length
}

/** 单位并入: the successor answers what the unit was asked; what it asked itself goes on for its cases. */
export async function succeedSteps(
  { from, to, note }: Succeeding,
  limit: number,
  { actor, time }: { actor: Signer; time: BusinessTime },
  tx: Tx,
): Promise<number> {
  const steps = await openStepsOf(from.id, limit, tx)
  const line = { at: new Date(time.now()), who: actor.name, what: '单位并入', note }
  for (const step of steps) {
    const swap = (id: string) => (id === from.id ? to.id : id)
    const set = { orgId: swap(step.orgId), fromOrgId: swap(step.fromOrgId), changedAt: line.at }
    found(await changeStep(step, set, line, tx))
  }
  return steps.length
}
