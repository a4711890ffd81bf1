import type { ReactNode } from 'react'
import { useCan } from '../api/session'
import { PowerPage } from '../features/powers/power-page'
import { PowersPage } from '../features/powers/powers-page'
import { ProposalAside } from '../features/proposals/proposal-aside'

/** The list of powers shows the proposals about them; features do not know each other. */
export function PowersRoute() {
  return <PowersPage renderProposal={useProposalAside()} />
}

export function PowerRoute() {
  return <PowerPage renderProposal={useProposalAside()} />
}

function useProposalAside(): (id: string, close: () => void) => ReactNode {
  const can = useCan()
  return (id, close) => can('proposal.read') && <ProposalAside key={id} id={id} onClose={close} />
}
