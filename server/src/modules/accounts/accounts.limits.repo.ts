import mongoose from 'mongoose'
import {
  RateLimiterMemory,
  RateLimiterMongo,
  RateLimiterRes,
  type IRateLimiterOptions,
} from 'rate-limiter-flexible'
import { Refused } from '../../refused'
import { RateLimitModel } from './accounts.sign-in.model'

/** A number of tries in a time, counted for all processes together; in memory while the database does not answer. */
export interface Limit {
  /** @throws Refused of this limit when the tries are used up */
  spend(key: string): Promise<void>
  /** Gives one try back: it was a right one. */
  giveBack(key: string): Promise<void>
  /** Begins anew. */
  clear(key: string): Promise<void>
}

const MINUTE = 60
const HOUR = 60 * MINUTE

/** Sign-in by employee number: 10 tries in 15 minutes. */
export const employeeNoLimit = limit({ keyPrefix: 'no', points: 10, duration: 15 * MINUTE }, tooMany)
/** Sign-in, codes and bindings by address: 100 tries in 15 minutes; right ones are given back. */
export const addressLimit = limit({ keyPrefix: 'ip', points: 100, duration: 15 * MINUTE }, tooMany)

/** SMS codes by phone: 1 a minute, 5 an hour, 10 a day. */
export const smsLimits: readonly Limit[] = [
  limit({ keyPrefix: 'sms-minute', points: 1, duration: MINUTE }, tooManySms),
  limit({ keyPrefix: 'sms-hour', points: 5, duration: HOUR }, tooManySms),
  limit({ keyPrefix: 'sms-day', points: 10, duration: 24 * HOUR }, tooManySms),
]

function limit(options: IRateLimiterOptions, refused: (retryMs: number) => Refused): Limit {
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

function tooMany(retryMs: number): Refused {
  return new Refused('auth.too-many', { minutes: Math.max(1, Math.ceil(retryMs / 60_000)) })
}

function tooManySms(): Refused {
  return new Refused('sms.too-many')
}
