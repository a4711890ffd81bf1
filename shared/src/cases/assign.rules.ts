import type { Refusal } from '../kernel/refusals'
import { type ActingPerson, covers, forbidden } from '../tasks/tasks.rules'
import type { CaseFacts } from './cases.rules'
import { CASE_STATES, type CaseState } from './cases.states'

/** Who examines a case is settled from 受理 until it goes up for the decision. */
export const TAKEABLE: readonly CaseState[] = ['accepted', 'reviewing', 'special']

export function takeable({ state }: Pick<CaseFacts, 'state'>): boolean {
  return TAKEABLE.includes(state)
}

/** null when this person may say now who examines the case, else why not. */
export function assignRefusal(facts: CaseFacts, person: ActingPerson): Refusal | null {
  if (!takeable(facts))
    return { code: 'case.state', details: { state: CASE_STATES[facts.state], action: '分派' } }
  const reach = person.reach('case.assign')
  return reach && covers(reach, facts) ? null : forbidden('case.assign')
}

/** null when it may go to this reviewer of the unit. Whoever loses it is owed a reason. */
export function handOverRefusal(
  facts: CaseFacts,
  to: { id: string; name: string; reviews: boolean },
  reason: string,
): Refusal | null {
  if (!to.reviews) return { code: 'case.assignee', details: { name: to.name } }
  const { reviewer } = facts
  if (reviewer?.id === to.id) return { code: 'case.assigned', details: { reviewer: reviewer.name } }
  return reviewer && reason === ''
    ? { code: 'case.assign-reason', details: { reviewer: reviewer.name } }
    : null
}
