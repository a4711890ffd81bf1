import type { CardKind, CardState } from '@mingdu/shared/cards/cards.states'
import type { Id } from '@mingdu/shared/kernel/ids'
import type { Page } from '@mingdu/shared/kernel/page'
import mongoose from 'mongoose'
import type { Tx } from '../../db/connection'
import { nextVersion, type HistoryDoc } from '../../db/history'
import { hiddenFilter } from '../../db/hidden'
import { containsText, findPage } from '../../db/page'
import type { Scope } from '../../http/actor'
import { cardNumbers, CardModel, cards, type CardDoc } from './cards.model'

export { cardNumbers, type CardDoc }
export type { SaidDoc } from './cards.model'

export interface CardsQuery {
  kind?: CardKind | undefined
  state?: CardState | undefined
  /** The org with everything below it. */
  orgIds?: readonly Id[] | undefined
  subjectId?: Id | undefined
  q?: string | undefined
  cursor?: string | undefined
  limit: number
}

const NEWEST = [
  ['proposedAt', -1],
  ['_id', -1],
] as const

export function listCards(scope: Scope, { cursor, limit, ...query }: CardsQuery): Promise<Page<CardDoc>> {
  const filter = { $and: [scopeFilter(scope), ...wanted(query)] }
  return findPage<CardDoc>(CardModel as never, filter, { sort: NEWEST, cursor, limit })
}

/** null when it is not there or out of scope. */
export function readCard(scope: Scope, id: Id, tx?: Tx): Promise<CardDoc | null> {
  const filter = { $and: [{ _id: new mongoose.Types.ObjectId(id) }, scopeFilter(scope)] }
  return cards.findOne(filter, tx ? { session: tx } : {})
}

/** Every card about these subjects, oldest first. */
export function cardsOfSubjects(subjectIds: readonly Id[], tx?: Tx): Promise<CardDoc[]> {
  if (subjectIds.length === 0) return Promise.resolve([])
  return cards
    .find({ 'subject.id': { $in: [...subjectIds] } }, tx ? { session: tx } : {})
    .sort({ 'subject.id': 1, _id: 1 })
    .toArray()
}

/** What cards issued on days of the period are about. */
export async function subjectsOfIssued(scope: Scope, from: string, to: string): Promise<Id[]> {
  const filter = { $and: [scopeFilter(scope), { issuedOn: { $gte: from, $lte: to } }] } as never
  const docs = await cards.find(filter, { projection: { 'subject.id': 1 } }).toArray()
  return docs.map(({ subject }) => subject.id)
}

/** Of these states, those that a person issued and keeps or took over, oldest first. */
export function cardsKeptBy(personId: Id, states: readonly CardState[], tx?: Tx): Promise<CardDoc[]> {
  const kept = { $or: [{ 'keeper.id': personId }, { 'issuedBy.id': personId, keeper: null }] }
  return cards
    .find({ $and: [{ state: { $in: [...states] } }, kept] }, tx ? { session: tx } : {})
    .sort({ _id: 1 })
    .toArray()
}

export async function insertCard(
  doc: Omit<CardDoc, '_id' | 'version' | 'history'>,
  line: Omit<HistoryDoc, 'version'>,
  tx: Tx,
): Promise<CardDoc> {
  const created: CardDoc = {
    _id: new mongoose.Types.ObjectId(),
    ...doc,
    version: 1,
    history: [{ ...line, version: 1 }],
  }
  await cards.insertOne(created, { session: tx })
  return created
}

/** The next version of what the running transaction has read; null when another act came first. */
export function changeCard(
  { _id, version }: Pick<CardDoc, '_id' | 'version'>,
  set: Partial<CardDoc>,
  line: Omit<HistoryDoc, 'version'>,
  tx: Tx,
): Promise<CardDoc | null> {
  return cards.findOneAndUpdate({ _id, version }, nextVersion(version, set, line), {
    session: tx,
    returnDocument: 'after',
  })
}

/** `own` sees the cards that name the person. */
function scopeFilter(scope: Scope): Record<string, unknown> {
  return { ...reachFilter(scope), ...hiddenFilter(scope, 'subject.id') }
}

function reachFilter(scope: Scope): Record<string, unknown> {
  if (scope.kind === 'all') return {}
  if (scope.kind === 'region') return { regionId: scope.regionId }
  if (scope.kind === 'own') return { 'person.id': scope.accountId }
  return { 'org.id': scope.orgIds.length === 1 ? scope.orgIds[0] : { $in: [...scope.orgIds] } }
}

function wanted({ kind, state, orgIds, subjectId, q }: Omit<CardsQuery, 'cursor' | 'limit'>) {
  const text = q ? containsText(q) : null
  return [
    ...(kind === undefined ? [] : [{ kind }]),
    ...(state === undefined ? [] : [{ state }]),
    ...(orgIds === undefined ? [] : [{ 'org.id': { $in: [...orgIds] } }]),
    ...(subjectId === undefined ? [] : [{ 'subject.id': subjectId }]),
    ...(text ? [{ $or: [{ no: text }, { 'subject.no': text }, { 'subject.name': text }] }] : []),
  ]
}
