/** One field of a record as readable text, a list line by line; no lines: empty. */
export interface FieldLines {
  /** Stable key, e.g. `duties.审查`. */
  field: string
  /** What a person reads, e.g. `责任事项 审查阶段`. */
  name: string
  lines: readonly string[]
}

/** One field of two records beside each other. */
export interface FieldChange {
  field: string
  name: string
  how: 'same' | 'changed' | 'added' | 'removed'
  /** Lines that differ; one that was reworded counts once. */
  changes: number
  was: string[]
  is: string[]
}

/**
 * Compares two records field by field. Fields keep the order of `is`; one that only `was` has stands after its
 * neighbour there. A field that is empty on both sides is left out.
 */
export function diffFields(was: readonly FieldLines[], is: readonly FieldLines[]): FieldChange[] {
  const before = new Map(was.map((field) => [field.field, field]))
  const after = new Map(is.map((field) => [field.field, field]))
  return mergedOrder(was, is)
    .map((key) => changeOf(key, before.get(key), after.get(key)))
    .filter((change) => change.was.length + change.is.length > 0)
}

/** How many fields differ. */
export function changedCount(changes: readonly FieldChange[]): number {
  return changes.filter(({ how }) => how !== 'same').length
}

function mergedOrder(was: readonly FieldLines[], is: readonly FieldLines[]): string[] {
  const order = is.map(({ field }) => field)
  was.forEach(({ field }, i) => {
    if (order.includes(field)) return
    const neighbour = was[i - 1]?.field
    order.splice(neighbour === undefined ? 0 : order.indexOf(neighbour) + 1, 0, field)
  })
  return order
}

function changeOf(field: string, was: FieldLines | undefined, is: FieldLines | undefined): FieldChange {
  const [before, after] = [[...(was?.lines ?? [])], [...(is?.lines ?? [])]]
  const changes = differing(before, after)
  return {
    field,
    name: is?.name ?? was?.name ?? field,
    how: howOf(before, after, changes),
    changes,
    was: before,
    is: after,
  }
}

function howOf(was: readonly string[], is: readonly string[], changes: number): FieldChange['how'] {
  if (changes === 0) return 'same'
  if (was.length === 0) return 'added'
  return is.length === 0 ? 'removed' : 'changed'
}

/** Lines without their equal on the other side; lines that only changed places count as one. */
function differing(was: readonly string[], is: readonly string[]): number {
  const rest = (of: readonly string[], other: readonly string[]) => {
    const left = new Map<string, number>()
    for (const line of other) left.set(line, (left.get(line) ?? 0) + 1)
    return of.filter((line) => {
      const n = left.get(line) ?? 0
      left.set(line, n - 1)
      return n <= 0
    }).length
  }
  const changes = Math.max(rest(was, is), rest(is, was))
  if (changes > 0) return changes
  return was.some((line, i) => line !== is[i]) ? 1 : 0
}
