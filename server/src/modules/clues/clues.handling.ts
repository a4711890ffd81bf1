import type { Body } from '@mingdu/shared/kernel/endpoint'
import type { clueActsApi } from '@mingdu/shared/clues/clue-acts.api'
import { RATING_LEVELS } from '@mingdu/shared/ratings/ratings.states'
import { CLUE_RESOLUTIONS } from '@mingdu/shared/clues/clues.states'
import { classifiedRefusal } from '@mingdu/shared/matters/matters.rules'
import type { Tx } from '../../db/connection'
import { Refused, refuseIf } from '../../refused'
import { orgsById } from '../orgs/orgs.service'
import { moveClue, openClue, refOf, withWorker, writeClue, type ClueActing } from './clues.acts'
import { shutFromOrg } from './clues.recusal'
import type { AssignmentDoc, ClueDoc } from './clues.repo'
import { tellSender, tellSupervisors, tellUnit } from './clues.telling'

type Input<K extends keyof typeof clueActsApi> = Omit<Body<(typeof clueActsApi)[K]>, 'version'>

export async function signClue(acting: ClueActing, tx: Tx): Promise<ClueDoc> {
  const doc = await openClue('sign', acting, tx)
  const assignment = { ...worked(doc, acting), handler: refOf(acting.actor), signedAt: now(acting) }
  return moveClue('sign', doc, { set: { assignment }, step: { what: '承办单位已签收' } }, acting, tx)
}

/** 退回 with a reason and the unit that should have it. @throws Refused `clue.org` */
export async function giveBackClue(
  { reason, suggestedOrgId }: Input<'giveBack'>,
  acting: ClueActing,
  tx: Tx,
): Promise<ClueDoc> {
  const doc = await openClue('giveBack', acting, tx)
  const suggested = suggestedOrgId === null ? null : await suggestion(doc, suggestedOrgId)
  const assignment = worked(doc, acting)
  const handback = { reason, suggested, by: refOf(acting.actor), org: assignment.org, at: now(acting) }
  const back = await moveClue('giveBack', doc, { set: { handback, assignment }, note: reason }, acting, tx)
  await tellSupervisors(back, '被退回，待决定', now(acting), tx)
  return back
}

export async function noteClue(text: string, acting: ClueActing, tx: Tx): Promise<ClueDoc> {
  const doc = await openClue('note', acting, tx)
  refuseIf(classifiedRefusal(text))
  const notes = [...doc.notes, { text, by: refOf(acting.actor), at: now(acting) }]
  return writeClue(doc, { set: { notes, assignment: worked(doc, acting) }, what: '记录核查' }, acting, tx)
}

export async function answerClue(text: string, acting: ClueActing, tx: Tx): Promise<ClueDoc> {
  const doc = await openClue('answer', acting, tx)
  refuseIf(classifiedRefusal(text))
  const at = now(acting)
  const assignment = worked(doc, acting)
  const answer = { text, by: refOf(acting.actor), office: assignment.org.name, at }
  const set = { answer, answeredAt: doc.answeredAt ?? at, assignment }
  const answered = await moveClue('answer', doc, { set, step: { what: '已答复' } }, acting, tx)
  await tellSupervisors(answered, '已答复，待回访', at, tx)
  await tellSender(answered, 'clueAnswered', '有答复', { at, box: acting.box }, tx)
  return answered
}

/** 回访 ends it. 解决 and 满意 are written beside 办结, and neither follows from it. */
export async function callBackClue(body: Input<'callBack'>, acting: ClueActing, tx: Tx): Promise<ClueDoc> {
  const doc = await openClue('callBack', acting, tx)
  const at = now(acting)
  const { reached, note, resolution, level } = body
  const said = level && reached ? { level, text: '', at } : null
  const callBack = { reached, note, by: refOf(acting.actor), at }
  const set = { callBack, resolution, rated: said ?? doc.rated, closedAt: at }
  const words = [CLUE_RESOLUTIONS[resolution], ...(said ? [RATING_LEVELS[said.level]] : [])].join('，')
  const left = { set, note: words, step: { what: '已办结', note: CLUE_RESOLUTIONS[resolution] } }
  const closed = await moveClue('callBack', doc, left, acting, tx)
  await tellSender(closed, 'clueClosed', '已办结', { at, box: acting.box }, tx)
  return closed
}

export async function redoClue(reason: string, acting: ClueActing, tx: Tx): Promise<ClueDoc> {
  const doc = await openClue('redo', acting, tx)
  const again = await moveClue('redo', doc, { note: reason, step: { what: '要求重新办理' } }, acting, tx)
  await tellUnit(again, '回访后要求重办', now(acting), tx)
  return again
}

function worked({ assignment }: ClueDoc, { actor }: ClueActing): AssignmentDoc {
  if (!assignment) throw new Error('nobody has it')
  return { ...assignment, workedBy: withWorker(assignment.workedBy, actor) }
}

async function suggestion({ shut }: ClueDoc, orgId: string): Promise<{ id: string; name: string }> {
  const org = (await orgsById([orgId])).get(orgId)
  // whether it is kept from a unit is nothing the handling unit may find out
  if (!org || (await shutFromOrg(shut, org))) throw new Refused('clue.org')
  return { id: org.id, name: org.name }
}

function now({ time }: ClueActing): Date {
  return new Date(time.now())
}
