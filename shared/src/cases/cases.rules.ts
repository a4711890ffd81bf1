import type { Permission } from '../accounts/permissions'
import type { Refusal } from '../kernel/refusals'
import { type ActingPerson, covers, forbidden } from '../tasks/tasks.rules'
import { CASE_ACTS, CASE_STATE_ACTS, CASE_STATES, type CaseAct, type CaseState } from './cases.states'

/** What of a case decides who may do what. */
export interface CaseFacts {
  state: CaseState
  regionId: string
  orgId: string
  /** The person who examines it; null until someone took it. */
  reviewer: { id: string; name: string } | null
  /** The limit was extended already. */
  extended: boolean
  /** 容缺 materials that are still owed. */
  openDeferrals: number
  /** A decision to grant is followed by 制证. */
  certificate: boolean
}

/** Who acts: the applicant of this case, an official, or the clock itself. */
export type CaseActor =
  { kind: 'applicant' } | { kind: 'official'; person: ActingPerson } | { kind: 'system' }

/** The permission an official needs; a new act does not compile until it has one. */
export const CASE_ACT_PERMISSIONS = {
  submit: 'case.receive',
  accept: 'case.receive',
  askCorrection: 'case.receive',
  correct: 'case.receive',
  refuse: 'case.receive',
  startReview: 'case.review',
  startSpecial: 'case.review',
  endSpecial: 'case.review',
  extend: 'case.review',
  sendUp: 'case.review',
  sendBack: 'case.decide',
  grant: 'case.decide',
  deny: 'case.decide',
  make: 'case.receive',
  deliver: 'case.receive',
  withdraw: 'case.receive',
  terminate: 'case.review',
  transfer: 'case.review',
} as const satisfies Record<CaseAct, Permission>

const APPLICANT_ACTS: readonly CaseAct[] = ['submit', 'correct', 'withdraw']
/** Silence accepts, and an announced procedure ends, by themselves. */
const SYSTEM_ACTS: readonly CaseAct[] = ['accept', 'endSpecial']

/** null when this actor may do it now, else why not. */
export function caseActRefusal(facts: CaseFacts, act: CaseAct, actor: CaseActor): Refusal | null {
  return possibleRefusal(facts, act) ?? actorRefusal(facts, act, actor) ?? groundRefusal(facts, act, actor)
}

/** The acts open to this actor, in the order of the table. */
export function caseActs(facts: CaseFacts, actor: CaseActor): CaseAct[] {
  return possibleActs(facts.state).filter((act) => caseActRefusal(facts, act, actor) === null)
}

export function possibleActs(state: CaseState): CaseAct[] {
  return Object.keys(CASE_STATE_ACTS[state]) as CaseAct[]
}

/** Where a possible act leads. */
export function nextState({ state, certificate }: Pick<CaseFacts, 'state' | 'certificate'>, act: CaseAct) {
  if (act === 'grant' && !certificate) return 'delivering'
  const leads: Partial<Record<CaseAct, CaseState>> = CASE_STATE_ACTS[state]
  return leads[act] ?? state
}

function possibleRefusal({ state }: CaseFacts, act: CaseAct): Refusal | null {
  if (possibleActs(state).includes(act)) return null
  return { code: 'case.state', details: { state: CASE_STATES[state], action: CASE_ACTS[act] } }
}

function actorRefusal(facts: CaseFacts, act: CaseAct, actor: CaseActor): Refusal | null {
  const permission = CASE_ACT_PERMISSIONS[act]
  if (actor.kind === 'applicant') return APPLICANT_ACTS.includes(act) ? null : forbidden(permission)
  if (actor.kind === 'system') return SYSTEM_ACTS.includes(act) ? null : forbidden(permission)
  const reach = actor.person.reach(permission)
  return reach && covers(reach, facts) ? null : forbidden(permission)
}

function groundRefusal(facts: CaseFacts, act: CaseAct, actor: CaseActor): Refusal | null {
  if (actor.kind !== 'official') return null
  const { reviewer } = facts
  const isReviewer = reviewer?.id === actor.person.id
  if (CASE_ACT_PERMISSIONS[act] === 'case.review' && reviewer && !isReviewer) {
    return { code: 'case.not-reviewer', details: { reviewer: reviewer.name } }
  }
  if (act === 'extend' && facts.extended) return { code: 'case.extended' }
  // the person who examined a case does not decide it
  if ((act === 'grant' || act === 'deny') && isReviewer) return { code: 'case.same-person' }
  if (act === 'grant' && facts.openDeferrals > 0) {
    return { code: 'case.deferred', details: { count: facts.openDeferrals } }
  }
  return null
}
