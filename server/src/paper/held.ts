/** What was made lately and would be made the same again, so that asking for it twice costs once. */
export interface Held<T> {
  /** The value of a key; made by `make` when it is not held, once for all who ask meanwhile. */
  get(key: string, make: () => Promise<T>): Promise<T>
}

/** Holds at most `max` values, each for `ms` of real time; the one asked for longest ago goes first. */
export function holdLately<T>(max: number, ms: number): Held<T> {
  const held = new Map<string, { value: Promise<T>; until: number }>()
  return {
    get(key, make) {
      const known = held.get(key)
      held.delete(key)
      const entry = known && known.until > Date.now() ? known : { value: make(), until: Date.now() + ms }
      const oldest = held.keys().next()
      if (held.size >= max && !oldest.done) held.delete(oldest.value)
      held.set(key, entry)
      entry.value.catch(() => {
        if (held.get(key) === entry) held.delete(key)
      })
      return entry.value
    },
  }
}
