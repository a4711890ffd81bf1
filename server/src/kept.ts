import { LRUCache } from 'lru-cache'

/** An answer, and the instant (epoch milliseconds of real time) from which it was worked out. */
export interface Kept<V> {
  value: V
  at: number
}

interface KeepOptions {
  /** Answers at most; the least asked for goes first. */
  max: number
  /** Milliseconds; what takes less is worked out anew each time. */
  slow?: number
  /** Milliseconds; no answer is kept for longer. */
  longest?: number
}

/** So many times as long as it took is an answer kept. */
const TIMES = 10

/**
 * For figures over everything a region has in hand. Where that is little they are always of this moment. Where working
 * them out takes over a second, whoever asks meanwhile waits for the same answer, and it is kept for ten times as long
 * as it took.
 * @returns a function of the key (everything the answer depends on but time) and of how to work it out
 */
export function keepSlow<V extends object>({ max, slow = 1000, longest = 60_000 }: KeepOptions) {
  const kept = new LRUCache<string, Kept<V>>({ max, ttl: longest })
  const running = new Map<string, Promise<Kept<V>>>()

  async function workOut(key: string, work: () => Promise<V>): Promise<Kept<V>> {
    const at = Date.now()
    const from = performance.now()
    const answer = { value: await work(), at }
    const took = performance.now() - from
    if (took >= slow) kept.set(key, answer, { ttl: Math.min(longest, Math.ceil(took * TIMES)) })
    return answer
  }

  return async (key: string, work: () => Promise<V>): Promise<Kept<V>> => {
    const known = kept.get(key) ?? running.get(key)
    if (known) return known
    const next = workOut(key, work)
    const share = setTimeout(() => running.set(key, next), slow)
    return next.finally(() => {
      clearTimeout(share)
      if (running.get(key) === next) running.delete(key)
    })
  }
}
