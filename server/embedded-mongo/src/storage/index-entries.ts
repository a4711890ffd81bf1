import type { Document } from '../kernel/bson-values'
import { fail } from '../kernel/errors'
import {
  capBytes,
  EMPTY_ARRAY,
  encodeField,
  encodeWhole,
  keyText,
  MAX_FIELD_KEY,
  MAX_INDEX_KEY,
} from '../kernel/key-encoding'
import { keyValues } from '../kernel/paths'
import type { RawDocument } from '../kernel/raw-document'
import { readerFor, type Collection, type Index } from './catalog'

export interface IndexEntry {
  /** index prefix + encoded fields: the whole stored key of a unique index, see `storedKey` */
  key: Buffer
  values: unknown[]
}

export interface IndexEntries {
  index: Index
  entries: IndexEntry[]
  multi: boolean
  inexact: boolean
}

const MAX_ENTRIES = 10_000

/** What a document is found by in each of these indexes, in their order. */
export function entriesIn(indexes: readonly Index[], document: RawDocument): IndexEntries[] {
  if (indexes.length === 0) return []
  const doc = document.fields(readerFor(indexes))
  return indexes.map((index) => entriesOf(index, doc))
}

/** The indexes in which a document may be found otherwise than before: a field they look at has other bytes. */
export function touchedIndexes(
  { indexes, indexFields }: Collection,
  before: RawDocument | null,
  after: RawDocument | null,
): readonly Index[] {
  if (!before || !after) return indexes
  const changed = indexFields.changed(before.raw, after.raw)
  return changed.size === 0 ? [] : indexes.filter(({ names }) => names.some((name) => changed.has(name)))
}

/** The entries of one document in one index; none when a partial or sparse index leaves it out. */
export function entriesOf(index: Index, doc: Document): IndexEntries {
  const found: IndexEntries = { index, entries: [], multi: false, inexact: false }
  if (index.partial && !index.partial(doc)) return found
  const columns = index.fields.map((field) => keyValues(doc, field.segments))
  if (index.spec.sparse && columns.every((c) => c.values.every((v) => v === undefined))) return found
  found.multi = columns.some((c) => c.multi)
  for (const values of combinations(columns.map((c) => c.values))) addEntry(found, values)
  return found
}

function addEntry(found: IndexEntries, values: unknown[]): void {
  const { prefix, fields } = found.index
  const parts = [prefix]
  values.forEach((value, at) => {
    const { bytes, exact } = encodeField(value, fields[at]?.descending ?? false)
    parts.push(bytes)
    if (!exact) found.inexact = true
  })
  const whole = Buffer.concat(parts)
  const key = capBytes(whole, MAX_INDEX_KEY)
  if (key !== whole) found.inexact = true
  found.entries.push({ key, values })
}

/** One value of each column, in every way; nearly always there is only one way. */
function combinations(columns: unknown[][]): unknown[][] {
  if (columns.every((values) => values.length === 1)) return [columns.map(([value]) => value)]
  let rows: unknown[][] = [[]]
  for (const column of columns.map(distinct)) {
    if (rows.length * column.length > MAX_ENTRIES)
      fail('CannotCreateIndex', 'too many index entries for one document')
    rows = rows.flatMap((row) => column.map((item) => [...row, item]))
  }
  return rows
}

function distinct(values: unknown[]): unknown[] {
  if (values.length < 2) return values
  return [...new Map(values.map((value) => [keyText(value), value])).values()]
}

/**
 * The key of an entry in LMDB. In a unique index the fields alone, so that one look-up finds who holds them;
 * in others the document's encoded _id stands behind them. The value is the encoded _id in both.
 */
export function storedKey(index: Index, { key }: IndexEntry, idKey: Buffer): Buffer {
  return index.spec.unique ? key : Buffer.concat([key, idKey])
}

/** Encoded `_id`, the key of a document. An `_id` too long to be a key is refused (17280). */
export function encodeId(id: unknown): Buffer {
  const bytes = encodeWhole(id)
  if (bytes.length > MAX_FIELD_KEY)
    fail('KeyTooLong', `_id is too long to be indexed (${bytes.length} bytes)`)
  return bytes
}

export function shownValue(value: unknown): unknown {
  return value === undefined || value === EMPTY_ARRAY ? null : value
}
