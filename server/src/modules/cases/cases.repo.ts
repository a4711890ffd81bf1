import { CASE_ENDS } from '@mingdu/shared/cases/cases.states'
import type { Page } from '@mingdu/shared/kernel/page'
import mongoose from 'mongoose'
import type { Tx } from '../../db/connection'
import { nextVersion, type HistoryDoc } from '../../db/history'
import { findPage } from '../../db/page'
import type { Scope } from '../../http/actor'
import { scopeFilter, wanted, type CasesFilter } from './cases.filter.repo'
import { CaseModel, cases, paperNumbers, toId, type CaseDoc } from './cases.model'

export { paperNumbers, type CaseDoc }
export type { CaseMaterialDoc, SealedText } from './cases.model'
export type { CasesFilter }

export interface OwnCasesQuery {
  open?: boolean | undefined
  no?: string | undefined
  cursor?: string | undefined
  limit: number
}

/** A citizen's own cases, the newest first. */
export function listOwnCases(
  citizenId: string,
  { open, no, cursor, limit }: OwnCasesQuery,
): Promise<Page<CaseDoc>> {
  const filter = {
    citizenId,
    ...(open ? { state: { $nin: Object.keys(CASE_ENDS) } } : {}),
    ...(no === undefined ? {} : { no }),
  }
  return findPage<CaseDoc>(CaseModel as never, filter, { sort: [['_id', -1]], cursor, limit })
}

/** The newest cases of a citizen in which files were handed in. */
export function ownCasesWithFiles(citizenId: string, limit: number): Promise<CaseDoc[]> {
  return cases.find({ citizenId, 'materials.given': 'files' }).sort({ _id: -1 }).limit(limit).toArray()
}

/** From now on they find in their list what a window took in for them. */
export async function giveCases(idMac: string, citizenId: string, tx: Tx): Promise<void> {
  await cases.updateMany(
    { 'applicant.idMac': idMac, citizenId: null },
    { $set: { citizenId } },
    { session: tx },
  )
}

export function countCases(scope: Scope, filter: CasesFilter): Promise<number> {
  return cases.countDocuments({ $and: [scopeFilter(scope), ...wanted(filter)] })
}

const PORTION = 500

/** What a filter finds, in portions; cases that come in meanwhile are after the last. */
export async function* casesInPortions(scope: Scope, filter: CasesFilter): AsyncGenerator<CaseDoc[]> {
  const found = [scopeFilter(scope), ...wanted(filter)]
  let after: CaseDoc['_id'] | null = null
  for (;;) {
    const where: Record<string, unknown>[] = after === null ? found : [...found, { _id: { $gt: after } }]
    const docs: CaseDoc[] = await cases
      .find({ $and: where }, { projection: { history: 0, papers: 0 } })
      .sort({ _id: 1 })
      .limit(PORTION)
      .toArray()
    if (docs.length > 0) yield docs
    const last = docs.at(-1)
    if (!last || docs.length < PORTION) return
    after = last._id
  }
}

/** null when it is not there or out of scope. */
export async function readCase(scope: Scope, id: string, tx?: Tx): Promise<CaseDoc | null> {
  return cases.findOne({ $and: [{ _id: toId(id) }, scopeFilter(scope)] }, tx ? { session: tx } : {})
}

/** Those among these that are in scope, in no order. */
export function casesByIds(scope: Scope, ids: readonly string[], tx?: Tx): Promise<CaseDoc[]> {
  const wanted = { _id: { $in: ids.map(toId) } } as never
  return cases.find({ $and: [wanted, scopeFilter(scope)] }, tx ? { session: tx } : {}).toArray()
}

export async function caseByNo(no: string): Promise<CaseDoc | null> {
  return cases.findOne({ no })
}

/** Cases whose clock must act on this day, by id after one. */
export function casesToWake(today: string, after: string | null, limit: number): Promise<CaseDoc[]> {
  const due = { wakesOn: { $gt: '', $lte: today } } as never
  return cases
    .find(after === null ? due : { $and: [due, { _id: { $gt: toId(after) } }] })
    .sort({ _id: 1 })
    .limit(limit)
    .toArray()
}

export async function readCaseIn(id: string, tx: Tx): Promise<CaseDoc | null> {
  return cases.findOne({ _id: toId(id) }, { session: tx })
}

/** Open cases of a unit by who examines them. */
export async function countByReviewer(orgId: string): Promise<Map<string, number>> {
  const open = { orgId, state: { $in: ['accepted', 'reviewing', 'special'] } }
  const rows = await cases
    .aggregate<{ _id: string | null; n: number }>([
      { $match: open },
      { $group: { _id: '$reviewer.id', n: { $sum: 1 } } },
    ])
    .toArray()
  return new Map(rows.flatMap(({ _id, n }) => (_id === null ? [] : [[_id, n] as const])))
}

export async function insertCase(
  doc: Omit<CaseDoc, '_id' | 'version' | 'history' | 'stages' | 'openSteps'>,
  line: Omit<HistoryDoc, 'version'>,
  tx: Tx,
): Promise<CaseDoc> {
  const created: CaseDoc = {
    _id: new mongoose.Types.ObjectId(),
    ...doc,
    ...{ stages: [{ state: doc.state, on: doc.receivedOn }], openSteps: 0 },
    version: 1,
    history: [{ ...line, version: 1 }],
  }
  await cases.insertOne(created, { session: tx })
  return created
}

/** The next version of what the running transaction has read; null when another act came first. */
export function changeCase(
  { _id, version }: Pick<CaseDoc, '_id' | 'version'>,
  set: Partial<CaseDoc>,
  line: Omit<HistoryDoc, 'version'>,
  tx: Tx,
): Promise<CaseDoc | null> {
  return cases.findOneAndUpdate({ _id, version }, nextVersion(version, set, line), {
    session: tx,
    returnDocument: 'after',
  })
}
