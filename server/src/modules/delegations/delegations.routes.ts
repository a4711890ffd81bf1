import { delegationsApi } from '@mingdu/shared/delegations/delegations.api'
import type { DelegationAct } from '@mingdu/shared/delegations/delegations.states'
import type { Actor } from '../../http/actor'
import { readRoute, writeRoute, type Route } from '../../http/routes'
import { found } from '../../refused'
import { digestOf } from '../../seal-box'
import type { BusinessTime } from '../../time'
import { forgetSessions, setActingUnder } from '../accounts/accounts.service'
import { listActed, listDelegations, readDelegation, type DelegationDoc } from './delegations.repo'
import {
  delegationOptions,
  delegationView,
  giveDelegation,
  startActing,
  turnDelegation,
} from './delegations.service'
import { delegationViews } from './delegations.view'

/** 授权代办: given, accepted, ended; and under which of them a session acts. Everybody here in their own name. */
export const delegationsRoutes: readonly Route[] = [
  readRoute(delegationsApi.mine, async ({ actor, query, time }) => {
    const page = await listDelegations(actor.id, query)
    return { ...page, items: await delegationViews(page.items, actor.id, time.now()) }
  }),
  readRoute(delegationsApi.get, async ({ actor, params, time }) =>
    delegationView(found(await readDelegation(actor.id, params.id)), { actor, time }),
  ),
  readRoute(delegationsApi.options, ({ actor }) => delegationOptions(actor)),
  readRoute(delegationsApi.acts, async ({ actor, params, query }) => {
    found(await readDelegation(actor.id, params.id))
    const page = await listActed(params.id, query)
    const items = page.items.map(({ at, what, subject }) => ({ at: at.toISOString(), what, subject }))
    return { ...page, items }
  }),
  writeRoute(delegationsApi.give, async ({ body, ...act }, tx) =>
    written(await giveDelegation(body, act, tx), act),
  ),
  ...(['accept', 'decline', 'revoke', 'giveUp'] as const).map(turnRoute),
  writeRoute(delegationsApi.start, async ({ params, ...act }, tx) => {
    const doc = await startActing(params.id, act, tx)
    const afterCommit = () => forgetSessions(act.actor.id)
    return { result: { ok: true as const }, subject: subjectOf(doc), afterCommit }
  }),
  writeRoute(delegationsApi.stop, async ({ actor }, tx) => {
    await setActingUnder(actor.sessionId, '', tx)
    const subject = { kind: 'account', id: actor.id, name: actor.name }
    return { result: { ok: true as const }, subject, afterCommit: () => forgetSessions(actor.id) }
  }),
]

/** The same hops for each act; the contract has parsed its input. */
function turnRoute(act: DelegationAct): Route {
  return writeRoute(
    delegationsApi[act] as typeof delegationsApi.accept,
    async ({ params, body, ...by }, tx) =>
      written(await turnDelegation(act, { id: params.id, ...body }, by, tx), by, body.note),
  )
}

async function written(doc: DelegationDoc, act: { actor: Actor; time: BusinessTime }, note = doc.reason) {
  const { version, state } = doc
  return {
    result: await delegationView(doc, act),
    subject: subjectOf(doc),
    digests: [digestOf({ id: String(doc._id), version, state })],
    note,
    afterCommit: () => forgetSessions(doc.delegate.id),
  }
}

function subjectOf({ _id, principal, delegate }: DelegationDoc) {
  return { kind: 'delegation', id: String(_id), name: `${delegate.name} 代 ${principal.name}` }
}
