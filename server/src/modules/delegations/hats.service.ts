import { actingName, effective, phaseOf } from '@mingdu/shared/delegations/delegations.rules'
import type { Actor, Hat } from '../../http/actor'
import type { BusinessTime } from '../../time'
import { principalActor } from '../accounts/accounts.service'
import { readDelegation, type DelegationDoc } from './delegations.repo'
import { delegationPeople } from './people.service'

/**
 * Whom a session acts as. Without a 授权代办 that is the person. Under one that runs it is the principal as far as the
 * 授权 reaches, with the person in `self`. Under one that ended it is the person with a hat that gives nothing.
 */
export async function actorUnderHat(actor: Actor | null, time: BusinessTime): Promise<Actor | null> {
  if (!actor?.hatId) return actor
  const doc = await readDelegation(actor.id, actor.hatId)
  if (doc?.delegate.id !== actor.id) return actor
  const principal = await principalActor(doc.principal.id, actor)
  const permissions = principal && isRunning(doc, time.now()) ? await permissionsUnder(doc) : []
  const hat: Hat = {
    delegationId: actor.hatId,
    principal: { ...doc.principal, orgName: principal?.orgName ?? '' },
    permissions,
    until: doc.until,
  }
  const self = { ...actor, hat }
  if (!principal || permissions.length === 0) return self
  const name = actingName(actor.name, principal.name)
  return {
    ...principal,
    ...keptFromBoth(principal, actor),
    name,
    permissions: new Set(permissions),
    hat,
    self,
  }
}

/** What must not reach the one is not reached in the name of the other, either way. */
function keptFromBoth(one: Actor, other: Actor): Pick<Actor, 'reader' | 'hidden'> {
  const hidden = [...(one.hidden ?? []), ...(other.hidden ?? [])]
  return {
    reader: {
      accountIds: [...one.reader.accountIds, ...other.reader.accountIds],
      orgIds: [...one.reader.orgIds, ...other.reader.orgIds],
    },
    ...(hidden.length === 0 ? {} : { hidden }),
  }
}

/** What it gives now: what was stated, as far as both people still may. */
export async function permissionsUnder(doc: DelegationDoc) {
  const people = await delegationPeople([doc.principal.id, doc.delegate.id])
  const [principal, delegate] = [people.get(doc.principal.id), people.get(doc.delegate.id)]
  return principal && delegate ? effective(doc.permissions, principal, delegate) : []
}

function isRunning(doc: DelegationDoc, now: number): boolean {
  return phaseOf(delegationFacts(doc), now) === 'running'
}

export function delegationFacts({ state, principal, delegate, from, until }: DelegationDoc) {
  return {
    ...{ state, principalId: principal.id, delegateId: delegate.id },
    ...{ from: from.getTime(), until: until.getTime() },
  }
}
