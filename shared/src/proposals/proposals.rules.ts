import type { Permission } from '../accounts/permissions'
import type { Refusal } from '../kernel/refusals'
import { covers, forbidden, type ActingPerson } from '../tasks/tasks.rules'
import {
  PROPOSAL_ACTIONS,
  PROPOSAL_STATES,
  PROPOSAL_STATE_ACTIONS,
  REVIEW_PERMISSION,
  type ProposalAction,
  type ProposalState,
} from './proposals.states'

/** `清单调整〔2026〕0001`: gapless within the year. */
export function proposalNo(year: number, ordinal: number): string {
  return `清单调整〔${year}〕${String(ordinal).padStart(4, '0')}`
}

/** What of a proposal decides who may do what. */
export interface ProposalFacts {
  state: ProposalState
  orgId: string
  regionId: string
  proposedById: string
}

type ProposalRule = (proposal: ProposalFacts, person: ActingPerson) => Refusal | null

/** null when the person may do it, else why not. A new action does not compile until it has its rule. */
export const PROPOSAL_RULES = {
  edit: ruleOf('edit', () => 'power.propose'),
  submit: ruleOf('submit', () => 'power.propose'),
  withdraw: ruleOf('withdraw', () => 'power.propose'),
  pass: ruleOf('pass', reviewPermission, anotherPerson),
  return: ruleOf('return', reviewPermission, anotherPerson),
  publish: ruleOf('publish', () => 'power.publish', anotherPerson),
} as const satisfies Record<ProposalAction, ProposalRule>

/** The acts open to this person on this proposal, in the order of the table. */
export function proposalActions(proposal: ProposalFacts, person: ActingPerson): ProposalAction[] {
  const possible: readonly ProposalAction[] = PROPOSAL_STATE_ACTIONS[proposal.state]
  return possible.filter((action) => PROPOSAL_RULES[action](proposal, person) === null)
}

/** The steps of this place in order, for the bar that shows where a proposal stands. */
export function stepsOf(congress: boolean): ProposalState[] {
  return ['draft', 'legal', 'catalog', ...(congress ? (['congress'] as const) : []), 'ready', 'published']
}

/** Where a proposal goes that passes in this state. */
export function stateAfterPass(state: ProposalState, congress: boolean): ProposalState {
  if (state === 'legal') return 'catalog'
  return state === 'catalog' && congress ? 'congress' : 'ready'
}

/** A return without a reason helps nobody. */
export function returnRefusal(note: string): Refusal | null {
  return note.length >= 2 ? null : { code: 'proposal.note' }
}

/** The states in which a person who holds these permissions has to act. */
export function todoStates(holds: (permission: Permission) => boolean): ProposalState[] {
  const reviews = (Object.keys(REVIEW_PERMISSION) as (keyof typeof REVIEW_PERMISSION)[]).filter((state) =>
    holds(REVIEW_PERMISSION[state]),
  )
  return holds('power.propose') ? ['draft', 'returned', ...reviews] : reviews
}

/** State, then permission and reach, then what this act asks for besides. */
function ruleOf(
  action: ProposalAction,
  permissionOf: (state: ProposalState) => Permission,
  more: ProposalRule = () => null,
): ProposalRule {
  return (proposal, person) => {
    const possible: readonly ProposalAction[] = PROPOSAL_STATE_ACTIONS[proposal.state]
    if (!possible.includes(action)) {
      const details = { state: PROPOSAL_STATES[proposal.state], action: PROPOSAL_ACTIONS[action] }
      return { code: 'proposal.state', details }
    }
    const permission = permissionOf(proposal.state)
    const reach = person.reach(permission)
    if (!reach || !covers(reach, proposal)) return forbidden(permission)
    return more(proposal, person)
  }
}

function reviewPermission(state: ProposalState): Permission {
  return state in REVIEW_PERMISSION
    ? REVIEW_PERMISSION[state as keyof typeof REVIEW_PERMISSION]
    : 'power.approve'
}

/** Nobody examines or publishes what they have proposed. */
function anotherPerson(proposal: ProposalFacts, person: ActingPerson): Refusal | null {
  return proposal.proposedById === person.id ? { code: 'proposal.same-person' } : null
}
