import type { consultationsApi } from '@mingdu/shared/consultations/consultations.api'
import { consultationNo, queuePlace } from '@mingdu/shared/consultations/consultations.rules'
import type { Body } from '@mingdu/shared/kernel/endpoint'
import { numberYear } from '@mingdu/shared/matters/matters.numbers'
import { classifiedRefusal } from '@mingdu/shared/matters/matters.rules'
import type { Tx } from '../../db/connection'
import { scopeFor, type Actor } from '../../http/actor'
import { found, refuseIf } from '../../refused'
import { touchingMatter } from '../matters/touching.service'
import { taskSubject } from '../tasks/acts.service'
import {
  consultationNumbers,
  insertConsultation,
  newConsultationId,
  type ConsultationDoc,
  type LinkedRecord,
} from './consultations.repo'
import { attached, promised, type Acting } from './consultations.saying'
import { tellOffice } from './consultations.telling'
import { topicOf } from './topics.service'

/**
 * Asks the 督查 of the region under a topic, which names who answers; without one everybody there may take it.
 * @throws Refused `consultation.topic`, `text.classified`, `file.missing`; 404 for a matter or a task out of reach
 */
export async function askConsultation(
  { topic: key, text, files, matterId, taskId }: Body<typeof consultationsApi.ask>,
  { actor, time }: Acting,
  tx: Tx,
): Promise<ConsultationDoc> {
  refuseIf(classifiedRefusal(text))
  const topic = await topicOf(actor.regionId, key, tx)
  const matter = matterId === undefined ? null : await linkedMatter(matterId, actor)
  const task = taskId === undefined ? null : await linkedTask(taskId, actor, tx)
  const dueAt = await promised(time.now())
  const [at, year, _id] = [new Date(time.now()), numberYear(time.today()), newConsultationId()]
  const asker = { id: actor.id, name: actor.name }
  const fileIds = await attached(files, String(_id), actor.orgId, actor, tx)
  const no = consultationNo(year, await consultationNumbers.take(year, tx))
  const doc = await insertConsultation(
    {
      ...{ _id, version: 1, no, regionId: actor.regionId, asker, matter, task },
      topic: { key, name: topic.name },
      ...{ org: { id: actor.orgId, name: actor.orgName }, responsible: topic.responsible },
      ...{ state: 'waiting', ...queuePlace('waiting', dueAt.getTime(), at.getTime()), askedAt: at, dueAt },
      ...{ useful: null, closesAfter: null },
      posts: [{ side: 'asker', by: asker, at, text, fileIds, knowledge: null, late: false }],
      history: [{ at, who: actor.name, what: '提问', note: topic.name, version: 1 }],
    },
    tx,
  )
  await tellOffice(doc, '新咨询', tx, at)
  return doc
}

async function linkedMatter(matterId: string, actor: Actor): Promise<LinkedRecord> {
  const scope = found(scopeFor(actor, 'matter.read'))
  const { id, no, title } = found(await touchingMatter(scope, matterId))
  return { id, no, title }
}

async function linkedTask(id: string, actor: Actor, tx: Tx): Promise<LinkedRecord> {
  const { no, title } = await taskSubject(found(scopeFor(actor, 'task.read')), id, tx)
  return { id, no, title }
}
