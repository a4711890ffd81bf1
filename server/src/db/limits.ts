import mongoose, { Schema } from 'mongoose'
import {
  RateLimiterMemory,
  RateLimiterMongo,
  RateLimiterRes,
  type IRateLimiterOptions,
} from 'rate-limiter-flexible'
import type { Refused } from '../refused'

/** Counters of rate-limiter-flexible, which writes them itself; declared here for their indexes. */
const rateLimit = new Schema(
  {
    key: { type: String, required: true },
    points: { type: Number, required: true },
    expire: { type: Date, default: null },
  },
  { collection: 'rate_limits', strict: 'throw', versionKey: false },
)
rateLimit.index({ key: 1 }, { unique: true })
rateLimit.index({ expire: 1 }, { expireAfterSeconds: 0 })

export const RateLimitModel = mongoose.model('RateLimit', rateLimit)

/** A number of tries in a time, counted for all processes together; in memory while the database does not answer. */
export interface Limit {
  /** @throws Refused of this limit when the tries are used up */
  spend(key: string): Promise<void>
  /** Gives one try back: it was a right one. */
  giveBack(key: string): Promise<void>
  /** Begins anew. */
  clear(key: string): Promise<void>
}

/** `refused` makes what is thrown from the time until the next try. */
export function createLimit(options: IRateLimiterOptions, refused: (retryMs: number) => Refused): Limit {
  const limiter = new RateLimiterMongo({
    ...options,
    storeClient: mongoose.connection,
    tableName: RateLimitModel.collection.collectionName,
    // declared on the model, with those of every other collection
    disableIndexesCreation: true,
    insuranceLimiter: new RateLimiterMemory(options),
  })
  return {
    async spend(key) {
      try {
        await limiter.consume(key)
      } catch (error) {
        throw error instanceof RateLimiterRes ? refused(error.msBeforeNext) : error
      }
    },
    async giveBack(key) {
      await limiter.reward(key)
    },
    async clear(key) {
      await limiter.delete(key)
    },
  }
}
