import mongoose, { Schema } from 'mongoose'
import { duplicateFields } from '../db/connection'
import type { SealBox } from '../seal-box'

const token = new Schema(
  {
    /** The appid; never a secret. */
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

const LEASE_MS = 10_000
const FORCE_APART_MS = 30_000
const DAY_MS = 86_400_000
/** The platform allows 20; so many of ours mean that another system uses the account. */
const FORCED_A_DAY = 5
const key = (appid: string) => ({ _id: appid as never })

/** Where access tokens live for all servers and workers: encrypted, with a lease for whoever refreshes. */
export interface TokenStore {
  read(appid: string): Promise<StoredToken | null>
  write(appid: string, token: StoredToken): Promise<void>
  /** True for one caller at a time, for at most 10 s. */
  lease(appid: string, owner: string): Promise<boolean>
  release(appid: string, owner: string): Promise<void>
  /** True at most once in 30 s and five times a day, asked under the lease: forced refreshes are few. */
  mayForce(appid: string): Promise<boolean>
}

export function tokenStore(box: SealBox): TokenStore {
  return {
    async read(appid) {
      const doc = await tokens.findOne(key(appid))
      const accessToken = doc ? opened(box, String(doc['token'])) : null
      return accessToken === null ? null : { accessToken, expireTime: (doc?.['expiresAt'] as Date).getTime() }
    },
    async write(appid, { accessToken, expireTime }) {
      const set = { token: box.seal(accessToken), expiresAt: new Date(expireTime) }
      await tokens.updateOne(key(appid), { $set: set })
    },
    async lease(appid, owner) {
      const now = new Date()
      const mine = { leaseOwner: owner, leaseUntil: new Date(now.getTime() + LEASE_MS) }
      const won = await tokens.updateOne({ ...key(appid), leaseUntil: { $lte: now } }, { $set: mine })
      return won.matchedCount === 1 || startAccount(appid, mine)
    },
    async release(appid, owner) {
      await tokens.updateOne(
        { ...key(appid), leaseOwner: owner },
        { $set: { leaseOwner: null, leaseUntil: new Date(0) } },
      )
    },
    async mayForce(appid) {
      const now = Date.now()
      const doc = await tokens.findOne(key(appid))
      const today = ((doc?.['forced'] ?? []) as Date[]).filter((at) => now - at.getTime() < DAY_MS)
      const last = today.at(-1)?.getTime() ?? 0
      if (!doc || now - last < FORCE_APART_MS || today.length >= FORCED_A_DAY) return false
      await tokens.updateOne(key(appid), { $set: { forced: [...today, new Date(now)] } })
      return true
    },
  }
}

/** A token sealed under a secret that was changed since counts as none. */
function opened(box: SealBox, sealed: string): string | null {
  try {
    return sealed === '' ? null : box.open(sealed)
  } catch {
    return null
  }
}

/** The first ever to ask for an account's token inserts its record; of several first ones `_id` lets one through. */
async function startAccount(appid: string, mine: { leaseOwner: string; leaseUntil: Date }): Promise<boolean> {
  try {
    await tokens.insertOne({ ...key(appid), token: '', expiresAt: new Date(0), forced: [], ...mine })
    return true
  } catch (error) {
    if (duplicateFields(error)) return false
    throw error
  }
}
