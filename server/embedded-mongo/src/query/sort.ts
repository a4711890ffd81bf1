import { isDocument, isNumber, type Document } from '../kernel/bson-values'
import { fail } from '../kernel/errors'
import { compareValues } from '../kernel/key-encoding'
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

/** Stable sort of anything that carries a document. */
export function sortBy<T>(items: T[], fields: SortField[], documentOf: (item: T) => Document): T[] {
  if (fields.length === 0) return items
  return items
    .map((item) => ({ item, key: sortKey(documentOf(item), fields) }))
    .sort((a, b) => compareSortKeys(a.key, b.key, fields))
    .map((entry) => entry.item)
}
