import { PROPOSAL_STATES } from '@mingdu/shared/proposals/proposals.states'
import type { Tx } from '../../db/connection'
import { openProposalsOf } from './proposals.repo'

/** 清单调整 of an org that are on their way, as a list shows them. */
export async function openProposalsOfOrg(orgId: string, limit: number, tx?: Tx) {
  return (await openProposalsOf(orgId, limit, tx)).map(({ _id, no, name, state, effectiveOn }) => ({
    ...{ id: String(_id), no, title: name, state: PROPOSAL_STATES[state], due: effectiveOn },
  }))
}
