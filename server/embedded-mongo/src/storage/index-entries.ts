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
import type { Index } from './catalog'

export interface IndexEntry {
  /** index prefix + encoded fields; the stored key has the document's encoded _id behind it */
  key: Buffer
  values: unknown[]
}

export interface IndexEntries {
  entries: IndexEntry[]
  multi: boolean
  inexact: boolean
}

const NONE: IndexEntries = { entries: [], multi: false, inexact: false }
const MAX_ENTRIES = 10_000

/** The entries of one document in one index; none when a partial or sparse index leaves it out. */
export function entriesOf(index: Index, doc: Document): IndexEntries {
  if (index.partial && !index.partial(doc)) return NONE
  const columns = index.fields.map((field) => keyValues(doc, field.segments))
  if (index.spec.sparse && columns.every((c) => c.values.every((v) => v === undefined))) return NONE
  const multiColumns = columns.filter((c) => c.multi).length
  let inexact = false
  let entries: IndexEntry[] = [{ key: index.prefix, values: [] }]
  columns.forEach(({ values }, at) => {
    const descending = index.fields[at]?.descending ?? false
    const encoded = distinct(values).map((value) => ({ value, ...encodeField(value, descending) }))
    inexact ||= encoded.some((e) => !e.exact)
    if (entries.length * encoded.length > MAX_ENTRIES)
      fail('CannotCreateIndex', 'too many index entries for one document')
    entries = entries.flatMap((e) =>
      encoded.map((f) => ({ key: Buffer.concat([e.key, f.bytes]), values: [...e.values, f.value] })),
    )
  })
  for (const entry of entries)
    if (entry.key.length > MAX_INDEX_KEY) {
      entry.key = capBytes(entry.key, MAX_INDEX_KEY)
      inexact = true
    }
  return { entries, multi: multiColumns > 0, inexact }
}

function distinct(values: unknown[]): unknown[] {
  if (values.length < 2) return values
  return [...new Map(values.map((value) => [keyText(value), value])).values()]
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
