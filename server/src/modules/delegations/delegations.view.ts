import type { Delegation } from '@mingdu/shared/delegations/delegations.api'
import { delegationActs, phaseOf } from '@mingdu/shared/delegations/delegations.rules'
import { peopleById } from '../accounts/accounts.service'
import type { DelegationDoc } from './delegations.repo'
import { delegationFacts } from './hats.service'

/** 授权代办 as one of its two people reads them; names and orgs as they are today. */
export async function delegationViews(
  docs: readonly DelegationDoc[],
  readerId: string,
  now: number,
): Promise<Delegation[]> {
  const people = await peopleById(docs.flatMap(({ principal, delegate }) => [principal.id, delegate.id]))
  const shown = (ref: DelegationDoc['principal']) => {
    const person = people.get(ref.id)
    return { ...ref, org: { id: person?.orgId ?? ref.id, name: person?.orgName ?? '' } }
  }
  return docs.map((doc) => {
    const facts = delegationFacts(doc)
    const phase = phaseOf(facts, now)
    return {
      ...{ id: String(doc._id), version: doc.version, phase, reason: doc.reason },
      ...{ principal: shown(doc.principal), delegate: shown(doc.delegate), permissions: doc.permissions },
      ...{ from: doc.from.toISOString(), until: doc.until.toISOString() },
      allowedActs: delegationActs(facts, readerId, now),
      mayStart: phase === 'running' && doc.delegate.id === readerId,
      history: doc.history.map(({ at, who, what, note }) => ({ at: at.toISOString(), who, what, note })),
    }
  })
}
