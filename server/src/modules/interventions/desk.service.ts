import { interventionRefusal } from '@mingdu/shared/interventions/interventions.rules'
import { scopeFor, type Actor } from '../../http/actor'
import { actingPerson } from '../tasks/acting.service'
import { interventionsInState, type InterventionDoc } from './interventions.repo'
import { factsOf } from './interventions.view'

export type { InterventionDoc }

/** 奖惩 that waits for this person: for the government's approval, or to be sent on; the oldest first. */
export async function interventionsToDecide(actor: Actor, limit: number): Promise<InterventionDoc[]> {
  const person = actingPerson(actor)
  const found = await Promise.all(
    WAITING.map(async ({ state, act, permission }) => {
      const scope = scopeFor(actor, permission)
      const docs = scope ? await interventionsInState(scope, state, limit) : []
      return docs.filter((doc) => interventionRefusal(act, factsOf(doc), person) === null)
    }),
  )
  return found.flat()
}

const WAITING = [
  { state: 'proposed', act: 'approve', permission: 'intervention.approve' },
  { state: 'approved', act: 'send', permission: 'intervention.recommend' },
] as const
