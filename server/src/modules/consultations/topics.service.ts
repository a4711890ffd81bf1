import { permissionsOf } from '@mingdu/shared/accounts/permissions'
import type { ConsultationTopics } from '@mingdu/shared/consultations/consultations.api'
import { FIRST_TOPICS } from '@mingdu/shared/consultations/consultations.states'
import type { Ref } from '@mingdu/shared/kernel/ids'
import type { Tx } from '../../db/connection'
import { Refused } from '../../refused'
import { findPeople } from '../accounts/accounts.service'
import { subtreeIds } from '../orgs/orgs.service'
import { readTopics, type TopicDoc } from './consultations.repo'

/** The topics of a region; those it begins with while nobody has changed them. */
export async function topicsOf(regionId: string, tx?: Tx): Promise<ConsultationTopics> {
  const doc = await readTopics(regionId, tx)
  if (doc) return { version: doc.version, topics: doc.topics }
  return { version: 0, topics: FIRST_TOPICS.map((topic) => ({ ...topic, responsible: null })) }
}

/** @throws Refused `consultation.topic` */
export async function topicOf(regionId: string, key: string, tx: Tx): Promise<TopicDoc> {
  const topic = (await topicsOf(regionId, tx)).topics.find((one) => one.key === key)
  if (!topic) throw new Refused('consultation.topic')
  return topic
}

/** Everybody who answers 咨询 of a region. */
export async function answerersOf(regionId: string): Promise<Ref[]> {
  const people = await findPeople({ orgIds: await subtreeIds(regionId), activeOnly: true })
  return people
    .filter(({ roles }) => permissionsOf(roles).includes('consultation.answer'))
    .map(({ id, name }) => ({ id, name }))
}

/** @throws Refused `consultation.person` for who does not answer in this region */
export async function answererOf(regionId: string, id: string): Promise<Ref> {
  const person = (await answerersOf(regionId)).find((one) => one.id === id)
  if (!person) throw new Refused('consultation.person')
  return person
}
