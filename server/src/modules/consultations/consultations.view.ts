import type { Consultation, ConsultationRow } from '@mingdu/shared/consultations/consultations.api'
import {
  allowedConsultationActs,
  isLate,
  type ConsultationFacts,
} from '@mingdu/shared/consultations/consultations.rules'
import type { Actor } from '../../http/actor'
import type { BusinessTime } from '../../time'
import { filesById } from '../files/files.service'
import { actingPerson } from '../tasks/acting.service'
import type { ConsultationDoc } from './consultations.repo'

interface Reading {
  actor: Actor
  time: BusinessTime
}

export function factsOf({ state, asker, org, regionId, responsible }: ConsultationDoc): ConsultationFacts {
  return { state, askerId: asker.id, orgId: org.id, regionId, responsibleId: responsible?.id ?? null }
}

export function consultationRows(
  docs: readonly ConsultationDoc[],
  { actor, time }: Reading,
): ConsultationRow[] {
  const person = actingPerson(actor)
  return docs.map((doc) => {
    const { version, no, topic, asker, org, responsible, matter, task, state, askedAt, dueAt, useful } = doc
    return {
      id: String(doc._id),
      ...{ version, no, topic, asker, org, responsible, matter, task, state, useful },
      question: doc.posts[0]?.text ?? '',
      askedAt: askedAt.toISOString(),
      dueAt: dueAt.toISOString(),
      late: isLate({ state, dueAt: dueAt.getTime() }, time.now()),
      allowedActions: allowedConsultationActs(factsOf(doc), person),
    }
  })
}

export async function consultationView(doc: ConsultationDoc, reading: Reading): Promise<Consultation> {
  const files = await filesById(doc.posts.flatMap(({ fileIds }) => fileIds))
  const [row] = consultationRows([doc], reading)
  if (!row) throw new Error('one consultation gives one row')
  return {
    ...row,
    closesAfter: doc.closesAfter,
    posts: doc.posts.map(({ side, by, at, text, fileIds, knowledge, late }) => ({
      ...{ side, by, text, knowledge, late },
      at: at.toISOString(),
      files: fileIds.flatMap((id) => files.get(id) ?? []),
    })),
  }
}
