import mongoose, { Schema } from 'mongoose'
import { duplicateFields } from '../db/connection'
import type { SealBox } from '../seal-box'

const token = new Schema(
  {
    /** The appid, or `wecom:<corpid>:<agentid>`; never a secret. */
    _id: { type: String, required: true },
    /** Encrypted. */
    token: { type: String, default: '' },
    expiresAt: { type: Date, required: true },
    leaseOwner: { type: String, default: null },
    leaseUntil: { type: Date, required: true },
    /** Forced refreshes of the last day, oldest first. */
    forced: { type: [Date], default: [] },
  },
  { collection: 'wx_tokens', strict: 'throw', versionKey: false },
)
const tokens = mongoose.model('WxToken', token).collection

export interface StoredToken {
  accessToken: string
  expireTime: number
}

/** A token as it was read; `mark` is different after every replacement. */
export interface HeldToken extends StoredToken {
  mark: string
}

const LEASE_MS = 10_000
const FORCE_APART_MS = 30_000
const DAY_MS = 86_400_000
/** The platform allows 20; so many of ours mean that another system uses the account. */
const FORCED_A_DAY = 5
const byKey = (key: string) => ({ _id: key as never })

/** Where access tokens live for all servers and workers: encrypted, with a lease for whoever refreshes. */
export interface TokenStore {
  /** Empty with its mark when what is stored cannot be opened any more; null when nothing was ever stored. */
  read(key: string): Promise<HeldToken | null>
  /** False, and nothing written, when the store holds another token than `held` by now. */
  replace(key: string, held: HeldToken | null, fresh: StoredToken): Promise<boolean>
  /** True for one caller at a time, for at most 10 s. */
  lease(key: string, owner: string): Promise<boolean>
  release(key: string, owner: string): Promise<void>
  /** True at most once in 30 s and five times a day, asked under the lease: forced refreshes are few. */
  mayForce(key: string): Promise<boolean>
}

export function tokenStore(box: SealBox, now: () => number = Date.now): TokenStore {
  return {
    async read(key) {
      const doc = await tokens.findOne(byKey(key))
      if (!doc) return null
      const mark = String(doc['token'])
      return { mark, accessToken: opened(box, mark), expireTime: (doc['expiresAt'] as Date).getTime() }
    },
    async replace(key, held, { accessToken, expireTime }) {
      const set = { token: box.seal(accessToken), expiresAt: new Date(expireTime) }
      const done = await tokens.updateOne({ ...byKey(key), token: held?.mark ?? '' }, { $set: set })
      return done.matchedCount === 1
    },
    async lease(key, owner) {
      const at = now()
      const mine = { leaseOwner: owner, leaseUntil: new Date(at + LEASE_MS) }
      // a lease that ends later than any can was taken under a clock that has been put back since
      const free = [{ leaseUntil: { $lte: new Date(at) } }, { leaseUntil: { $gt: new Date(at + LEASE_MS) } }]
      const won = await tokens.updateOne({ ...byKey(key), $or: free }, { $set: mine })
      return won.matchedCount === 1 || startAccount(key, mine)
    },
    async release(key, owner) {
      await tokens.updateOne(
        { ...byKey(key), leaseOwner: owner },
        { $set: { leaseOwner: null, leaseUntil: new Date(0) } },
      )
    },
    async mayForce(key) {
      const at = now()
      const doc = await tokens.findOne(byKey(key))
      // by distance, not by order: the clock may have been put back
      const near = (ms: number) => (one: Date) => Math.abs(at - one.getTime()) < ms
      const today = ((doc?.['forced'] ?? []) as Date[]).filter(near(DAY_MS))
      if (!doc || today.some(near(FORCE_APART_MS)) || today.length >= FORCED_A_DAY) return false
      await tokens.updateOne(byKey(key), { $set: { forced: [...today, new Date(at)] } })
      return true
    },
  }
}

/** A token sealed under a secret that was changed since counts as none. */
function opened(box: SealBox, sealed: string): string {
  try {
    return sealed === '' ? '' : box.open(sealed)
  } catch {
    return ''
  }
}

/** The first ever to ask for an account's token inserts its record; of several first ones `_id` lets one through. */
async function startAccount(key: string, mine: { leaseOwner: string; leaseUntil: Date }): Promise<boolean> {
  try {
    await tokens.insertOne({ ...byKey(key), token: '', expiresAt: new Date(0), forced: [], ...mine })
    return true
  } catch (error) {
    if (duplicateFields(error)) return false
    throw error
  }
}
