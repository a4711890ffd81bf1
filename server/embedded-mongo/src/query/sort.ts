import { isDocument, isNumber, type Document } from '../kernel/bson-values'
import { fail } from '../kernel/errors'
import { compareValues } from '../kernel/key-encoding'
import { pacedSort } from '../kernel/paced-sort'
import { keyValues, splitPath } from '../kernel/paths'

export interface SortField {
  path: string
  segments: string[]
  descending: boolean
}

/** `{a: 1, b: -1}`; anything else ($meta, 0, text) is refused. */
export function parseSort(spec: unknown): SortField[] {
  if (!isDocument(spec)) fail('TypeMismatch', 'sort must be an object')
  return Object.keys(spec).map((path) => {
    const direction = spec[path]
    if (!isNumber(direction) || (Number(direction) !== 1 && Number(direction) !== -1))
      fail('Location15975', '$sort key ordering must be 1 (for ascending) or -1 (for descending)')
    if (path === '' || path.startsWith('$')) fail('Location16020', `cannot sort by '${path}'`)
    return { path, segments: splitPath(path), descending: Number(direction) < 0 }
  })
}

export function sortKey(doc: Document, fields: SortField[]): unknown[] {
  return fields.map((field) => {
    const { values } = keyValues(doc, field.segments)
    if (values.length === 1) return values[0]
    const sign = field.descending ? -1 : 1
    return values.reduce((best, value) => (sign * compareValues(value, best) < 0 ? value : best))
  })
}

export function compareSortKeys(a: unknown[], b: unknown[], fields: SortField[]): number {
  for (let i = 0; i < fields.length; i++) {
    const order = compareValues(a[i], b[i])
    if (order !== 0) return fields[i]?.descending ? -order : order
  }
  return 0
}

interface Sortable<T> {
  item: T
  key: unknown[]
}

/** Fewest items between two cuts down to what is kept. */
const CUT = 1000

/**
 * Stable sort of a flow of anything that carries a document, with pauses. Only the first `keep` items of the
 * order come out, and hardly more than twice as many are held.
 */
export function* sortFlow<T>(
  items: Iterable<T | null>,
  fields: SortField[],
  documentOf: (item: T) => Document,
  keep = Infinity,
): Generator<T | null> {
  const compare = (a: Sortable<T>, b: Sortable<T>): number => compareSortKeys(a.key, b.key, fields)
  let held: Sortable<T>[] = []
  for (const item of items)
    if (item === null) yield null
    else {
      held.push({ item, key: sortKey(documentOf(item), fields) })
      if (held.length >= Math.max(2 * keep, CUT)) held = (yield* pacedSort(held, compare)).slice(0, keep)
    }
  for (const { item } of (yield* pacedSort(held, compare)).slice(0, keep)) yield item
}
