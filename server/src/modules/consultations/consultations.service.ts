import type { Body } from '@mingdu/shared/kernel/endpoint'
import type { consultationsApi } from '@mingdu/shared/consultations/consultations.api'
import { consultationRefusal, queuePlace } from '@mingdu/shared/consultations/consultations.rules'
import { CONSULTATION_ACTS, type ConsultationAct } from '@mingdu/shared/consultations/consultations.states'
import { plainDate } from '@mingdu/shared/kernel/plain-date'
import { addWorkdays } from '@mingdu/shared/kernel/work-calendar'
import { classifiedRefusal } from '@mingdu/shared/matters/matters.rules'
import type { Tx } from '../../db/connection'
import { scopeFor } from '../../http/actor'
import { found, refuseIf, refuseStale } from '../../refused'
import { currentCalendar } from '../calendar/calendar.service'
import { currentRules } from '../rules/rules.service'
import { actingPerson } from '../tasks/acting.service'
import { changeConsultation, readConsultation, type ConsultationDoc } from './consultations.repo'
import { attached, postOf, promised, type Acting } from './consultations.saying'
import { tellAsker, tellOffice } from './consultations.telling'
import { factsOf } from './consultations.view'
import { useEntry } from './knowledge.service'
import { answererOf, topicOf } from './topics.service'

/** @throws Refused `version.stale`, `consultation.*`, `knowledge.not-shown`, `text.classified`, `file.missing` */
export async function answerConsultation(
  id: string,
  { version, text, files, knowledgeId }: Body<typeof consultationsApi.answer>,
  act: Acting,
  tx: Tx,
): Promise<ConsultationDoc> {
  const doc = await openConsultation('answer', id, version, act, tx)
  refuseIf(classifiedRefusal(text))
  const { actor, time } = act
  const knowledge = knowledgeId === undefined ? null : await useEntry(doc.regionId, knowledgeId, tx)
  const [calendar, { values }] = await Promise.all([currentCalendar(), currentRules()])
  const fileIds = await attached(files, id, doc.org.id, actor, tx)
  const late = doc.state === 'waiting' && time.now() > doc.dueAt.getTime()
  const post = { ...postOf('office', text, fileIds, act), knowledge, late }
  const closesAfter = addWorkdays(calendar, plainDate(time.today()), values.consultationCloseWorkdays).date
  const set = { posts: [...doc.posts, post], responsible: post.by, useful: null, closesAfter }
  const after = await changed('answer', doc, set, act, tx)
  await tellAsker(after, actor.orgName, text, tx, post.at)
  return after
}

/** A question after an answer gets a promise of its own; one while it waits keeps the promise that was given. */
export async function followUp(
  id: string,
  { version, text, files }: Body<typeof consultationsApi.followUp>,
  act: Acting,
  tx: Tx,
): Promise<ConsultationDoc> {
  const doc = await openConsultation('followUp', id, version, act, tx)
  refuseIf(classifiedRefusal(text))
  const post = postOf('asker', text, await attached(files, id, doc.org.id, act.actor, tx), act)
  const dueAt = doc.state === 'waiting' ? doc.dueAt : await promised(act.time.now())
  const set = { posts: [...doc.posts, post], dueAt, useful: null, closesAfter: null }
  const after = await changed('followUp', doc, set, act, tx)
  await tellOffice(after, doc.state === 'closed' ? '咨询重新打开' : '咨询追问', tx, post.at)
  return after
}

export async function takeConsultation(id: string, version: number, act: Acting, tx: Tx) {
  const doc = await openConsultation('take', id, version, act, tx)
  const responsible = { id: act.actor.id, name: act.actor.name }
  return changed('take', doc, { responsible }, act, tx)
}

/** @throws Refused `consultation.topic`, `consultation.person` */
export async function transferConsultation(
  id: string,
  { version, topic: key, responsibleId, note }: Body<typeof consultationsApi.transfer>,
  act: Acting,
  tx: Tx,
): Promise<ConsultationDoc> {
  const doc = await openConsultation('transfer', id, version, act, tx)
  refuseIf(classifiedRefusal(note))
  const topic = await topicOf(doc.regionId, key, tx)
  const responsible =
    responsibleId === undefined ? topic.responsible : await answererOf(doc.regionId, responsibleId)
  const set = { topic: { key, name: topic.name }, responsible }
  const after = await changed('transfer', doc, set, act, tx, note)
  await tellOffice(after, '咨询转办', tx, new Date(act.time.now()))
  return after
}

export async function closeConsultation(id: string, version: number, act: Acting, tx: Tx) {
  const doc = await openConsultation('close', id, version, act, tx)
  return changed('close', doc, { closesAfter: null }, act, tx)
}

export async function rateConsultation(id: string, version: number, useful: boolean, act: Acting, tx: Tx) {
  const doc = await openConsultation('rate', id, version, act, tx)
  return changed('rate', doc, { useful }, act, tx, useful ? '有用' : '没用')
}

async function openConsultation(
  action: ConsultationAct,
  id: string,
  version: number,
  { actor }: Acting,
  tx: Tx,
): Promise<ConsultationDoc> {
  const doc = found(await readConsultation(found(scopeFor(actor, 'consultation.read')), id, tx))
  refuseStale(doc, version)
  refuseIf(consultationRefusal(action, factsOf(doc), actingPerson(actor)))
  return doc
}

async function changed(
  act: ConsultationAct,
  doc: ConsultationDoc,
  set: Partial<ConsultationDoc>,
  { actor, time }: Acting,
  tx: Tx,
  note = '',
): Promise<ConsultationDoc> {
  const { name, from } = CONSULTATION_ACTS[act]
  const state = from[doc.state] ?? doc.state
  const line = { at: new Date(time.now()), who: actor.name, what: name, note }
  const { dueAt, posts } = { ...doc, ...set }
  const place = queuePlace(state, dueAt.getTime(), (posts.at(-1)?.at ?? doc.askedAt).getTime())
  return found(await changeConsultation(doc, { ...set, state, ...place }, line, tx))
}
