import { scopeFor, type Actor } from '../../http/actor'
import { listOpinions, type OversightDoc } from './oversight.repo'

export type { OversightDoc }

/** Opinions that wait for the answer of this person's office, the newest first. */
export async function opinionsToAnswer(actor: Actor, limit: number): Promise<OversightDoc[]> {
  const scope = scopeFor(actor, 'oversight.answer')
  return scope ? (await listOpinions(scope, { answered: 'no', limit })).items : []
}
