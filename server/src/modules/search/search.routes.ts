import { searchApi } from '@mingdu/shared/search/search.api'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { readRoute, type Route } from '../../http/routes'
import type { Parts } from '../../parts'
import { Refused } from '../../refused'
import { searchAll, searchPublic } from './search.service'

/** Ten a second for one address, counted over ten seconds: a hall may share one address, a scraper may not. */
const PUBLIC_LIMIT = { points: 100, duration: 10 }

export function searchRoutes(parts: Parts): readonly Route[] {
  const limiter = new RateLimiterMemory(PUBLIC_LIMIT)
  return [
    readRoute(searchApi.public, async ({ query, ip }) => {
      await spend(limiter, ip)
      return searchPublic(parts, query)
    }),
    readRoute(searchApi.all, ({ query, actor }) => searchAll(parts, query, actor)),
  ]
}

async function spend(limiter: RateLimiterMemory, ip: string): Promise<void> {
  try {
    await limiter.consume(ip)
  } catch (error) {
    throw error instanceof RateLimiterRes ? new Refused('search.too-many') : error
  }
}
