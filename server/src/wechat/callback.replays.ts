/** Requests taken before, by their signature (it covers timestamp, nonce and content). */
export interface Replays {
  has(signature: string): boolean
  add(signature: string): void
}

/** Twice what the platform may send in that time; the stored events themselves are unique, too. */
const MOST = 20_000

/**
 * Remembers what this process has taken for `ms`, at least as long as a request counts as fresh. Only requests that
 * were proved and stored are added, so nobody else can fill it.
 */
export function rememberRequests(ms: number): Replays {
  const until = new Map<string, number>()
  return {
    has: (signature) => (until.get(signature) ?? 0) > Date.now(),
    add(signature) {
      const now = Date.now()
      for (const [oldest, end] of until) {
        if (end > now && until.size < MOST) break
        until.delete(oldest)
      }
      until.set(signature, now + ms)
    },
  }
}
