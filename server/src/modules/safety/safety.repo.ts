import type { Page } from '@mingdu/shared/kernel/page'
import type { Outcome } from '@mingdu/shared/safety/safety.rules'
import type { SafetyState } from '@mingdu/shared/safety/safety.states'
import { trusted } from 'mongoose'
import type { Tx } from '../../db/connection'
import type { HistoryDoc } from '../../db/history'
import { findPage } from '../../db/page'
import type { Scope } from '../../http/actor'
import { CheckModel, type CheckDoc } from './safety.model'

export type { CheckDoc }

/** What a check is opened with; it is due at once. */
export type NewCheck = Pick<
  CheckDoc,
  'kind' | 'subjectKind' | 'subjectId' | 'subjectName' | 'text' | 'fileId' | 'authorId' | 'createdAt'
>

/** What waits for a person first, then what is under way, then what is settled. */
const RANK: Record<SafetyState, number> = { held: 0, checking: 1, rejected: 2, passed: 3 }

export async function insertCheck(check: NewCheck, tx: Tx): Promise<void> {
  const now = new Date()
  await CheckModel.create([{ ...check, rank: RANK.checking, nextAt: now, openedAt: now }], { session: tx })
}

/** Content checks concern no unit: only the scope `all` reads them. */
export function listChecks(
  scope: Scope,
  query: { state?: SafetyState | undefined; cursor?: string | undefined; limit: number },
): Promise<Page<CheckDoc>> {
  const wanted = query.state ? { state: query.state } : {}
  return findPage<CheckDoc>(CheckModel, scope.kind === 'all' ? wanted : { _id: null }, {
    sort: [
      ['rank', 1],
      ['createdAt', -1],
      ['_id', -1],
    ],
    cursor: query.cursor,
    limit: query.limit,
  })
}

/** null when it is not there or out of scope. */
export async function readCheck(scope: Scope, id: string, tx: Tx): Promise<CheckDoc | null> {
  if (scope.kind !== 'all') return null
  return CheckModel.findById(id).session(tx).lean<CheckDoc>()
}

/** The states of every check of each subject. */
export async function statesOf(subjectIds: readonly string[], tx?: Tx): Promise<Map<string, SafetyState[]>> {
  const checks = await CheckModel.find(
    { subjectId: trusted({ $in: [...subjectIds] }) },
    { _id: 0, subjectId: 1, state: 1 },
  )
    .session(tx ?? null)
    .lean<Pick<CheckDoc, 'subjectId' | 'state'>[]>()
  const found = new Map<string, SafetyState[]>()
  for (const { subjectId, state } of checks) found.set(subjectId, [...(found.get(subjectId) ?? []), state])
  return found
}

/**
 * Takes one check that is due, for as long as `forMs`: whoever dies with it leaves it to the next after that time.
 * @returns null when nothing is due
 */
export function claimCheck(forMs: number): Promise<CheckDoc | null> {
  const now = Date.now()
  return CheckModel.findOneAndUpdate(
    { state: 'checking', nextAt: trusted({ $lte: new Date(now) }) },
    { $set: { nextAt: new Date(now + forMs) }, $inc: { tries: 1 } },
    { sort: { nextAt: 1, _id: 1 }, returnDocument: 'after' },
  ).lean<CheckDoc>()
}

/** Brings a check on without settling it; a check that moved since it was read stays as it is. */
export async function writeProgress(
  { _id, version }: Pick<CheckDoc, '_id' | 'version'>,
  set: Partial<Pick<CheckDoc, 'traceId' | 'nextAt'>>,
): Promise<void> {
  await CheckModel.updateOne({ _id, version }, { $set: set })
}

/** What the machine came to, with its line of history; a check that moved since it was read stays as it is. */
export async function writeMachine(
  { _id, version }: Pick<CheckDoc, '_id' | 'version'>,
  { state, reason, suggestion }: Outcome,
  at: Date,
): Promise<void> {
  const next = version + 1
  const line = { at, who: '微信', what: '内容安全检查', note: reason ?? '通过', version: next }
  await CheckModel.updateOne(
    { _id, version },
    {
      $set: { state, rank: RANK[state], reason, suggestion, nextAt: null, version: next },
      $push: { history: line },
    },
  )
}

export function checkOfTrace(traceId: string): Promise<CheckDoc | null> {
  return CheckModel.findOne({ $and: [{ traceId }, { traceId: trusted({ $gt: '' }) }] }).lean<CheckDoc>()
}

/** A person's decision, over the version they saw; null when another act came first. */
export function writeDecision(
  check: Pick<CheckDoc, '_id' | 'version'>,
  decided: NonNullable<CheckDoc['decided']>,
  line: Omit<HistoryDoc, 'version'>,
  tx: Tx,
): Promise<CheckDoc | null> {
  const version = check.version + 1
  const state = decided.pass ? 'passed' : 'rejected'
  return CheckModel.findOneAndUpdate(
    { _id: check._id, version: check.version },
    {
      $set: { decided, state, rank: RANK[state], nextAt: null, version },
      $push: { history: { ...line, version } },
    },
    { session: tx, returnDocument: 'after' },
  ).lean<CheckDoc>()
}
