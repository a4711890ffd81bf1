import mongoose, { Schema } from 'mongoose'
import {
  RateLimiterMemory,
  RateLimiterMongo,
  RateLimiterRes,
  type IRateLimiterOptions,
} from 'rate-limiter-flexible'
import type { Refused } from '../refused'
import { takeTurns } from '../turns'

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

/** Guesses of a secret, of which so many wrong ones lock; a right one writes nothing. */
export interface Guesses {
  /**
   * What `judge` says of a guess; null is a wrong one. Guesses of one key are judged one after another in a process, and
   * a wrong one is counted before the next, so that many at once are counted each: between processes at most one guess
   * of each more than the limit is judged.
   * @throws Refused of these guesses while the key is locked
   */
  judged<T>(key: string, judge: () => Promise<T | null>): Promise<T | null>
}

/** `refused` makes what is thrown from the time until the next try. */
export function createGuesses(
  options: IRateLimiterOptions & { points: number; blockDuration: number },
  refused: (retryMs: number) => Refused,
): Guesses {
  const limiter = limiterOf(options)
  const turns = takeTurns()
  const wrong = async (key: string) => {
    try {
      const { remainingPoints } = await limiter.consume(key)
      if (remainingPoints === 0) await limiter.block(key, options.blockDuration)
    } catch (error) {
      throw usedUp(error, refused)
    }
  }
  return {
    judged: (key, judge) =>
      turns(key, async () => {
        const before = await limiter.get(key)
        if (before && before.remainingPoints <= 0) throw usedUp(before, refused)
        const said = await judge()
        if (said === null) await wrong(key)
        else if (before) await limiter.delete(key)
        return said
      }),
  }
}

/** `refused` makes what is thrown from the time until the next try. */
export function createLimit(options: IRateLimiterOptions, refused: (retryMs: number) => Refused): Limit {
  const limiter = limiterOf(options)
  return {
    async spend(key) {
      try {
        await limiter.consume(key)
      } catch (error) {
        throw usedUp(error, refused)
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

/** What the limiter says of used up tries as the refusal with its time; anything else as it came. */
function usedUp(thrown: unknown, refused: (retryMs: number) => Refused): unknown {
  if (!(thrown instanceof RateLimiterRes)) return thrown
  const refusal = refused(thrown.msBeforeNext)
  refusal.retrySeconds = wholeSeconds(thrown.msBeforeNext)
  return refusal
}

/** At least 1. */
export function wholeSeconds(ms: number): number {
  return Math.max(1, Math.ceil(ms / 1000))
}

function limiterOf(options: IRateLimiterOptions): RateLimiterMongo {
  return new RateLimiterMongo({
    ...options,
    storeClient: mongoose.connection,
    tableName: RateLimitModel.collection.collectionName,
    // declared on the model, with those of every other collection
    disableIndexesCreation: true,
    insuranceLimiter: new RateLimiterMemory(options),
  })
}
