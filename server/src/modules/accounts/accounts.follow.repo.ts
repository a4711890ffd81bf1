import { trusted } from 'mongoose'
import type { Tx } from '../../db/connection'
import { AccountModel, FollowerModel, type AccountDoc, type FollowerDoc } from './accounts.model'

/** Keeps what the 服务号 says of a follower; a unionid once known stays known. */
export async function writeFollower(
  openid: string,
  unionid: string,
  subscribed: boolean,
  tx: Tx,
): Promise<FollowerDoc> {
  const set = { subscribed, at: new Date(), ...(unionid ? { unionid } : {}) }
  const doc = await FollowerModel.findOneAndUpdate(
    { _id: openid },
    { $set: set },
    { upsert: true, returnDocument: 'after', session: tx },
  ).lean<FollowerDoc>()
  if (!doc) throw new Error('nothing was written')
  return doc
}

/** The follower behind a unionid, one who still follows before one who left. */
export function followerOf(unionid: string, tx: Tx): Promise<FollowerDoc | null> {
  return FollowerModel.findOne({ unionid }).sort({ subscribed: -1, _id: 1 }).session(tx).lean<FollowerDoc>()
}

/** The account that holds this 服务号 openid already, or else the one of this unionid. */
export async function accountOfFollower(openid: string, unionid: string, tx: Tx): Promise<AccountDoc | null> {
  const joined = await AccountModel.findOne({
    $and: [{ mpOpenid: openid }, { mpOpenid: trusted({ $gt: '' }) }],
  })
    .session(tx)
    .lean<AccountDoc>()
  if (joined || !unionid) return joined
  return AccountModel.findOne({ unionid }).sort({ _id: 1 }).session(tx).lean<AccountDoc>()
}
