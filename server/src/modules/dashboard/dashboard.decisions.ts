import type { DecisionKind } from '@mingdu/shared/dashboard/decisions.states'
import type { Actor } from '../../http/actor'
import type { BusinessTime } from '../../time'
import type { Viewing } from '../tasks/viewing.service'
import { SHOWN, type Decision, type DecisionSource } from './decision-sources'
import { articles, clues, consultations, opinions } from './decision-sources.answers'
import { changes, confirmations, lookBacks, matters } from './decision-sources.matters'
import { bulletins, conclusions, instructions, interventions } from './decision-sources.office'
import { extensions, inHand, overdue, reports, returns } from './decision-sources.tasks'

/** Of all kinds together: reports that wait do not push out what needs an approval. */
const MOST = 24
/** To a leader it is the whole of what they came for: nothing that waits for them is left out. */
const LEADER = { shown: 100, most: 400 }

/** Where decisions come from, in the order of the desk: what is one's own work, what others wait for, what is only told. */
export const DECISION_SOURCES = [
  inHand,
  returns,
  extensions,
  conclusions,
  interventions,
  reports,
  matters,
  instructions,
  changes,
  confirmations,
  lookBacks,
  bulletins,
  opinions,
  clues,
  articles,
  consultations,
  overdue,
] as const satisfies readonly DecisionSource[]

type None<Kind extends never> = Kind
/** Kinds that nothing gives: it does not compile while there is one. */
export type Unsourced = None<Exclude<DecisionKind, (typeof DECISION_SOURCES)[number]['kinds'][number]>>

/** What a person has to decide or do today, most urgent first; no source is read that they may not be asked about. */
export async function decisionsFor(actor: Actor, viewing: Viewing, time: BusinessTime): Promise<Decision[]> {
  const { shown, most } = actor.roles.includes('leader') ? LEADER : { shown: SHOWN, most: MOST }
  const desk = { actor, viewing, time, shown }
  const found = await Promise.all(DECISION_SOURCES.map((one) => one.gather(desk)))
  return found.flat().slice(0, most)
}
