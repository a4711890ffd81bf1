import { inTransaction, type Tx } from '../../db/connection'
import { noteOnAccount, type AccountDoc } from './accounts.repo'
import { accountOfFollower, followerOf, writeFollower } from './accounts.follow.repo'

/**
 * The 服务号 says that someone follows or left it: keeps it, and joins or updates the account of that person.
 * Following again clears an earlier 不可达. What happened before something known already changes nothing.
 * @returns the account it concerns, or null while the person is not bound (or no unionid is known)
 */
export async function markFollowed(
  mpOpenid: string,
  unionid: string | null,
  followed: boolean,
  tx: Tx,
  eventAt: Date = new Date(),
): Promise<{ accountId: string | null }> {
  const news = { openid: mpOpenid, unionid: unionid ?? '', subscribed: followed, eventAt }
  const { follower, newest } = await writeFollower(news, tx)
  const account = await accountOfFollower(mpOpenid, follower.unionid, tx)
  if (!account) return { accountId: null }
  const accountId = String(account._id)
  const { subscribed } = follower
  const note = subscribed ? { mpOpenid, ...(newest ? { unreachable: null } : {}) } : {}
  await noteOnAccount(accountId, { followed: subscribed, ...note }, tx)
  return { accountId }
}

/**
 * Joins an account with the 服务号 openid of its unionid, when a follower with that unionid is known.
 * Only the unionid joins: whoever scans a code that another person was shown must not get their messages.
 * @returns the account as it is afterwards
 */
export async function joinMpOpenid(account: AccountDoc, tx: Tx): Promise<AccountDoc> {
  if (account.unionid === '') return account
  const follower = await followerOf(account.unionid, tx)
  if (!follower || (follower._id === account.mpOpenid && follower.subscribed === account.followed))
    return account
  const note = { mpOpenid: follower._id, followed: follower.subscribed }
  return (await noteOnAccount(String(account._id), note, tx)) ?? account
}

/** `markFollowed` in a transaction of its own, for an event of the platform. */
export function followerChanged(
  mpOpenid: string,
  unionid: string | null,
  followed: boolean,
  eventAt: Date,
): ReturnType<typeof markFollowed> {
  return inTransaction((tx) => markFollowed(mpOpenid, unionid, followed, tx, eventAt))
}

/** WeChat could not reach the person, and why; lasts until they follow again. One write: a transaction is optional. */
export async function markUnreachable(
  accountId: string,
  reason: string,
  tx: Tx | null = null,
): Promise<void> {
  await noteOnAccount(accountId, { unreachable: { reason, at: new Date() } }, tx)
}
