/** Lets acts with the same key run one after another in this process. */
export type Turns = <T>(key: string, act: () => Promise<T>) => Promise<T>

/**
 * Repeats that arrive while the first is under way wait for it and then find its answer. Between processes the
 * unique key in the database decides; this spares conflicts, and one-time codes that only the first may spend.
 */
export function takeTurns(): Turns {
  const last = new Map<string, Promise<unknown>>()
  return async (key, act) => {
    const mine = (last.get(key) ?? Promise.resolve()).then(act, act)
    const done = mine.catch(() => undefined)
    last.set(key, done)
    try {
      return await mine
    } finally {
      if (last.get(key) === done) last.delete(key)
    }
  }
}
