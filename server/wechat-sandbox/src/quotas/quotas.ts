import type { Store } from '../state/state.store'
import { openWindows } from './windows'

/** Limits of one address; what is left out is not limited. */
export interface QuotaRule {
  perDay?: number
  perMinute?: number
  /** how often one openid may be addressed within the seconds */
  perOpenid?: { n: number; seconds: number }
  /** calls under way at once */
  concurrency?: number
}

export type QuotaBreak = 'day' | 'minute' | 'openid'

/** Whose calls are counted: an account's kind, or the address alone where no token is needed. */
export type QuotaOwner = 'mp' | 'mini' | 'none'

/** As quota/get answers it. */
export interface QuotaUsage {
  daily_limit: number
  used: number
  remain: number
}

export interface Quotas {
  /** Counts one call, or names the limit it would break and counts nothing. */
  take(owner: QuotaOwner, path: string, openid: string | undefined): QuotaBreak | null
  /** False when this openid has been addressed often enough; counts it otherwise. */
  takeOpenid(path: string, openid: string): boolean
  /** A call has come; the answer ends it. */
  enter(path: string): () => void
  crowded(path: string): boolean
  /** `otherwise`: told as the limit of an address that has none */
  usage(owner: QuotaOwner, path: string, otherwise: number): QuotaUsage
  /** Replaces the limits of an address. */
  set(path: string, rule: QuotaRule): void
  list(): Record<string, QuotaRule>
  /** clear_quota: forgets the calls of today. */
  clear(owner: QuotaOwner): void
  restart(): void
}

const MINUTE_MS = 60_000

/** The day ends at 00:00 in Shanghai by the sandbox's clock; the calls of a day survive a restart. */
export function openQuotas(
  seed: Readonly<Record<string, QuotaRule>>,
  store: Store,
  now: () => number,
): Quotas {
  const rules = new Map(Object.entries(seed))
  const underWay = new Map<string, number>()
  const windows = openWindows()
  const today = (owner: QuotaOwner, path: string) => {
    const { used } = store.state.platform
    const day = shanghaiDay(now())
    const key = `${owner}|${path}`
    const entry = used[key]
    if (entry?.day === day) return entry
    return (used[key] = { day, count: 0 })
  }
  const takeOpenid = (path: string, openid: string) => {
    const limit = rules.get(path)?.perOpenid
    return limit === undefined || windows.take(`${path}|${openid}`, limit.n, limit.seconds * 1000, now())
  }
  return {
    take(owner, path, openid) {
      const { perDay, perMinute } = rules.get(path) ?? {}
      const day = today(owner, path)
      if (perDay !== undefined && day.count >= perDay) return 'day'
      const minuteKey = `${owner}|${path}`
      if (perMinute !== undefined && windows.countMinute(minuteKey, now()) >= perMinute) return 'minute'
      if (openid !== undefined && !takeOpenid(path, openid)) return 'openid'
      day.count += 1
      windows.addMinute(minuteKey, now())
      return null
    },
    takeOpenid,
    enter(path) {
      underWay.set(path, (underWay.get(path) ?? 0) + 1)
      return () => leave(underWay, path)
    },
    crowded: (path) => (underWay.get(path) ?? 0) > (rules.get(path)?.concurrency ?? Infinity),
    usage(owner, path, otherwise) {
      const limit = rules.get(path)?.perDay ?? otherwise
      const used = today(owner, path).count
      return { daily_limit: limit, used, remain: Math.max(limit - used, 0) }
    },
    set: (path, rule) => void rules.set(path, rule),
    list: () => Object.fromEntries(rules),
    clear(owner) {
      const { used } = store.state.platform
      for (const key of Object.keys(used)) if (key.startsWith(`${owner}|`)) delete used[key]
    },
    restart() {
      rules.clear()
      for (const [path, rule] of Object.entries(seed)) rules.set(path, rule)
      windows.clear()
    },
  }
}

function leave(underWay: Map<string, number>, path: string): void {
  const left = (underWay.get(path) ?? 1) - 1
  if (left > 0) underWay.set(path, left)
  else underWay.delete(path)
}

/** The date in Shanghai, which keeps +08:00 all year. */
export function shanghaiDay(at: number): string {
  return new Date(at + 8 * 60 * MINUTE_MS).toISOString().slice(0, 10)
}
