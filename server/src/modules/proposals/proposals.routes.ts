import { numberYear } from '@mingdu/shared/matters/matters.numbers'
import type { Proposal } from '@mingdu/shared/proposals/proposals.api'
import { proposalsApi } from '@mingdu/shared/proposals/proposals.api'
import type { ProposalState } from '@mingdu/shared/proposals/proposals.states'
import { todoStates } from '@mingdu/shared/proposals/proposals.rules'
import type { Tx } from '../../db/connection'
import type { Actor } from '../../http/actor'
import { preparedWriteRoute, readRoute, writeRoute, type Route } from '../../http/routes'
import { found } from '../../refused'
import { digestOf } from '../../seal-box'
import type { BusinessTime } from '../../time'
import { subtreeIds } from '../orgs/orgs.service'
import { forgetRollups } from '../powers/changing.service'
import { proposeMany, reviewMany, type RowResults } from './proposals.batch'
import { listProposals, proposalNumbers, readProposal, type ProposalDoc } from './proposals.repo'
import {
  createProposal,
  editProposal,
  publishProposal,
  reviewProposal,
  submitProposal,
  withdrawProposal,
} from './proposals.service'
import { proposalRows, proposalView } from './proposals.view'

const openThisYear = ({ time }: { time: BusinessTime }) => proposalNumbers.open(numberYear(time.today()))

const readRoutes: readonly Route[] = [
  readRoute(proposalsApi.list, async ({ scope, query: { orgId, ...query }, actor }) => {
    const orgIds = orgId === undefined ? undefined : await subtreeIds(orgId)
    const page = await listProposals(scope, { ...query, orgIds }, todoOf(actor))
    return { ...page, items: await proposalRows(page.items, actor) }
  }),
  readRoute(proposalsApi.get, async ({ scope, params, actor }) =>
    proposalView(found(await readProposal(scope, params.id)), actor),
  ),
]

const proposerRoutes: readonly Route[] = [
  preparedWriteRoute(proposalsApi.create, openThisYear, async ({ body, ...act }, tx) =>
    written(await createProposal(body, act, tx), act.actor, tx),
  ),
  writeRoute(proposalsApi.change, async ({ params, body: { version, ...wish }, ...act }, tx) =>
    written(await editProposal(wish, { ...act, id: params.id, version }, tx), act.actor, tx),
  ),
  writeRoute(proposalsApi.submit, async ({ params, body, ...act }, tx) =>
    written(await submitProposal({ ...act, id: params.id, version: body.version }, tx), act.actor, tx),
  ),
  writeRoute(proposalsApi.withdraw, async ({ params, body: { version, note }, ...act }, tx) =>
    written(await withdrawProposal(note, { ...act, id: params.id, version }, tx), act.actor, tx, note),
  ),
  preparedWriteRoute(proposalsApi.batchPropose, openThisYear, async ({ body, ...act }, tx) => {
    const { powerIds, set, ...wish } = body
    const changes = Object.fromEntries(Object.entries(set).filter(([, value]) => value !== undefined))
    const content = (before: ProposalDoc['content']) => ({ ...before, ...changes })
    return batchWritten(await proposeMany(powerIds, { ...wish, content }, act, tx), wish.basis.text)
  }),
]

const reviewRoutes: readonly Route[] = [
  writeRoute(proposalsApi.review, async ({ params, body: { version, ...decision }, ...act }, tx) =>
    written(
      await reviewProposal(decision, { ...act, id: params.id, version }, tx),
      act.actor,
      tx,
      decision.note,
    ),
  ),
  writeRoute(proposalsApi.publish, async ({ params, body: { version, ...how }, ...act }, tx) => {
    const doc = await publishProposal(how, { ...act, id: params.id, version }, tx)
    return { ...(await written(doc, act.actor, tx, how.note)), afterCommit: forgetRollups }
  }),
  writeRoute(proposalsApi.batchReview, async ({ body: { items, decision, ...how }, ...act }, tx) => {
    const done = await reviewMany(items, { ...how, decision }, act, tx)
    return { ...batchWritten(done, how.note), afterCommit: forgetRollups }
  }),
]

export const proposalsRoutes: readonly Route[] = [...readRoutes, ...proposerRoutes, ...reviewRoutes]

function todoOf(actor: Actor) {
  const states = todoStates((permission) => actor.permissions.has(permission))
  const own: ProposalState[] = states.filter((state) => state === 'draft' || state === 'returned')
  return { personId: actor.id, own, review: states.filter((state) => !own.includes(state)) }
}

/** The answer, and what the audit entry says it was about. */
async function written(doc: ProposalDoc, actor: Actor, tx: Tx, note = '') {
  const result: Proposal = await proposalView(doc, actor, tx)
  const { id, version, no, state, kind } = result
  return {
    result,
    subject: { kind: 'proposal', id, name: `${no} ${doc.name}` },
    digests: [digestOf({ id, version, no, state, kind, content: doc.content })],
    note,
  }
}

function batchWritten(result: RowResults, note: string) {
  return {
    result,
    subject: null,
    digests: result.rows.filter(({ done }) => done).map(({ id, proposalId }) => digestOf({ id, proposalId })),
    note: `${result.done} 件办成，${result.refused} 件未办。${note}`,
  }
}
