import type { Proposal, ProposalRow } from '@mingdu/shared/proposals/proposals.api'
import { impactOf } from '@mingdu/shared/proposals/impact.rules'
import { proposalActions, stepsOf } from '@mingdu/shared/proposals/proposals.rules'
import type { Tx } from '../../db/connection'
import type { Actor } from '../../http/actor'
import { catalogSettings } from '../catalog/catalog.service'
import { filesById } from '../files/files.service'
import { orgsById } from '../orgs/orgs.service'
import { contentAt, diffContents, powerLast } from '../powers/changing.service'
import { actingPerson } from '../tasks/acting.service'
import type { ProposalDoc, ProposalRowDoc } from './proposals.repo'
import { factsOf } from './proposals.service'

export async function proposalRows(docs: readonly ProposalRowDoc[], actor: Actor): Promise<ProposalRow[]> {
  const orgs = await orgsById(docs.map(({ orgId }) => orgId))
  const person = actingPerson(actor)
  return docs.map((doc) => {
    const { version, no, kind, state, basis, effectiveOn, proposedBy, orgName, changes, resembles } = doc
    const org = { id: doc.orgId, name: orgs.get(doc.orgId)?.name ?? '' }
    return {
      id: String(doc._id),
      ...{ version, no, kind, state, basis, effectiveOn, orgName, changes, resembles },
      power: { id: doc.powerId, code: doc.code, name: doc.name, org },
      proposedBy: { id: proposedBy.id, name: proposedBy.name },
      changedAt: doc.changedAt.toISOString(),
      allowedActions: proposalActions(factsOf(doc), person),
    }
  })
}

/** A proposal with what it changes and what follows from it. */
export async function proposalView(doc: ProposalDoc, actor: Actor, tx?: Tx): Promise<Proposal> {
  const [row] = await proposalRows([doc], actor)
  if (!row) throw new Error('one proposal gives one row')
  const { powerId, baseNo } = doc
  const before = powerId === null || baseNo === null ? null : await contentAt(powerId, baseNo, tx)
  const power = powerId === null ? null : await powerLast(powerId, tx)
  const files = await filesById(doc.fileIds)
  const { congress } = await catalogSettings()
  const facts = { ...row, name: doc.name, no: baseNo, hasGuide: (power?.guide ?? null) !== null }
  return {
    ...row,
    basisFiles: doc.fileIds.flatMap((id) => files.get(id) ?? []),
    before,
    content: doc.content,
    fields: await diffContents(before, doc.content),
    impact: impactOf(facts),
    steps: stepsOf(congress || doc.state === 'congress'),
    history: doc.history.map(({ at, who, what, note }) => ({ at: at.toISOString(), who, what, note })),
  }
}
