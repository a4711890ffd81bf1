import type { Tx } from '../../db/connection'
import { found } from '../../refused'
import { removeBindingCode, removeTicketsOf } from './accounts.codes.repo'
import { openidsOfUnionid, removeFollower } from './accounts.follow.repo'
import {
  accountByOpenid,
  changeAccount,
  EVERYONE,
  noteOnAccount,
  readAccount,
  type AccountDoc,
} from './accounts.repo'
import { removeSessions } from './accounts.sessions.repo'

/** An account as the holder of a WeChat identity. */
export interface WechatHolder {
  id: string
  name: string
  miniOpenid: string
  mpOpenid: string
  unionid: string
  followed: boolean
  phone: string
  /** WeChat confirmed the number when the person bound by it. */
  phoneProven: boolean
}

/** What an account without a WeChat looks like. */
export const NO_WECHAT = {
  miniOpenid: '',
  unionid: '',
  mpOpenid: '',
  followed: false,
  unreachable: null,
  phoneProven: false,
} as const satisfies Partial<AccountDoc>

/** One's own account, for acts on one's own WeChat. @throws Refused `record.missing` */
export async function readOwnAccount(accountId: string, tx?: Tx): Promise<WechatHolder> {
  return holderOf(found(await readAccount(EVERYONE, accountId, tx)))
}

/** The account that holds this openid of either WeChat account, or null. */
export async function accountOfOpenid(openid: string, tx: Tx): Promise<WechatHolder | null> {
  const account = await accountByOpenid(openid, tx)
  return account && holderOf(account)
}

/**
 * Removes the WeChat of an account: binding, link to the 服务号, tickets, binding codes and the sessions of the
 * mini-program. What other modules keep by openid is theirs to remove.
 * @returns every openid that was known of the person
 */
export async function forgetWechat(
  id: string,
  line: { who: string; what: string; at: Date },
  tx: Tx,
): Promise<string[]> {
  const account = found(await readAccount(EVERYONE, id, tx))
  const { miniOpenid, mpOpenid, unionid } = account
  const followers = unionid === '' ? [] : await openidsOfUnionid(unionid, tx)
  const openids = [...new Set([miniOpenid, mpOpenid, ...followers])].filter((openid) => openid !== '')
  found(await changeAccount(account, { ...NO_WECHAT }, { ...line, note: '' }, tx))
  await removeSessions(id, ['miniapp'], null, tx)
  await removeBindingCode(id, tx)
  for (const openid of openids) await forgetOpenid(openid, tx)
  return openids
}

/** Removes what is kept beside the accounts of somebody who may have none: follower and tickets. */
export async function forgetOpenid(openid: string, tx: Tx): Promise<void> {
  await removeFollower(openid, tx)
  await removeTicketsOf(openid, tx)
}

/** The number in the roster stays; that WeChat confirmed it does not. */
export async function revokePhone(accountId: string, tx: Tx): Promise<void> {
  await noteOnAccount(accountId, { phoneProven: false }, tx)
}

function holderOf(account: AccountDoc): WechatHolder {
  const { name, miniOpenid, mpOpenid, unionid, followed, phone } = account
  return {
    id: String(account._id),
    phoneProven: account.phoneProven ?? false,
    ...{ name, miniOpenid, mpOpenid, unionid, followed, phone },
  }
}
