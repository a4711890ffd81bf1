import { SEPARATED_ACTS } from '@mingdu/shared/delegations/delegable.table'
import { AUDIT_EVENTS } from '@mingdu/shared/audit/audit.events'
import type { Tx } from '../../db/connection'
import type { Actor } from '../../http/actor'
import type { MadeWrite } from '../../http/write'
import { Refused } from '../../refused'
import { actedOn, insertActed } from './delegations.repo'

/**
 * Keeps what is done under 授权代办, and keeps names apart: nobody decides, in their own name or in another's, about a
 * matter in which they acted under yet another name. The rules of the records see both people of an act already; this
 * sees what the same person did before as somebody else.
 * @throws Refused `delegation.took-part`
 */
export async function keepApart(
  { endpointId, event, actor, subject, matterId, at }: MadeWrite,
  tx: Tx,
): Promise<void> {
  const separated = SEPARATED_ACTS.includes(endpointId)
  if (!subject || (!separated && !actor.self)) return
  const roots = [...new Set([subject.id, ...(matterId === null ? [] : [matterId])])]
  if (separated) await refuseOtherNames(actor, roots, tx)
  if (!actor.self || !actor.hat) return
  const { id, name } = actor.hat.principal
  await insertActed(
    {
      ...{ delegationId: actor.hat.delegationId, delegateId: actor.self.id, principal: { id, name } },
      ...{ at, what: AUDIT_EVENTS[event], subject: subject.name, roots },
    },
    tx,
  )
}

async function refuseOtherNames(actor: Actor, roots: readonly string[], tx: Tx): Promise<void> {
  const really = actor.self ?? actor
  const before = await actedOn(really.id, roots, tx)
  const others = before.filter(({ principal }) => principal.id !== actor.id)
  if (others.length === 0) return
  const names = [...new Set(others.map(({ principal }) => `代${principal.name}`))].join('、')
  throw new Refused('delegation.took-part', { names })
}
