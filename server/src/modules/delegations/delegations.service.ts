import type { Permission } from '@mingdu/shared/accounts/permissions'
import type { Delegation } from '@mingdu/shared/delegations/delegations.api'
import {
  delegationRefusal,
  nextDelegationState,
  offerable,
  offerRefusal,
  permissionRefusal,
  phaseOf,
} from '@mingdu/shared/delegations/delegations.rules'
import { DELEGATION_ACTS, type DelegationAct } from '@mingdu/shared/delegations/delegations.states'
import type { Tx } from '../../db/connection'
import type { Actor } from '../../http/actor'
import { found, Refused, refuseIf, refuseStale } from '../../refused'
import type { BusinessTime } from '../../time'
import { findPeople, setActingUnder } from '../accounts/accounts.service'
import { subtreeIds } from '../orgs/orgs.service'
import {
  changeDelegation,
  insertDelegation,
  openWith,
  readDelegation,
  type DelegationDoc,
} from './delegations.repo'
import { tellOther } from './delegations.telling'
import { delegationViews } from './delegations.view'
import { delegationFacts, permissionsUnder } from './hats.service'
import { delegationPeople, personOf } from './people.service'

interface Act {
  actor: Actor
  time: BusinessTime
}

/** Whom a person may let act for them, with what each may do. */
export async function delegationOptions({ id, regionId }: Actor) {
  const principal = found((await delegationPeople([id])).get(id))
  const mine = offerable(principal.roles)
  const people = await findPeople({ orgIds: await subtreeIds(regionId), activeOnly: true })
  const rows = await Promise.all(
    people.map(async (person) => {
      const delegate = await personOf(person)
      const window = { permissions: [], from: 0, until: 1, now: 0 }
      if (offerRefusal(window, principal, delegate)) return []
      const permissions = mine.filter((one) => permissionRefusal(one, principal, delegate) === null)
      const { name, title, orgId, orgName } = person
      return permissions.length > 0
        ? [{ id: person.id, name, title, org: { id: orgId, name: orgName }, permissions }]
        : []
    }),
  )
  return { people: rows.flat() }
}

/** 授权: told to the delegate, and without effect until they accept. @throws Refused those of `offerRefusal` */
export async function giveDelegation(
  body: {
    delegateId: string
    permissions: readonly Permission[]
    from: string
    until: string
    reason: string
  },
  { actor, time }: Act,
  tx: Tx,
): Promise<DelegationDoc> {
  const people = await delegationPeople([actor.id, body.delegateId])
  const [principal, delegate] = [people.get(actor.id), people.get(body.delegateId)]
  if (!principal || !delegate) throw new Refused('delegation.who')
  const permissions = [...new Set(body.permissions)]
  const [from, until] = [new Date(body.from), new Date(body.until)]
  const window = { permissions, from: from.getTime(), until: until.getTime(), now: time.now() }
  refuseIf(offerRefusal(window, principal, delegate))
  const at = new Date(time.now())
  const doc = await insertDelegation(
    {
      ...{ version: 1, permissions, from, until, reason: body.reason, state: 'offered', createdAt: at },
      principal: { id: principal.id, name: principal.name },
      delegate: { id: delegate.id, name: delegate.name },
      history: [{ at, who: actor.name, what: '授权代办', note: body.reason, version: 1 }],
    },
    tx,
  )
  await tellOther('give', doc, actor, at, tx)
  return doc
}

/** One act on it by one of the two. @throws Refused `version.stale`, those of `delegationRefusal` */
export async function turnDelegation(
  act: DelegationAct,
  { id, version, note }: { id: string; version: number; note: string },
  { actor, time }: Act,
  tx: Tx,
): Promise<DelegationDoc> {
  const doc = found(await readDelegation(actor.id, id, tx))
  refuseStale(doc, version)
  refuseIf(delegationRefusal(act, delegationFacts(doc), actor.id, time.now()))
  return turned(act, doc, note, { actor, time }, tx)
}

/** Sets the session to act under it. @throws Refused `delegation.not-running` */
export async function startActing(id: string, { actor, time }: Act, tx: Tx): Promise<DelegationDoc> {
  const doc = found(await readDelegation(actor.id, id, tx))
  if (doc.delegate.id !== actor.id) throw new Refused('record.missing')
  const running = phaseOf(delegationFacts(doc), time.now()) === 'running'
  if (!running || (await permissionsUnder(doc)).length === 0) throw new Refused('delegation.not-running')
  await setActingUnder(actor.sessionId, id, tx)
  return doc
}

/** What of 授权代办 still binds a person: as principal or as delegate. */
export function openDelegations(accountId: string, at: Date, tx?: Tx): Promise<DelegationDoc[]> {
  return openWith(accountId, at, tx)
}

/** Ends one because one of its people leaves; by whoever hands their work over. */
export async function endDelegation(
  doc: DelegationDoc,
  note: string,
  { actor, time }: Act,
  tx: Tx,
): Promise<DelegationDoc> {
  return turned('revoke', doc, note, { actor, time }, tx)
}

export async function delegationView(doc: DelegationDoc, { actor, time }: Act): Promise<Delegation> {
  return found((await delegationViews([doc], actor.id, time.now()))[0])
}

async function turned(
  act: DelegationAct,
  doc: DelegationDoc,
  note: string,
  { actor, time }: Act,
  tx: Tx,
): Promise<DelegationDoc> {
  const at = new Date(time.now())
  const line = { at, who: actor.name, what: DELEGATION_ACTS[act], note }
  const state = nextDelegationState(doc.state, act)
  const next = found(await changeDelegation(doc, { state }, line, tx))
  await tellOther(act, next, actor, at, tx)
  return next
}
