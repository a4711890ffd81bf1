import { scopeFor, type Actor } from '../../http/actor'
import { waitingFor, type ConsultationDoc } from './consultations.repo'

/** 咨询 that wait for this person, or for anybody of the 督查; the nearest promise first. */
export async function consultationsToAnswer(actor: Actor, limit: number): Promise<ConsultationDoc[]> {
  const scope = scopeFor(actor, 'consultation.answer')
  return scope ? waitingFor(scope, actor.id, limit) : []
}
