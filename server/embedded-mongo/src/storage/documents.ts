import { documentBytes, MAX_DOCUMENT_BYTES, writeDocument, type Document } from '../kernel/bson-values'
import { fail } from '../kernel/errors'
import { readerFor, type Catalog, type Collection, type Index } from './catalog'
import { ceilingOf, clearPrefix, type Environment, type Snapshot } from './environment'
import {
  encodeId,
  entriesIn,
  entriesOf,
  shownValue,
  storedKey,
  touchedIndexes,
  type IndexEntries,
  type IndexEntry,
} from './index-entries'
import type { Hit } from './scan'

/** One document's change; `before` null inserts, `after` null removes. */
export interface Change {
  idKey: Buffer
  before: Hit | null
  after: Hit | null
  /** of `after`, as far as they were computed before */
  entries?: ReadonlyMap<Index, IndexEntries>
}

interface EntryChange {
  index: Index
  added: IndexEntry[]
  removed: IndexEntry[]
}

/** An entry with the key it is stored under. */
interface PlacedEntry {
  index: Index
  entry: IndexEntry
  idKey: Buffer
  key: Buffer
}

/** Documents and index entries in LMDB. Writing methods belong inside a write transaction. */
export class Documents {
  constructor(
    private readonly env: Environment,
    private readonly catalog: Catalog,
  ) {}

  read(collection: Collection, idKey: Buffer, snapshot?: Snapshot): Buffer | undefined {
    const key = Buffer.concat([collection.prefix, idKey])
    return this.env.documents.get(key, snapshot ? { transaction: snapshot } : undefined)
  }

  /** Checks everything first, then writes: a refused change leaves nothing behind. */
  write(collection: Collection, change: Change): void {
    const changes = this.entryChanges(collection, change)
    for (const { index, added } of changes) this.assertUnique(collection, index, added, change.idKey)
    for (const entryChange of changes) this.applyEntries(entryChange, change.idKey)
    this.putRaw(collection, change)
  }

  /**
   * Many changes as one: old entries go first so that values may move between documents. In the order of their keys, so
   * that what lies close together is written together.
   */
  writeAll(collection: Collection, changes: Change[]): void {
    const all = changes.flatMap((change) =>
      this.entryChanges(collection, change).map((entries) => ({ ...entries, idKey: change.idKey })),
    )
    for (const { index, added, removed } of all) if (added.length + removed.length > 0) index.counts.forget()
    const placed = (kind: 'added' | 'removed'): PlacedEntry[] =>
      all
        .flatMap(({ index, idKey, [kind]: entries }) =>
          entries.map((entry) => ({ index, entry, idKey, key: storedKey(index, entry, idKey) })),
        )
        .sort((a, b) => a.key.compare(b.key))
    for (const { key } of placed('removed')) this.env.entries.removeSync(key)
    for (const { index, entry, key, idKey } of placed('added')) {
      this.assertUnique(collection, index, [entry], idKey)
      this.env.entries.putSync(key, idKey)
    }
    for (const change of changes) this.putRaw(collection, change)
  }

  /** Fills a new index from the stored documents. */
  buildIndex(collection: Collection, index: Index): void {
    const range = { start: collection.prefix, end: ceilingOf(collection.prefix) }
    const reader = readerFor([index])
    for (const { key, value } of this.env.documents.getRange(range)) {
      const idKey = key.subarray(collection.prefix.length)
      const { entries, multi, inexact } = entriesOf(index, reader.read(value))
      this.assertUnique(collection, index, entries, idKey)
      index.multi ||= multi
      index.inexact ||= inexact
      this.applyEntries({ index, removed: [], added: entries }, idKey)
    }
  }

  clear(collection: Collection): void {
    clearPrefix(this.env.documents, collection.prefix)
  }

  /** The encoded _id of the document that holds an entry of a unique index. */
  ownerOf(entry: IndexEntry, snapshot?: Snapshot): Buffer | undefined {
    return this.env.entries.get(entry.key, snapshot ? { transaction: snapshot } : undefined)
  }

  private entryChanges(collection: Collection, change: Change): EntryChange[] {
    const { before, after } = change
    const indexes = touchedIndexes(collection, before, after)
    const old = before ? entriesIn(indexes, before) : []
    const now = after ? entriesAfter(indexes, after, change.entries) : []
    return indexes.map((index, at) => {
      const [was, is] = [old[at]?.entries ?? [], now[at]?.entries ?? []]
      const { multi = false, inexact = false } = now[at] ?? {}
      this.catalog.markIndex(collection, index, multi, inexact)
      return { index, added: without(is, was), removed: without(was, is) }
    })
  }

  private assertUnique(collection: Collection, index: Index, entries: IndexEntry[], idKey: Buffer): void {
    if (!index.spec.unique) return
    for (const entry of entries) {
      const owner = this.ownerOf(entry)
      if (owner && !owner.equals(idKey)) duplicateKey(collection.ns, index, entry.values)
    }
  }

  private applyEntries({ index, added, removed }: EntryChange, idKey: Buffer): void {
    if (added.length + removed.length > 0) index.counts.forget()
    for (const entry of removed) this.env.entries.removeSync(storedKey(index, entry, idKey))
    for (const entry of added) this.env.entries.putSync(storedKey(index, entry, idKey), idKey)
  }

  private putRaw(collection: Collection, { idKey, before, after }: Change): void {
    const key = Buffer.concat([collection.prefix, idKey])
    if (after) this.env.documents.putSync(key, after.raw)
    else this.env.documents.removeSync(key)
    if (!before && after) this.catalog.addCount(collection, 1)
    if (before && !after) this.catalog.addCount(collection, -1)
  }
}

/** Entries computed before are good as long as they are of the very indexes the collection has. */
function entriesAfter(
  indexes: readonly Index[],
  after: Hit,
  entries: Change['entries'] = new Map(),
): IndexEntries[] {
  const known = indexes.flatMap((index) => entries.get(index) ?? [])
  return known.length === indexes.length ? known : entriesIn(indexes, after)
}

function without(entries: IndexEntry[], others: IndexEntry[]): IndexEntry[] {
  if (others.length === 0) return entries
  if (entries.length === 1 && others.length === 1)
    return (entries[0] as IndexEntry).key.equals((others[0] as IndexEntry).key) ? [] : entries
  const known = new Set(others.map((e) => e.key.toString('latin1')))
  return entries.filter((e) => !known.has(e.key.toString('latin1')))
}

export function encodeDocument(doc: Document): Buffer {
  assertDocumentBytes(documentBytes(doc))
  return writeDocument(doc)
}

export function assertDocumentBytes(bytes: number): void {
  if (bytes > MAX_DOCUMENT_BYTES)
    fail(
      'BSONObjectTooLarge',
      `BSONObj size: ${bytes} is invalid. Size must be between 0 and ${MAX_DOCUMENT_BYTES}`,
    )
}

/** Refuses with 11000 and the keyPattern and keyValue the driver hands on. */
export function duplicateKey(ns: string, index: Index, values: unknown[]): never {
  const names = Object.keys(index.spec.key)
  return refuseDuplicate(
    ns,
    index.spec.name,
    index.spec.key,
    Object.fromEntries(names.map((n, i) => [n, shownValue(values[i])])),
  )
}

export function duplicateId(ns: string, id: unknown): never {
  return refuseDuplicate(ns, '_id_', { _id: 1 }, { _id: id })
}

function refuseDuplicate(ns: string, name: string, keyPattern: Document, keyValue: Document): never {
  const shown = Object.entries(keyValue).map(
    ([k, v]) => `${k}: ${typeof v === 'string' ? JSON.stringify(v) : String(v)}`,
  )
  return fail(
    'DuplicateKey',
    `E11000 duplicate key error collection: ${ns} index: ${name} dup key: { ${shown.join(', ')} }`,
    {
      keyPattern,
      keyValue,
    },
  )
}

export { encodeId }
