import type { Refusal } from '../kernel/refusals'
import { covers, forbidden, isOne, type ActingPerson } from '../tasks/tasks.rules'
import {
  CONSULTATION_ACTS,
  CONSULTATION_STATES,
  type ConsultationAct,
  type ConsultationState,
} from './consultations.states'

/** `咨询〔2026〕0001`: gapless within the year. */
export function consultationNo(year: number, ordinal: number): string {
  return `咨询〔${year}〕${String(ordinal).padStart(4, '0')}`
}

/** What the rules need to know of one 咨询. */
export interface ConsultationFacts {
  state: ConsultationState
  askerId: string
  orgId: string
  regionId: string
  /** Who answers; null: anybody of the 督查. */
  responsibleId: string | null
}

/** null when the person may do this now, else why not. */
export function consultationRefusal(
  act: ConsultationAct,
  facts: ConsultationFacts,
  person: ActingPerson,
): Refusal | null {
  const { name, by, from } = CONSULTATION_ACTS[act]
  const refusal = by === 'asker' ? askerRefusal(facts, person) : officeRefusal(facts, person)
  if (refusal) return refusal
  if (from[facts.state] === null)
    return { code: 'consultation.state', details: { state: CONSULTATION_STATES[facts.state], action: name } }
  return act === 'take' && facts.responsibleId === person.id ? { code: 'consultation.taken' } : null
}

export function allowedConsultationActs(facts: ConsultationFacts, person: ActingPerson): ConsultationAct[] {
  const acts = Object.keys(CONSULTATION_ACTS) as ConsultationAct[]
  return acts.filter((act) => consultationRefusal(act, facts, person) === null)
}

/** Where a 咨询 stands in lists: what waits by its promise, then everything else, what was said last first. */
export interface QueuePlace {
  rank: 0 | 1
  /** Epoch milliseconds, negative where later stands first: lists are in ascending order. */
  order: number
}

/** @param dueAt epoch milliseconds of the promise @param saidAt of the last question or answer */
export function queuePlace(state: ConsultationState, dueAt: number, saidAt: number): QueuePlace {
  return state === 'waiting' ? { rank: 0, order: dueAt } : { rank: 1, order: -saidAt }
}

/** Late while it waits past its promise. @param now epoch milliseconds, as `dueAt` */
export function isLate({ state, dueAt }: { state: ConsultationState; dueAt: number }, now: number): boolean {
  return state === 'waiting' && now > dueAt
}

function askerRefusal({ askerId }: ConsultationFacts, person: ActingPerson): Refusal | null {
  if (!person.reach('consultation.ask')) return forbidden('consultation.ask')
  return person.id === askerId ? null : { code: 'consultation.side' }
}

/** Whoever asked does not answer themselves, not in another's name either. */
function officeRefusal(
  { askerId, orgId, regionId }: ConsultationFacts,
  person: ActingPerson,
): Refusal | null {
  const reach = person.reach('consultation.answer')
  if (!reach || !covers(reach, { orgId, regionId })) return forbidden('consultation.answer')
  return isOne(person, askerId) ? { code: 'consultation.own' } : null
}
