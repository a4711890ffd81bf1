import type { Permission } from '../accounts/permissions'
import type { Refusal } from '../kernel/refusals'
import { covers, forbidden, isOfOffice, isOne, type ActingPerson } from '../tasks/tasks.rules'
import {
  INTERVENTION_ACTS,
  INTERVENTION_KINDS,
  INTERVENTION_STATE_ACTS,
  INTERVENTION_STATES,
  KIND_SUBJECTS,
  SUBJECT_KINDS,
  type InterventionAct,
  type InterventionKind,
  type InterventionState,
  type SubjectKind,
} from './interventions.states'

/** What of a use of a power decides who may do what. */
export interface InterventionFacts {
  kind: InterventionKind
  state: InterventionState
  regionId: string
  /** The org it is about; null: a meeting or a document. */
  orgId: string | null
  byId: string
}

/** The permission by which each power is held. */
export const KIND_PERMISSIONS = {
  investigate: 'intervention.investigate',
  dispose: 'intervention.dispose',
  recommend: 'intervention.recommend',
  attend: 'intervention.attend',
  veto: 'intervention.veto',
} as const satisfies Record<InterventionKind, Permission>

/** null when this person may use the power on this now, else why not. */
export function exerciseRefusal(
  kind: InterventionKind,
  subject: { kind: SubjectKind; orgId: string | null; regionId: string },
  person: ActingPerson,
): Refusal | null {
  const allowed: readonly SubjectKind[] = KIND_SUBJECTS[kind]
  if (!allowed.includes(subject.kind)) {
    const details = { power: INTERVENTION_KINDS[kind], subject: SUBJECT_KINDS[subject.kind] }
    return { code: 'intervention.subject', details }
  }
  return holdsRefusal(KIND_PERMISSIONS[kind], subject, person) ?? officeRefusal(subject, person, '行使')
}

/** null when this person may do it, else why not. 奖惩 takes effect by another person's approval only. */
export function interventionRefusal(
  act: InterventionAct,
  facts: InterventionFacts,
  person: ActingPerson,
): Refusal | null {
  if (!(act in INTERVENTION_STATE_ACTS[facts.state])) {
    const details = { state: INTERVENTION_STATES[facts.state], action: INTERVENTION_ACTS[act] }
    return { code: 'intervention.state', details }
  }
  const decides = act === 'approve' || act === 'decline'
  const permission = decides ? 'intervention.approve' : KIND_PERMISSIONS[facts.kind]
  const held = holdsRefusal(permission, facts, person)
  if (held) return held
  if (decides && isOne(person, facts.byId)) return { code: 'intervention.own' }
  return officeRefusal(facts, person, INTERVENTION_ACTS[act])
}

/** The acts open to this person, in the order of the table. */
export function interventionActs(facts: InterventionFacts, person: ActingPerson): InterventionAct[] {
  const acts = Object.keys(INTERVENTION_ACTS) as InterventionAct[]
  return acts.filter((act) => interventionRefusal(act, facts, person) === null)
}

export function nextInterventionState(state: InterventionState, act: InterventionAct): InterventionState {
  const leads: Partial<Record<InterventionAct, InterventionState>> = INTERVENTION_STATE_ACTS[state]
  return leads[act] ?? state
}

/** Where a use begins: a proposal waits for the government; what came with its result is over. */
export function firstState(kind: InterventionKind, result: string): InterventionState {
  if (kind === 'recommend') return 'proposed'
  return result === '' ? 'exercised' : 'concluded'
}

/** The character of each power in its number. */
const MARKS = {
  investigate: '查',
  dispose: '处',
  recommend: '建',
  attend: '阅',
  veto: '否',
} as const satisfies Record<InterventionKind, string>

/** `演督否〔2026〕3号`: gapless per region, kind and year. */
export function interventionNo(
  prefix: string,
  kind: InterventionKind,
  year: number,
  ordinal: number,
): string {
  return `${prefix}${MARKS[kind]}〔${year}〕${ordinal}号`
}

function holdsRefusal(
  permission: Permission,
  { regionId, orgId }: { regionId: string; orgId: string | null },
  person: ActingPerson,
): Refusal | null {
  const reach = person.reach(permission)
  return reach && covers(reach, { regionId, orgId: orgId ?? '' }) ? null : forbidden(permission)
}

/** Nobody supervises the office they belong to. */
function officeRefusal(
  { orgId }: { orgId: string | null },
  person: ActingPerson,
  action: string,
): Refusal | null {
  return isOfOffice(person, orgId) ? { code: 'intervention.same-office', details: { action } } : null
}
