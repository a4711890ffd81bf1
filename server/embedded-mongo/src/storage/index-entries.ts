import type { FieldReader } from '../kernel/bson-fields'
import type { Document } from '../kernel/bson-values'
import { fail } from '../kernel/errors'
import {
  capBytes,
  EMPTY_ARRAY,
  encodeField,
  encodeWhole,
  keyText,
  type FieldKey,
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

const readers = new WeakMap<readonly Index[], FieldReader>()

/** Made once for a list: those of a collection and those that a kind of change touches stay the same lists. */
function readerOf(indexes: readonly Index[]): FieldReader {
  const reader = readers.get(indexes) ?? readerFor(indexes)
  readers.set(indexes, reader)
  return reader
}

/** What a document is found by in each of these indexes, in their order. */
export function entriesIn(indexes: readonly Index[], document: RawDocument): IndexEntries[] {
  if (indexes.length === 0) return []
  const doc = document.fields(readerOf(indexes))
  const keys = keyMaker()
  return indexes.map((index) => entriesOf(index, doc, keys))
}

/** Makes the key of a value in an index. */
type KeyMaker = (value: unknown, descending: boolean) => FieldKey

/** The same texts, numbers and dates of a document stand in many indexes: the key of each is made once. */
function keyMaker(): KeyMaker {
  const made = [new Map<unknown, FieldKey>(), new Map<unknown, FieldKey>()] as const
  return (value, descending) => {
    const known = made[descending ? 1 : 0]
    const key = known.get(value) ?? encodeField(value, descending)
    known.set(value, key)
    return key
  }
}

/** The indexes in which a document may be found otherwise than before: a field they look at has other bytes. */
export function touchedIndexes(
  { indexes, indexFields }: Collection,
  before: RawDocument | null,
  after: RawDocument | null,
): readonly Index[] {
  if (!before || !after) return indexes
  const changed = indexFields.changed(before.raw, after.raw)
  return changed.length === 0 ? NONE : lookingAt(indexes, changed)
}

const NONE: readonly Index[] = []
const looking = new WeakMap<readonly Index[], Map<string, readonly Index[]>>()

function lookingAt(indexes: readonly Index[], names: readonly string[]): readonly Index[] {
  const known = looking.get(indexes) ?? new Map<string, readonly Index[]>()
  const key = names.join('\0')
  const found = known.get(key) ?? indexes.filter((index) => index.names.some((name) => names.includes(name)))
  looking.set(indexes, known.set(key, found))
  return found
}

/** The entries of one document in one index; none when a partial or sparse index leaves it out. */
export function entriesOf(index: Index, doc: Document, keyOf: KeyMaker = encodeField): IndexEntries {
  const found: IndexEntries = { index, entries: [], multi: false, inexact: false }
  if (index.partial && !index.partial(doc)) return found
  const columns = index.fields.map((field) => keyValues(doc, field.segments))
  if (index.spec.sparse && columns.every((c) => c.values.every((v) => v === undefined))) return found
  found.multi = columns.some((c) => c.multi)
  for (const values of combinations(columns.map((c) => c.values))) addEntry(found, values, keyOf)
  return found
}

function addEntry(found: IndexEntries, values: unknown[], keyOf: KeyMaker): void {
  const { prefix, fields } = found.index
  const parts = [prefix]
  values.forEach((value, at) => {
    const { bytes, exact } = keyOf(value, fields[at]?.descending ?? false)
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
