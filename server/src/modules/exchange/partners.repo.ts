import type { PartnerState } from '@mingdu/shared/exchange/exchange.states'
import type { Page } from '@mingdu/shared/kernel/page'
import type { PlainDate } from '@mingdu/shared/kernel/plain-date'
import { Types } from 'mongoose'
import { duplicateFields, type Tx } from '../../db/connection'
import { nextVersion, type HistoryDoc } from '../../db/history'
import { findPage } from '../../db/page'
import type { Scope } from '../../http/actor'
import { nonces, PartnerModel, partners, type KeyDoc, type PartnerDoc } from './exchange.model'

export type { KeyDoc, PartnerDoc } from './exchange.model'

const NEWEST = [
  ['createdAt', -1],
  ['_id', -1],
] as const

export function listPartners(
  scope: Scope,
  filter: { state?: PartnerState | undefined },
  page: { cursor?: string | undefined; limit: number },
): Promise<Page<PartnerDoc>> {
  const wanted = { ...inScope(scope), ...(filter.state ? { state: filter.state } : {}) }
  return findPage<PartnerDoc>(PartnerModel, wanted, { sort: NEWEST, ...page })
}

export function readPartner(scope: Scope, id: string, tx?: Tx): Promise<PartnerDoc | null> {
  return partners.findOne({ _id: new Types.ObjectId(id), ...inScope(scope) }, tx ? { session: tx } : {})
}

/** For requests of partners, and for what is pushed to them. */
export function partnerById(id: string, tx?: Tx): Promise<PartnerDoc | null> {
  return partners.findOne({ _id: new Types.ObjectId(id) }, tx ? { session: tx } : {})
}

export function partnerOfKey(keyId: string): Promise<PartnerDoc | null> {
  return partners.findOne({ 'keys.keyId': keyId })
}

export function newPartnerId(): PartnerDoc['_id'] {
  return new Types.ObjectId()
}

export async function isNameTaken(name: string, but: string | null, tx: Tx): Promise<boolean> {
  const other = await partners.findOne({ name }, { session: tx, projection: { _id: 1 } })
  return other !== null && String(other._id) !== but
}

export async function insertPartner(doc: PartnerDoc, tx: Tx): Promise<void> {
  await PartnerModel.create([doc], { session: tx })
}

/** The next version of what the running transaction has read. */
export function changePartner(
  { _id, version }: Pick<PartnerDoc, '_id' | 'version'>,
  set: Partial<Pick<PartnerDoc, 'name' | 'org' | 'callbackUrl' | 'keys' | 'state'>>,
  line: Omit<HistoryDoc, 'version'>,
  tx: Tx,
): Promise<PartnerDoc | null> {
  return partners.findOneAndUpdate({ _id, version }, nextVersion(version, set, line) as never, {
    session: tx,
    returnDocument: 'after',
  })
}

/** Beside the versions: it says only that a partner is alive. */
export async function notePartnerCall(_id: PartnerDoc['_id'], at: Date): Promise<void> {
  await partners.updateOne({ _id }, { $set: { lastCallAt: at } })
}

/**
 * Beside the versions, too; of an unknown key id nothing is kept. Two at once that are the first of a day may count as one.
 * @param day of `at` in Shanghai
 */
export async function noteWrongCall(keyId: KeyDoc['keyId'], at: Date, day: PlainDate): Promise<void> {
  const ofKey = { 'keys.keyId': keyId }
  const again = { $inc: { 'wrong.count': 1 }, $set: { 'wrong.at': at } }
  const { matchedCount } = await partners.updateOne({ ...ofKey, 'wrong.day': day }, again as never)
  if (matchedCount === 0) await partners.updateOne(ofKey, { $set: { wrong: { day, count: 1, at } } })
}

export async function raiseAcknowledged(_id: PartnerDoc['_id'], through: number, tx: Tx): Promise<void> {
  await partners.updateOne({ _id }, { $max: { acknowledged: through } }, { session: tx })
}

/** @returns false when this nonce came under this key before */
export async function takeNonce(keyId: KeyDoc['keyId'], nonce: string, at: Date): Promise<boolean> {
  try {
    await nonces.insertOne({ _id: `${keyId}|${nonce}`, at })
    return true
  } catch (error) {
    if (duplicateFields(error) === null) throw error
    return false
  }
}

/** Kept by whoever reaches the whole system; nobody else holds the permission. */
function inScope(scope: Scope): { regionId?: string } {
  if (scope.kind === 'all') return {}
  return { regionId: scope.kind === 'region' ? scope.regionId : '' }
}
