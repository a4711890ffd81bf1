import type { Page } from '@mingdu/shared/kernel/page'
import { Types } from 'mongoose'
import type { Tx } from '../../db/connection'
import { nextVersion, type HistoryDoc } from '../../db/history'
import { findPage } from '../../db/page'
import {
  DelegatedActModel,
  delegatedActs,
  DelegationModel,
  delegations,
  type DelegatedActDoc,
  type DelegationDoc,
} from './delegations.model'

export type { DelegatedActDoc, DelegationDoc }

interface PageQuery {
  cursor?: string | undefined
  limit: number
}

/** Those a person gave or was given, newest first. */
export function listDelegations(
  accountId: string,
  { side, ...page }: PageQuery & { side?: 'given' | 'received' | undefined },
): Promise<Page<DelegationDoc>> {
  const given = { 'principal.id': accountId }
  const received = { 'delegate.id': accountId }
  const filter = side === 'given' ? given : side === 'received' ? received : { $or: [given, received] }
  const sort = [
    ['createdAt', -1],
    ['_id', -1],
  ] as const
  return findPage<DelegationDoc>(DelegationModel as never, filter, { sort, ...page })
}

/** Only the two whom it concerns; null for everybody else. */
export function readDelegation(accountId: string, id: string, tx?: Tx): Promise<DelegationDoc | null> {
  const mine = { $or: [{ 'principal.id': accountId }, { 'delegate.id': accountId }] }
  const filter = { $and: [{ _id: new Types.ObjectId(id) }, mine] }
  return delegations.findOne(filter, tx ? { session: tx } : {})
}

export async function insertDelegation(doc: Omit<DelegationDoc, '_id'>, tx: Tx): Promise<DelegationDoc> {
  const made = { _id: new Types.ObjectId(), ...doc }
  await delegations.insertOne(made, { session: tx })
  return made
}

export function changeDelegation(
  { _id, version }: Pick<DelegationDoc, '_id' | 'version'>,
  set: Partial<DelegationDoc>,
  line: Omit<HistoryDoc, 'version'>,
  tx: Tx,
): Promise<DelegationDoc | null> {
  return delegations.findOneAndUpdate({ _id, version }, nextVersion(version, set, line), {
    session: tx,
    returnDocument: 'after',
  })
}

/** Those accepted that run at a moment, of some people as principals. */
export function runningOf(principalIds: readonly string[], at: Date, tx?: Tx): Promise<DelegationDoc[]> {
  const filter = {
    'principal.id': { $in: [...new Set(principalIds)] },
    state: 'accepted' as const,
    until: { $gt: at },
    from: { $lte: at },
  }
  return delegations
    .find(filter, tx ? { session: tx } : {})
    .sort({ _id: 1 })
    .toArray()
}

/** Those in which a person has a part and that have not ended. */
export function openWith(accountId: string, at: Date, tx?: Tx): Promise<DelegationDoc[]> {
  const filter = {
    $or: [{ 'principal.id': accountId }, { 'delegate.id': accountId }],
    state: { $in: ['offered', 'accepted'] as const },
    until: { $gt: at },
  }
  return delegations
    .find(filter as never, tx ? { session: tx } : {})
    .sort({ createdAt: 1, _id: 1 })
    .toArray()
}

export async function insertActed(doc: Omit<DelegatedActDoc, '_id'>, tx: Tx): Promise<void> {
  await delegatedActs.insertOne({ _id: new Types.ObjectId(), ...doc }, { session: tx })
}

/** What a person did about these records in the names of others. */
export function actedOn(delegateId: string, roots: readonly string[], tx: Tx): Promise<DelegatedActDoc[]> {
  return delegatedActs
    .find({ delegateId, roots: { $in: [...roots] } }, { session: tx })
    .sort({ at: 1, _id: 1 })
    .toArray()
}

export function listActed(delegationId: string, page: PageQuery): Promise<Page<DelegatedActDoc>> {
  const sort = [
    ['at', -1],
    ['_id', -1],
  ] as const
  return findPage<DelegatedActDoc>(DelegatedActModel as never, { delegationId }, { sort, ...page })
}
