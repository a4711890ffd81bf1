import { retryAfterRace, type Tx } from '../../db/connection'
import { AccountModel, FollowerModel, type AccountDoc, type FollowerDoc } from './accounts.model'
import { accountByMpOpenid } from './accounts.repo'

/** What the 服务号 says of a follower, and when that happened. */
export interface FollowNews {
  openid: string
  /** Empty when it is not known. */
  unionid: string
  subscribed: boolean
  eventAt: Date
}

/**
 * Keeps what the 服务号 says of a follower; a unionid once known stays known. News older than what is known already
 * changes nothing but an unknown unionid.
 * @returns the follower as they are afterwards, and whether the news was the newest
 */
export async function writeFollower(
  { openid, unionid, subscribed, eventAt }: FollowNews,
  tx: Tx,
): Promise<{ follower: FollowerDoc; newest: boolean }> {
  const known = await FollowerModel.findById(openid).session(tx).lean<Partial<FollowerDoc>>()
  const newest = !known?.eventAt || known.eventAt <= eventAt
  const set = { ...(newest ? { subscribed, eventAt } : {}), ...(unionid ? { unionid } : {}), at: new Date() }
  const follower = await FollowerModel.findOneAndUpdate(
    { _id: openid },
    { $set: set },
    { upsert: true, returnDocument: 'after', session: tx },
  )
    .lean<FollowerDoc>()
    .catch((error: unknown) => {
      throw retryAfterRace(error)
    })
  if (!follower) throw new Error('nothing was written')
  return { follower, newest }
}

/** The follower behind a unionid, one who still follows before one who left. */
export function followerOf(unionid: string, tx: Tx): Promise<FollowerDoc | null> {
  return FollowerModel.findOne({ unionid }).sort({ subscribed: -1, _id: 1 }).session(tx).lean<FollowerDoc>()
}

/** The account that holds this 服务号 openid already, or else the one of this unionid. */
export async function accountOfFollower(openid: string, unionid: string, tx: Tx): Promise<AccountDoc | null> {
  const joined = await accountByMpOpenid(openid, tx)
  if (joined || !unionid) return joined
  return AccountModel.findOne({ unionid }).sort({ _id: 1 }).session(tx).lean<AccountDoc>()
}

/** Forgets a follower, whatever they follow. */
export async function removeFollower(openid: string, tx: Tx): Promise<void> {
  await FollowerModel.deleteOne({ _id: openid }, { session: tx })
}

/** The 服务号 openids known of a unionid. */
export async function openidsOfUnionid(unionid: string, tx: Tx): Promise<string[]> {
  const followers = await FollowerModel.find({ unionid }, { _id: 1 }).session(tx).lean<{ _id: string }[]>()
  return followers.map(({ _id }) => _id)
}
