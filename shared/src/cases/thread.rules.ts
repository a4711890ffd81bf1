import type { Refusal } from '../kernel/refusals'
import type { ActingPerson } from '../tasks/tasks.rules'
import { covers } from '../tasks/tasks.rules'
import { CASE_STATES, isEnd, type CaseState } from './cases.states'

/** Under which word the office speaks: the applicant reads a role and never an official's name. */
export const THREAD_ROLES = {
  window: '窗口',
  reviewer: '审查',
  decider: '决定',
  applicant: '申请人',
} as const satisfies Record<string, string>
export type ThreadRole = keyof typeof THREAD_ROLES

/** null while both sides may write; before it was submitted and after its end a case has no thread. */
export function sayRefusal({ state }: { state: CaseState }): Refusal | null {
  return state === 'draft' || isEnd(state)
    ? { code: 'case.thread-closed', details: { state: CASE_STATES[state] } }
    : null
}

/** The word for a person of the unit: who examines this case is 审查, whatever else they hold. */
export function officeRole(
  facts: { orgId: string; regionId: string; reviewer: { id: string } | null },
  person: ActingPerson,
): Exclude<ThreadRole, 'applicant'> {
  const holds = (permission: 'case.receive' | 'case.review') => {
    const reach = person.reach(permission)
    return reach !== null && covers(reach, facts)
  }
  if (facts.reviewer?.id === person.id) return 'reviewer'
  if (holds('case.receive')) return 'window'
  return holds('case.review') ? 'reviewer' : 'decider'
}
