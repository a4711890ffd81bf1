import type { Role } from '@mingdu/shared/accounts/permissions'
import { clip } from '@mingdu/shared/kernel/text'
import { CHANGE_KINDS } from '@mingdu/shared/powers/powers.states'
import { PROPOSAL_STATES, type ProposalState } from '@mingdu/shared/proposals/proposals.states'
import type { Tx } from '../../db/connection'
import { findPeople } from '../accounts/accounts.service'
import { tellPeople } from '../messages/messages.service'
import { subtreeIds } from '../orgs/orgs.service'
import type { ProposalDoc } from './proposals.repo'

/** Who acts in which state. */
const WAITS_FOR: Partial<Record<ProposalState, Role>> = {
  legal: 'legal',
  catalog: 'catalog',
  congress: 'catalog',
  ready: 'catalog',
}

/**
 * Tells those for whom it now waits, in the app: the next who examine it, or, when it came back or is published, the
 * proposer. Nobody is told of what they did themselves.
 */
export async function tellOfStep(
  doc: ProposalDoc,
  actor: { id: string; orgName: string },
  tx: Tx,
): Promise<void> {
  const recipientIds = (await recipientsOf(doc)).filter((id) => id !== actor.id)
  if (recipientIds.length === 0) return
  const id = String(doc._id)
  const message = {
    kind: 'proposalMoved' as const,
    recipientIds,
    subject: { kind: 'proposal' as const, id, no: doc.no, name: clip(doc.name, 20) },
    dedupe: `v${doc.version}`,
    title: `${PROPOSAL_STATES[doc.state]}：${CHANGE_KINDS[doc.kind]}“${clip(doc.name, 30)}”`,
    body: `${doc.no}，${doc.orgName}提出。依据：${clip(doc.basis, 100)}`,
    target: { kind: 'proposal' as const, id },
    ...{ light: null, due: null, remaining: '', sender: actor.orgName },
  }
  await tellPeople([message], doc.changedAt, tx)
}

async function recipientsOf({ state, regionId, proposedBy }: ProposalDoc): Promise<string[]> {
  if (state === 'returned' || state === 'published') return [proposedBy.id]
  const role = WAITS_FOR[state]
  if (!role) return []
  const people = await findPeople({ orgIds: await subtreeIds(regionId), activeOnly: true })
  return people.filter(({ id, roles }) => roles.includes(role) && id !== proposedBy.id).map(({ id }) => id)
}
