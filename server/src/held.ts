/** As many keys as are held at once; beyond them the oldest goes. */
const MOST = 500

/** Answers a key's work with what was worked out less than a while ago; a failure is not held. */
export type Holding<T> = (key: string, now: number, work: () => Promise<T>) => Promise<T>

export function holdFor<T>(ms: number): Holding<T> {
  const held = new Map<string, { at: number; value: Promise<T> }>()
  return (key, now, work) => {
    const before = held.get(key)
    if (before && now >= before.at && now - before.at < ms) return before.value
    const value = work()
    held.delete(key)
    held.set(key, { at: now, value })
    const oldest = held.keys().next().value
    if (held.size > MOST && oldest !== undefined) held.delete(oldest)
    value.catch(() => {
      if (held.get(key)?.value === value) held.delete(key)
    })
    return value
  }
}
