import type { Timers } from './timers'

/** Timers up to this long belong to what the app is doing now; longer ones (a toast, a poll) are not waited for. */
const NEAR_MS = 400
const QUIET_ROUNDS = 3
const ROUND_MS = 5

/** Knows whether the app still has something under way. */
export class Activity {
  private busy = 0

  constructor(private readonly timers: Timers) {}

  /** Waits until nothing the app has begun is pending. False when it did not come to rest within `limit` ms. */
  async settle(limit = 5000): Promise<boolean> {
    const end = performance.now() + limit
    for (let quiet = 0; quiet < QUIET_ROUNDS;) {
      await new Promise((resolve) => setTimeout(resolve, ROUND_MS))
      quiet = this.busy > 0 || this.timers.pending(NEAR_MS) ? 0 : quiet + 1
      if (performance.now() > end) return false
    }
    return true
  }

  /** Counts a promise as something the app waits for. */
  async track<T>(promise: Promise<T>): Promise<T> {
    this.busy += 1
    try {
      return await promise
    } finally {
      this.busy -= 1
    }
  }

  /** Within a tracked promise: waits for a person, which is rest and not work. */
  async pause<T>(promise: Promise<T>): Promise<T> {
    this.busy -= 1
    try {
      return await promise
    } finally {
      this.busy += 1
    }
  }
}
