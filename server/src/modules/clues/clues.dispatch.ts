import type { Body } from '@mingdu/shared/kernel/endpoint'
import type { clueActsApi } from '@mingdu/shared/clues/clue-acts.api'
import { addWorkdays } from '@mingdu/shared/kernel/work-calendar'
import { returnUntil } from '@mingdu/shared/tasks/acts.rules'
import type { Tx } from '../../db/connection'
import { found, Refused } from '../../refused'
import { currentCalendar } from '../calendar/calendar.service'
import { keptFromOfClue } from '../matters/keeping.service'
import { createMatter } from '../matters/matters.service'
import { orgsById, regionIdOf } from '../orgs/orgs.service'
import { currentRules } from '../rules/rules.service'
import { moveClue, openClue, writeClue, type ClueActing } from './clues.acts'
import { bodyIdOf, provenFree } from './clues.recusal'
import type { AssignmentDoc, ClueDoc } from './clues.repo'
import { tellSender, tellUnit } from './clues.telling'

type Input<K extends keyof typeof clueActsApi> = Omit<Body<(typeof clueActsApi)[K]>, 'version'>

export async function declineClue(reason: string, acting: ClueActing, tx: Tx): Promise<ClueDoc> {
  const doc = await openClue('decline', acting, tx)
  const set = { closedAt: new Date(acting.time.now()) }
  const left = { set, note: reason, step: { what: '不予受理', note: reason } }
  const declined = await moveClue('decline', doc, left, acting, tx)
  await tellSender(declined, 'clueClosed', '不予受理', atOf(acting), tx)
  return declined
}

export async function transferClue(
  { to, reason }: Input<'transferOut'>,
  acting: ClueActing,
  tx: Tx,
): Promise<ClueDoc> {
  const doc = await openClue('transferOut', acting, tx)
  const step = { what: `转${to}办理`, note: reason }
  const set = { transferredTo: to, closedAt: new Date(acting.time.now()) }
  const sent = await moveClue('transferOut', doc, { set, note: `${to}：${reason}`, step }, acting, tx)
  await tellSender(sent, 'clueClosed', '已转出', atOf(acting), tx)
  return sent
}

/** 派单. @throws Refused `clue.org`, `clue.shut` */
export async function dispatchClue(body: Input<'dispatch'>, acting: ClueActing, tx: Tx): Promise<ClueDoc> {
  const doc = await openClue('dispatch', acting, tx)
  const { at } = atOf(acting)
  const [calendar, { values }] = await Promise.all([currentCalendar(), currentRules()])
  const assignment = await assignmentFor(doc, body, at, returnUntil(at.toISOString(), calendar))
  const due = addWorkdays(calendar, acting.time.today(), body.workdays ?? values.clueWorkdays).date
  const left = {
    set: { assignment, due, handback: null },
    note: assignment.org.name,
    step: { what: '已受理，交承办单位' },
  }
  const given = await moveClue('dispatch', doc, left, acting, tx)
  await tellUnit(given, '待签收', at, tx)
  await tellSender(given, 'clueAccepted', '已受理', atOf(acting), tx)
  return given
}

export async function withdrawClue(reason: string, acting: ClueActing, tx: Tx): Promise<ClueDoc> {
  const doc = await openClue('withdraw', acting, tx)
  return moveClue('withdraw', doc, { set: { assignment: null, due: null }, note: reason }, acting, tx)
}

/** 决定退回: back to 分办, or the unit goes on, from now. */
export async function decideBack(
  { accept, note }: Input<'decideBack'>,
  acting: ClueActing,
  tx: Tx,
): Promise<ClueDoc> {
  const act = accept ? 'acceptBack' : 'refuseBack'
  const doc = await openClue(act, acting, tx)
  if (accept)
    return moveClue(act, doc, { set: { assignment: null, handback: null, due: null }, note }, acting, tx)
  // refused once, it is not given back again
  const assignment = doc.assignment && { ...doc.assignment, returnUntil: atOf(acting).at }
  const refused = await moveClue(act, doc, { set: { assignment, handback: null }, note }, acting, tx)
  await tellUnit(refused, '退回没有同意，请继续办理', atOf(acting).at, tx)
  return refused
}

export async function reopenByOffice(reason: string, acting: ClueActing, tx: Tx): Promise<ClueDoc> {
  const doc = await openClue('reopen', acting, tx)
  return moveClue('reopen', doc, { set: REOPENED, note: reason, step: { what: '重新打开' } }, acting, tx)
}

/** What begins anew under the same number. */
export const REOPENED = {
  ...{ assignment: null, handback: null, answer: null, callBack: null, resolution: null, rated: null },
  ...{ due: null, answeredAt: null, closedAt: null },
} satisfies Partial<ClueDoc>

/** 立项 from a clue; the matter names the number alone. @throws Refused `clue.shut`, `clue.org` */
export async function clueToMatter(body: Input<'toMatter'>, acting: ClueActing, tx: Tx): Promise<ClueDoc> {
  const doc = await openClue('toMatter', acting, tx)
  const { at } = atOf(acting)
  const lead = found((await orgsById([body.leadOrgId])).get(body.leadOrgId))
  await provenFree(doc.shut, lead, at)
  const basis = { kind: 'clue' as const, text: `线索 ${doc.no}`, fileIds: [], instructionId: null }
  const fixed = { classified: false as const, category: 'clue' as const, jointOfficeId: null, note: '' }
  const asked = { ...body, ...fixed, basis, plan: { text: '', fileIds: [] } }
  const matter = await createMatter(asked, acting, tx, keptFromOfClue(doc.shut))
  const set = { matter: { id: matter.id, title: matter.title, at } }
  return writeClue(doc, { set, what: '转为督查事项', note: matter.title }, acting, tx)
}

async function assignmentFor(
  doc: ClueDoc,
  { orgId, designated, note }: Input<'dispatch'>,
  at: Date,
  until: number,
): Promise<AssignmentDoc> {
  const org = (await orgsById([orgId])).get(orgId)
  if (org?.status !== 'active' || (await regionIdOf(orgId)) !== doc.regionId) throw new Refused('clue.org')
  return {
    org: { id: org.id, name: org.name },
    ...{ bodyId: await bodyIdOf(orgId), handler: null, workedBy: [], designated, note, at, signedAt: null },
    returnUntil: new Date(until),
    proof: await provenFree(doc.shut, org, at),
  }
}

function atOf({ time, box }: ClueActing) {
  return { at: new Date(time.now()), box }
}
