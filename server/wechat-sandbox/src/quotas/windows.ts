/** Counts of the last seconds, kept in memory only. */
export interface Windows {
  /** Sliding window: notes one more unless `most` are already within `spanMs`. */
  take(key: string, most: number, spanMs: number, now: number): boolean
  countMinute(key: string, now: number): number
  addMinute(key: string, now: number): void
  clear(): void
}

/** Tidy up when so many keys are held, so that a long run does not grow. */
const MANY = 20_000

export function openWindows(): Windows {
  const times = new Map<string, { spanMs: number; at: number[] }>()
  const minutes = new Map<string, { minute: number; count: number }>()
  const minuteOf = (now: number) => Math.floor(now / 60_000)
  const tidy = (now: number) => {
    if (times.size < MANY) return
    for (const [key, { spanMs, at }] of times) if (now - (at.at(-1) ?? 0) >= spanMs) times.delete(key)
  }
  return {
    take(key, most, spanMs, now) {
      tidy(now)
      const within = (times.get(key)?.at ?? []).filter((at) => now - at < spanMs)
      const allowed = within.length < most
      if (allowed) within.push(now)
      times.set(key, { spanMs, at: within })
      return allowed
    },
    countMinute(key, now) {
      const entry = minutes.get(key)
      return entry?.minute === minuteOf(now) ? entry.count : 0
    },
    addMinute(key, now) {
      const minute = minuteOf(now)
      const entry = minutes.get(key)
      if (entry?.minute === minute) entry.count += 1
      else minutes.set(key, { minute, count: 1 })
    },
    clear() {
      times.clear()
      minutes.clear()
    },
  }
}
