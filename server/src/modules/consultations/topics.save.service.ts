import type { Body } from '@mingdu/shared/kernel/endpoint'
import type { consultationsApi, ConsultationTopics } from '@mingdu/shared/consultations/consultations.api'
import { OTHER_TOPIC } from '@mingdu/shared/consultations/consultations.states'
import type { Tx } from '../../db/connection'
import type { Actor } from '../../http/actor'
import { found, Refused, refuseStale } from '../../refused'
import type { BusinessTime } from '../../time'
import {
  changeConsultation,
  newConsultationId,
  openOfTopics,
  writeTopics,
  type ConsultationDoc,
  type TopicDoc,
} from './consultations.repo'
import { tellOffice } from './consultations.telling'
import { answerersOf, topicsOf } from './topics.service'

type Wanted = Body<typeof consultationsApi.saveTopics>['topics']

/**
 * Replaces the topics of the actor's region. What is open under one that is dropped goes to 其他.
 * @throws Refused `version.stale`, `consultation.topics`, `consultation.person`
 */
export async function saveTopics(
  { version, topics }: Body<typeof consultationsApi.saveTopics>,
  act: { actor: Actor; time: BusinessTime },
  tx: Tx,
): Promise<ConsultationTopics> {
  const { regionId } = act.actor
  const before = await topicsOf(regionId, tx)
  refuseStale({ version: before.version, history: [] }, version)
  const next = await namedTopics(topics, new Set(before.topics.map(({ key }) => key)), regionId)
  const other = next.find(({ key }) => key === OTHER_TOPIC)
  const [keys, names] = [new Set(next.map(({ key }) => key)), new Set(next.map(({ name }) => name))]
  if (!other || keys.size < next.length || names.size < next.length) throw new Refused('consultation.topics')
  await writeTopics(regionId, version, next, tx)
  const dropped = before.topics.map(({ key }) => key).filter((key) => !keys.has(key))
  if (dropped.length > 0)
    for (const doc of await openOfTopics(regionId, dropped, tx)) await moveTo(other, doc, act, tx)
  return { version: version + 1, topics: next }
}

/** A key nobody gave out before is not taken over: the topic is a new one. @throws Refused `consultation.person` */
async function namedTopics(
  topics: Wanted,
  known: ReadonlySet<string>,
  regionId: string,
): Promise<TopicDoc[]> {
  const people = new Map((await answerersOf(regionId)).map((person) => [person.id, person]))
  return topics.map(({ key, name, responsibleId }) => {
    const responsible = responsibleId === null ? null : people.get(responsibleId)
    if (responsible === undefined) throw new Refused('consultation.person')
    return { key: key !== undefined && known.has(key) ? key : String(newConsultationId()), name, responsible }
  })
}

/** Whoever answers it already goes on; where nobody does, it is for who answers the topic it goes to. */
async function moveTo(
  topic: TopicDoc,
  doc: ConsultationDoc,
  { actor, time }: { actor: Actor; time: BusinessTime },
  tx: Tx,
): Promise<void> {
  const at = new Date(time.now())
  const note = `“${doc.topic.name}”已取消，转到“${topic.name}”`
  const set = {
    topic: { key: topic.key, name: topic.name },
    responsible: doc.responsible ?? topic.responsible,
  }
  const line = { at, who: actor.name, what: '改主题', note }
  const after = found(await changeConsultation(doc, set, line, tx))
  if (!doc.responsible && after.state === 'waiting') await tellOffice(after, '咨询改主题', tx, at)
}
