import type { CheckKind, CheckState } from '@mingdu/shared/monitoring/monitoring.states'
import type { Id } from '@mingdu/shared/kernel/ids'
import type { Page } from '@mingdu/shared/kernel/page'
import mongoose from 'mongoose'
import type { Tx } from '../../db/connection'
import { nextVersion, type HistoryDoc } from '../../db/history'
import { findPage } from '../../db/page'
import type { Scope } from '../../http/actor'
import { scopeFilter } from './alerts.repo'
import { CheckModel, checks, type CheckDoc } from './monitoring.model'

export type { CheckDoc }

const NEWEST = [
  ['createdAt', -1],
  ['_id', -1],
] as const

interface ChecksQuery {
  kind?: CheckKind | undefined
  state?: CheckState | undefined
  orgIds?: readonly Id[] | undefined
  cursor?: string | undefined
  limit: number
}

export function listChecks(
  scope: Scope,
  { kind, state, orgIds, ...page }: ChecksQuery,
): Promise<Page<CheckDoc>> {
  const parts = [
    scopeFilter(scope),
    ...(kind === undefined ? [] : [{ kind }]),
    ...(state === undefined ? [] : [{ state }]),
    ...(orgIds === undefined ? [] : [{ 'org.id': { $in: [...orgIds] } }]),
  ]
  return findPage<CheckDoc>(CheckModel as never, { $and: parts }, { sort: NEWEST, ...page })
}

/** null when it is not there or out of scope. */
export function readCheck(scope: Scope, id: Id, tx?: Tx): Promise<CheckDoc | null> {
  const filter = { $and: [{ _id: new mongoose.Types.ObjectId(id) }, scopeFilter(scope)] }
  return checks.findOne(filter, tx ? { session: tx } : {})
}

export async function insertChecks(
  docs: readonly Omit<CheckDoc, '_id' | 'version' | 'history'>[],
  line: Omit<HistoryDoc, 'version'>,
  tx: Tx,
): Promise<CheckDoc[]> {
  const created = docs.map((doc): CheckDoc => ({
    _id: new mongoose.Types.ObjectId(),
    ...doc,
    version: 1,
    history: [{ ...line, version: 1 }],
  }))
  await checks.insertMany(created, { session: tx })
  return created
}

/** The next version of what the running transaction has read; null when another act came first. */
export function changeCheck(
  { _id, version }: Pick<CheckDoc, '_id' | 'version'>,
  set: Partial<CheckDoc>,
  line: Omit<HistoryDoc, 'version'>,
  tx: Tx,
): Promise<CheckDoc | null> {
  return checks.findOneAndUpdate({ _id, version }, nextVersion(version, set, line), {
    session: tx,
    returnDocument: 'after',
  })
}
