import type { Page } from '@mingdu/shared/kernel/page'
import type { ChangeKind } from '@mingdu/shared/powers/powers.states'
import { OPEN_PROPOSALS, type ProposalState } from '@mingdu/shared/proposals/proposals.states'
import type { Tx } from '../../db/connection'
import { nextVersion, type HistoryDoc } from '../../db/history'
import { containsText, findPage } from '../../db/page'
import type { Scope } from '../../http/actor'
import { newId, ProposalModel, proposals, toId, type ProposalDoc, proposalNumbers } from './proposals.model'

export { newId, proposalNumbers, type ProposalDoc }
export type ProposalRowDoc = Omit<ProposalDoc, 'content' | 'history'>

export interface ProposalsQuery {
  view: 'todo' | 'open' | 'all'
  state?: ProposalState | undefined
  kind?: ChangeKind | undefined
  /** The org with everything below it. */
  orgIds?: readonly string[] | undefined
  powerId?: string | undefined
  q?: string | undefined
  cursor?: string | undefined
  limit: number
}

/** What waits for a person: their own to write, and what others have proposed to examine. */
export interface Todo {
  personId: string
  own: readonly ProposalState[]
  review: readonly ProposalState[]
}

const NEWEST = [
  ['changedAt', -1],
  ['_id', -1],
] as const

export function listProposals(
  scope: Scope,
  query: ProposalsQuery,
  todo: Todo,
): Promise<Page<ProposalRowDoc>> {
  const { cursor, limit } = query
  const and = [scopeFilter(scope), ...wanted(query), ...viewFilter(query.view, todo)]
  const projection = { content: 0, history: 0 } as const
  return findPage<ProposalRowDoc>(ProposalModel, { $and: and }, { sort: NEWEST, projection, cursor, limit })
}

/** null when it is not there or out of scope. */
export async function readProposal(scope: Scope, id: string, tx?: Tx): Promise<ProposalDoc | null> {
  return proposals.findOne(
    { $and: [{ _id: toId(id) }, scopeFilter(scope)] } as never,
    tx ? { session: tx } : {},
  )
}

/** An open proposal for a new power of this code. */
export async function openForCode(
  regionId: string,
  code: string,
  except: string | null,
  tx: Tx,
): Promise<Pick<ProposalDoc, 'name' | 'no'> | null> {
  const other = except === null ? {} : { _id: { $ne: toId(except) } }
  const filter = { regionId, code, powerId: null, state: { $in: [...OPEN_PROPOSALS] }, ...other }
  return proposals.findOne(filter as never, { session: tx, projection: { name: 1, no: 1 } })
}

export async function insertProposal(
  doc: Omit<ProposalDoc, 'version' | 'history'>,
  lines: readonly Omit<HistoryDoc, 'version'>[],
  tx: Tx,
): Promise<ProposalDoc> {
  const created = { ...doc, version: 1, history: lines.map((line) => ({ ...line, version: 1 })) }
  await proposals.insertOne(created, { session: tx })
  return created
}

/** The next version of what the running transaction has read; null when another act came first. */
export async function changeProposal(
  { _id, version }: Pick<ProposalDoc, '_id' | 'version'>,
  set: Partial<ProposalDoc>,
  line: Omit<HistoryDoc, 'version'>,
  tx: Tx,
): Promise<ProposalDoc | null> {
  return proposals.findOneAndUpdate({ _id, version }, nextVersion(version, set, line), {
    session: tx,
    returnDocument: 'after',
  })
}

function scopeFilter(scope: Scope): Record<string, unknown> {
  if (scope.kind === 'all') return {}
  if (scope.kind === 'region') return { regionId: scope.regionId }
  if (scope.kind === 'own') return { 'proposedBy.id': scope.accountId }
  return { orgId: scope.orgIds.length === 1 ? scope.orgIds[0] : { $in: [...scope.orgIds] } }
}

function wanted({ state, kind, orgIds, powerId, q }: ProposalsQuery): Record<string, unknown>[] {
  const text = q ? containsText(q) : null
  return [
    ...(state === undefined ? [] : [{ state }]),
    ...(kind === undefined ? [] : [{ kind }]),
    ...(orgIds === undefined ? [] : [{ orgId: { $in: [...orgIds] } }]),
    ...(powerId === undefined ? [] : [{ powerId }]),
    ...(text ? [{ $or: [{ no: text }, { name: text }, { code: text }] }] : []),
  ]
}

function viewFilter(
  view: ProposalsQuery['view'],
  { personId, own, review }: Todo,
): Record<string, unknown>[] {
  if (view === 'all') return []
  if (view === 'open') return [{ state: { $in: [...OPEN_PROPOSALS] } }]
  const mine = { state: { $in: [...own] }, 'proposedBy.id': personId }
  const others = { state: { $in: [...review] }, 'proposedBy.id': { $ne: personId } }
  return [{ $or: [mine, others] }]
}

/** Neither published nor withdrawn, oldest change first. */
export function openProposalsOf(orgId: string, limit: number, tx?: Tx): Promise<ProposalDoc[]> {
  return proposals
    .find({ orgId, state: { $in: [...OPEN_PROPOSALS] } }, tx ? { session: tx } : {})
    .sort({ changedAt: 1, _id: 1 })
    .limit(limit)
    .toArray()
}
