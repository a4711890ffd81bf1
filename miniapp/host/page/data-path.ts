type Container = Record<string, unknown>

/** Reads `a.b[0].c`; undefined when something on the way is missing. An empty path is the value itself. */
export function getPath(value: unknown, path: string): unknown {
  return keysOf(path).reduce<unknown>((at, key) => (at == null ? undefined : (at as Container)[key]), value)
}

/**
 * Writes `a.b[0].c` as setData does, making what is missing on the way.
 * @param make gives a new empty container: an array when true
 */
export function setPath(
  target: Container,
  path: string,
  value: unknown,
  make: (list: boolean) => unknown,
): void {
  const keys = keysOf(path)
  const lastKey = keys.pop()
  if (lastKey === undefined) return
  let at = target
  for (const [index, key] of keys.entries()) {
    const next = keys[index + 1] ?? lastKey
    if (at[key] === null || typeof at[key] !== 'object') at[key] = make(/^\d+$/.test(next))
    at = at[key] as Container
  }
  at[lastKey] = value
}

function keysOf(path: string): string[] {
  return path.match(/[^.[\]]+/g) ?? []
}
