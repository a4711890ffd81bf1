/** Lists of a form, changed without being changed in place. */
export function replaced<T>(list: readonly T[], i: number, patch: Partial<T>): T[] {
  return list.map((one, at) => (at === i ? { ...one, ...patch } : one))
}

export function without<T>(list: readonly T[], i: number): T[] {
  return list.filter((_, at) => at !== i)
}

export function inserted<T>(list: readonly T[], i: number, one: T): T[] {
  return [...list.slice(0, i), one, ...list.slice(i)]
}

export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const one = list[from]
  if (one === undefined || to < 0 || to >= list.length) return [...list]
  return inserted(without(list, from), to, one)
}

/** A key that none of the list has: `m7`. */
export function freeKey(prefix: string, taken: readonly { key: string }[]): string {
  const used = new Set(taken.map(({ key }) => key))
  let i = taken.length + 1
  while (used.has(`${prefix}${i}`)) i++
  return `${prefix}${i}`
}
