import type { Body } from '@mingdu/shared/kernel/endpoint'
import type { clueActsApi } from '@mingdu/shared/clues/clue-acts.api'
import { CLUE_ALLOWED, clueRefusal } from '@mingdu/shared/clues/clues.rules'
import { classifiedRefusal } from '@mingdu/shared/matters/matters.rules'
import type { Tx } from '../../db/connection'
import { Refused, refuseFields, refuseIf } from '../../refused'
import { keepMatterFrom, keptFromOfClue } from '../matters/keeping.service'
import { keepMessagesFrom } from '../messages/messages.service'
import { orgsById } from '../orgs/orgs.service'
import { checkText } from '../safety/safety.service'
import { moveClue, openClue, withWorker, writeClue, type ClueActing } from './clues.acts'
import { clueScope, concernedOrgs, concernedPeople, shutFrom, shutFromOrg } from './clues.recusal'
import { readClue, type ClueDoc } from './clues.repo'
import { tellSupervisors } from './clues.telling'
import { clueFacts, cluePerson } from './clues.view'

type Input<K extends keyof typeof clueActsApi> = Omit<Body<(typeof clueActsApi)[K]>, 'version'>

/** 研判. Whom it is about decides from whom it is kept; a unit that has it and may not have it any more loses it. */
export async function triageClue(body: Input<'triage'>, acting: ClueActing, tx: Tx): Promise<ClueDoc> {
  const doc = await openClue('triage', acting, tx)
  refuseIf(classifiedRefusal(body.publicText ?? '', ...body.keywords))
  const concerned = {
    orgs: await concernedOrgs(body.concernedOrgIds),
    people: await concernedPeople(body.concernedAccountIds),
  }
  const taken = takenOut(doc, concerned)
  refuseNarrowing(taken, body.narrowing, doc, acting)
  const shut = await shutFrom(concerned)
  const { kind, priority } = body
  const keywords = [...new Set(body.keywords)]
  const released = await release(doc, body.publicText, acting, tx)
  const triagedBy = taken.length > 0 ? doc.triagedBy : withWorker(doc.triagedBy, acting.actor)
  const set = { kind, priority, keywords, concerned, shut, triagedBy, ...released }
  const triaged = await writeClue(doc, { set, ...saidOf(concerned, taken, body.narrowing) }, acting, tx)
  await keepTold(triaged, acting, tx)
  return recuseHolder(triaged, acting, tx)
}

/** Names of whom it was about and is not any more. */
function takenOut(doc: ClueDoc, concerned: ClueDoc['concerned']): string[] {
  const left = new Set([...concerned.orgs, ...concerned.people].map(({ id }) => id))
  return [...doc.concerned.orgs, ...doc.concerned.people].flatMap(({ id, name }) =>
    left.has(id) ? [] : [name],
  )
}

/**
 * What was kept from somebody opens to them: that is said by another than who found out whom it is about, with a reason.
 * @throws Refused `clue.narrow`, those of the rule, `input.invalid` without a reason
 */
function refuseNarrowing(taken: readonly string[], reason: string, doc: ClueDoc, acting: ClueActing): void {
  if (taken.length === 0) return
  if (!acting.actor.permissions.has('clue.narrow'))
    throw new Refused('clue.narrow', { names: taken.join('、') })
  refuseIf(clueRefusal('narrow', clueFacts(doc), cluePerson(acting.actor), acting.time.now()))
  const short = reason.length < LEAST_REASON
  refuseFields([['body.narrowing', short ? `移出${taken.join('、')}要写明理由，至少 5 个字` : null]])
  refuseIf(classifiedRefusal(reason))
}

const LEAST_REASON = 5

function saidOf({ orgs }: ClueDoc['concerned'], taken: readonly string[], reason: string) {
  const about = orgs.map(({ name }) => name).join('、')
  if (taken.length === 0) return { what: '研判', note: about && `涉及 ${about}` }
  return { what: CLUE_ALLOWED.narrow, note: `${taken.join('、')}：${reason}` }
}

/** What became of it, and what was told of it, is kept from the same as the clue itself. */
async function keepTold(doc: ClueDoc, { time }: ClueActing, tx: Tx): Promise<void> {
  const { _id, shut, matter } = doc
  await keepMessagesFrom(String(_id), keptFromOfClue(shut), tx)
  if (matter && (await keepMatterFrom(matter.id, shut, tx)))
    await tellSupervisors(doc, '转成的事项有单位应当回避，请改派', new Date(time.now()), tx)
}

/** Takes a clue from the unit that has it when it is found to be kept from that unit or from who handles it. */
export async function recuseHolder(doc: ClueDoc, acting: ClueActing, tx: Tx): Promise<ClueDoc> {
  const { assignment } = doc
  if (!assignment || !['dispatched', 'givenBack', 'inHand', 'answered'].includes(doc.state)) return doc
  const org = (await orgsById([assignment.org.id])).get(assignment.org.id)
  const named = assignment.workedBy.some((id) => doc.shut.accountIds.includes(id))
  if (!named && org && !(await shutFromOrg(doc.shut, org))) return doc
  const set = { assignment: null, handback: null, answer: null, due: null }
  const left = { set, note: `${assignment.org.name}应当回避`, step: { what: '另行分办' } }
  const taken = await moveClue('recuse', doc, left, acting, tx)
  await tellSupervisors(taken, '承办单位应当回避，待重新分办', new Date(acting.time.now()), tx)
  return taken
}

/** @throws Refused `clue.merge` */
export async function mergeClue(intoId: string, acting: ClueActing, tx: Tx): Promise<ClueDoc> {
  const doc = await openClue('merge', acting, tx)
  const into = await readClue(clueScope(acting.actor, acting.scope), intoId, tx)
  const open = into && !['merged', 'declined', 'transferred', 'closed'].includes(into.state)
  if (!into || !open || intoId === acting.id) throw new Refused('clue.merge')
  // what the one is kept from, both are
  const orgs = [...into.concerned.orgs, ...doc.concerned.orgs]
  const people = [...into.concerned.people, ...doc.concerned.people]
  const concerned = {
    orgs: [...new Map(orgs.map((org) => [org.id, org])).values()],
    people: [...new Map(people.map((person) => [person.id, person])).values()],
  }
  const set = {
    concerned,
    shut: await shutFrom(concerned),
    endorsements: into.endorsements + 1 + doc.endorsements,
  }
  const kept = await writeClue(into, { set, what: '并入一条线索', note: doc.no }, acting, tx)
  await keepTold(kept, acting, tx)
  await recuseHolder(kept, acting, tx)
  const left = { set: { mergedInto: { id: intoId, no: into.no } }, note: into.no }
  return moveClue('merge', doc, { ...left, step: { what: '与相近线索合并办理' } }, acting, tx)
}

/** What was released before stays as it was checked; another text is checked anew and waits for that. */
async function release(
  doc: ClueDoc,
  publicText: string | null,
  acting: ClueActing,
  tx: Tx,
): Promise<Pick<ClueDoc, 'publicText' | 'publicCheckId'>> {
  if (publicText === null) return { publicText, publicCheckId: null }
  if (publicText === doc.publicText) return { publicText, publicCheckId: doc.publicCheckId }
  const publicCheckId = `${String(doc._id)}:${doc.version + 1}`
  const by = { authorId: acting.actor.id, at: new Date(acting.time.now()) }
  await checkText({ kind: 'clue', id: publicCheckId, name: '线索公开文字' }, publicText, by, tx)
  return { publicText, publicCheckId }
}
