import type { Page } from '@mingdu/shared/kernel/page'
import { trusted } from 'mongoose'
import { duplicateFields, type Tx } from '../../db/connection'
import { findPage } from '../../db/page'
import { Refused } from '../../refused'
import { filterOf, type PeopleQuery, type PeopleScope } from './accounts.filters.repo'
import { AccountModel, type AccountDoc } from './accounts.model'

export type { AccountDoc, PeopleScope }

const EVERYONE: PeopleScope = { orgIds: null }
const HIDDEN = { passwordHash: 0, history: 0 } as const

/** One page by employee number. */
export function listAccounts(
  scope: PeopleScope,
  query: PeopleQuery & { cursor?: string | undefined; limit: number },
): Promise<Page<AccountDoc>> {
  return findPage<AccountDoc>(AccountModel, filterOf(scope, query), {
    sort: [
      ['employeeNo', 1],
      ['_id', 1],
    ],
    cursor: query.cursor,
    limit: query.limit,
    projection: HIDDEN,
  })
}

/** All that match, by employee number. */
export function findAccounts(scope: PeopleScope, query: PeopleQuery): Promise<AccountDoc[]> {
  const rows = AccountModel.collection.find(filterOf(scope, query), { projection: HIDDEN })
  return rows.sort({ employeeNo: 1, _id: 1 }).toArray() as unknown as Promise<AccountDoc[]>
}

/** Number and name of every account there is, disabled ones too; for programs that start a database. */
export function wholeRoster(): Promise<Pick<AccountDoc, 'employeeNo' | 'name'>[]> {
  return AccountModel.find({}, { _id: 0, employeeNo: 1, name: 1 }).sort({ employeeNo: 1, _id: 1 }).lean()
}

/** One account with its hash and history; null when it is not there or out of scope. */
export async function readAccount(scope: PeopleScope, id: string, tx?: Tx): Promise<AccountDoc | null> {
  const doc = await AccountModel.findById(id)
    .session(tx ?? null)
    .lean<AccountDoc>()
  return doc && inScope(scope, doc) ? doc : null
}

export function accountByEmployeeNo(employeeNo: string): Promise<AccountDoc | null> {
  return AccountModel.findOne({ employeeKey: employeeNo.toLowerCase() }).lean<AccountDoc>()
}

export function accountByMiniOpenid(openid: string, tx?: Tx): Promise<AccountDoc | null> {
  return AccountModel.findOne({ $and: [{ miniOpenid: openid }, { miniOpenid: trusted({ $gt: '' }) }] })
    .session(tx ?? null)
    .lean<AccountDoc>()
}

/** By the openid of either WeChat account. */
export async function accountByOpenid(openid: string, tx: Tx): Promise<AccountDoc | null> {
  return (await accountByMiniOpenid(openid, tx)) ?? (await accountByMpOpenid(openid, tx))
}

export function accountByMpOpenid(openid: string, tx: Tx): Promise<AccountDoc | null> {
  return AccountModel.findOne({ $and: [{ mpOpenid: openid }, { mpOpenid: trusted({ $gt: '' }) }] })
    .session(tx)
    .lean<AccountDoc>()
}

/** Everyone who could have said this number: one person is certain, two are not. */
export function activeByPhone(phone: string, tx?: Tx): Promise<AccountDoc[]> {
  return AccountModel.find({ phone, status: 'active' })
    .sort({ _id: 1 })
    .limit(2)
    .session(tx ?? null)
    .lean<AccountDoc[]>()
}

/** @throws Refused `record.duplicate` when the employee number or the 企业微信 account is taken */
export async function insertAccount(
  account: Partial<AccountDoc> & Pick<AccountDoc, 'employeeNo' | 'name' | 'orgId' | 'phone' | 'passwordHash'>,
  tx: Tx | null,
): Promise<AccountDoc> {
  try {
    const fields = { ...account, employeeKey: account.employeeNo.toLowerCase() }
    const [created] = await AccountModel.create([fields], tx ? { session: tx } : {})
    if (!created) throw new Error('nothing was inserted')
    return created.toObject<AccountDoc>()
  } catch (error) {
    if (duplicateFields(error)?.includes('employeeKey')) {
      throw new Refused('record.duplicate', { field: `编号 ${account.employeeNo}` })
    }
    throw takenAddress(error, account) ?? error
  }
}

/**
 * An act on the roster: a new version and a line of history. null when another act came first.
 * @throws Refused `bind.other` when the openid belongs to another account, `record.duplicate` for 企业微信
 */
export async function changeAccount(
  account: Pick<AccountDoc, '_id' | 'version'>,
  change: Partial<Omit<AccountDoc, '_id' | 'version' | 'history'>>,
  line: Omit<AccountDoc['history'][number], 'version'>,
  tx: Tx,
): Promise<AccountDoc | null> {
  const { _id, version } = account
  try {
    return await AccountModel.findOneAndUpdate(
      { _id, version },
      { $set: change, $inc: { version: 1 }, $push: { history: { ...line, version: version + 1 } } },
      { session: tx, returnDocument: 'after' },
    ).lean<AccountDoc>()
  } catch (error) {
    throw takenAddress(error, change) ?? error
  }
}

/** What happens to an account without anyone deciding about it: signing in, following, settings. No new version. */
export function noteOnAccount(
  id: string,
  note: Partial<
    Pick<
      AccountDoc,
      'lastSignInAt' | 'elder' | 'unionid' | 'mpOpenid' | 'followed' | 'unreachable' | 'phoneProven'
    >
  >,
  tx: Tx | null,
): Promise<AccountDoc | null> {
  return AccountModel.findOneAndUpdate({ _id: id }, { $set: note }, { returnDocument: 'after' })
    .session(tx)
    .lean<AccountDoc>()
}

/** Sets a password only over the hash that was checked; false when it changed meanwhile. */
export async function writePassword(
  id: string,
  checkedHash: string,
  passwordHash: string,
  tx: Tx,
): Promise<boolean> {
  const written = await AccountModel.updateOne(
    { _id: id, passwordHash: checkedHash },
    { $set: { passwordHash, mustChangePassword: false } },
    { session: tx },
  )
  return written.matchedCount === 1
}

/** How many active people work directly in each unit; units without any are left out. */
export async function countByOrg(tx?: Tx): Promise<Map<string, number>> {
  const rows = await AccountModel.aggregate<{ _id: string; people: number }>([
    { $match: { status: 'active' } },
    { $group: { _id: '$orgId', people: { $sum: 1 } } },
  ]).session(tx ?? null)
  return new Map(rows.map((row) => [row._id, row.people]))
}

export { EVERYONE }

/** The refusal for an address that belongs to another account; null when the write failed otherwise. */
function takenAddress(error: unknown, written: Pick<AccountDoc, 'wecomUserId'>): Refused | null {
  const fields = duplicateFields(error)
  if (!fields) return null
  if (!fields.includes('wecomUserId')) return new Refused('bind.other')
  return new Refused('record.duplicate', { field: `企业微信账号 ${written.wecomUserId ?? ''}` })
}

function inScope(scope: PeopleScope, doc: AccountDoc): boolean {
  if ('accountId' in scope) return String(doc._id) === scope.accountId
  return scope.orgIds === null || scope.orgIds.includes(doc.orgId)
}
