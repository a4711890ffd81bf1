import { CHANGE_KINDS, type ChangeKind } from '@mingdu/shared/powers/powers.states'
import { PROPOSAL_STATES, type ProposalState } from '@mingdu/shared/proposals/proposals.states'

export function ChangeTag({ kind }: { kind: ChangeKind }) {
  return <span className={kind === 'cancel' ? 'tag tag--off' : 'tag'}>{CHANGE_KINDS[kind]}</span>
}

const TONES: Partial<Record<ProposalState, string>> = {
  returned: 'tag tag--red',
  withdrawn: 'tag tag--off',
  draft: 'tag',
  published: 'tag',
}

export function ProposalStateTag({ state }: { state: ProposalState }) {
  return <span className={TONES[state] ?? 'tag tag--blue'}>{PROPOSAL_STATES[state]}</span>
}
