import type { PushState } from '@mingdu/shared/exchange/exchange.states'
import type { Page } from '@mingdu/shared/kernel/page'
import { Types } from 'mongoose'
import type { Tx } from '../../db/connection'
import { findPage } from '../../db/page'
import {
  receipts,
  ReceiptModel,
  resultNumbers,
  ResultModel,
  results,
  type ReceiptDoc,
  type ResultDoc,
} from './exchange.model'

export type { ReceiptDoc, ResultDoc } from './exchange.model'
export { resultNumbers }

const NEWEST = [
  ['seq', -1],
  ['_id', -1],
] as const

/** What a partner sent under its own number. */
export function receiptOf(partnerId: string, no: string, tx?: Tx): Promise<ReceiptDoc | null> {
  return receipts.findOne({ partnerId, no }, tx ? { session: tx } : {})
}

export async function insertReceipt(doc: Omit<ReceiptDoc, '_id'>, tx: Tx): Promise<void> {
  await ReceiptModel.create([doc], { session: tx })
}

/** Numbered in its transaction, so that results are seen in the order of their numbers. */
export async function insertResult(doc: Omit<ResultDoc, '_id' | 'seq'>, tx: Tx): Promise<void> {
  const seq = await resultNumbers.take(doc.partnerId, tx)
  await ResultModel.create([{ ...doc, seq }], { session: tx })
}

export function resultsAfter(partnerId: string, after: number, limit: number): Promise<ResultDoc[]> {
  return results
    .find({ partnerId, seq: { $gt: after } })
    .sort({ seq: 1 })
    .limit(limit)
    .toArray()
}

/** The last result of one clue. */
export async function lastResult(partnerId: string, clueId: string): Promise<ResultDoc | null> {
  const [last] = await results.find({ partnerId, clueId }).sort({ seq: -1 }).limit(1).toArray()
  return last ?? null
}

export function listDeliveries(
  partnerId: string,
  filter: { push?: PushState | undefined },
  page: { cursor?: string | undefined; limit: number },
): Promise<Page<ResultDoc>> {
  const wanted = { partnerId, ...(filter.push ? { push: filter.push } : {}) }
  return findPage<ResultDoc>(ResultModel, wanted, { sort: NEWEST, ...page })
}

export function readDelivery(partnerId: string, id: string, tx: Tx): Promise<ResultDoc | null> {
  return results.findOne({ _id: new Types.ObjectId(id), partnerId }, { session: tx })
}

export function countPushes(partnerId: string, push: PushState): Promise<number> {
  return results.countDocuments({ partnerId, push })
}

/** What the partner has needs no push. */
export async function acknowledgeThrough(partnerId: string, through: number, tx: Tx): Promise<void> {
  await results.updateMany(
    { partnerId, seq: { $lte: through }, push: { $in: ['waiting', 'failed'] } },
    { $set: { push: 'acknowledged', nextAt: null } },
    { session: tx },
  )
}

/** Takes the one that is due longest, for so long. */
export function claimPush(now: Date, until: Date): Promise<ResultDoc | null> {
  return results.findOneAndUpdate(
    { push: 'waiting', nextAt: { $lte: now } },
    { $set: { nextAt: until } },
    { sort: { nextAt: 1 }, returnDocument: 'after' },
  )
}

type Settled = Partial<Pick<ResultDoc, 'push' | 'tries' | 'error' | 'nextAt' | 'sentAt'>>

/** What became of a try; what was acknowledged meanwhile stays so. */
export async function settlePush(_id: ResultDoc['_id'], set: Settled): Promise<void> {
  await results.updateOne({ _id, push: 'waiting' }, { $set: set })
}

export function restartPush(_id: ResultDoc['_id'], nextAt: Date, tx: Tx): Promise<ResultDoc | null> {
  const set: Settled = { push: 'waiting', tries: 0, error: '', nextAt }
  return results.findOneAndUpdate({ _id }, { $set: set }, { session: tx, returnDocument: 'after' })
}
