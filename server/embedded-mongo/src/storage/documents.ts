import {
  documentBytes,
  MAX_DOCUMENT_BYTES,
  readDocument,
  writeDocument,
  type Document,
} from '../kernel/bson-values'
import { fail } from '../kernel/errors'
import type { Catalog, Collection, Index } from './catalog'
import { ceilingOf, clearPrefix, type Environment, type Snapshot } from './environment'
import { encodeId, entriesOf, shownValue, type IndexEntry } from './index-entries'

/** One document's change; `before` null inserts, `after` null removes. */
export interface Change {
  idKey: Buffer
  before: Document | null
  after: Document | null
  /** `after` as BSON when the caller already has it */
  raw?: Buffer
}

interface EntryChange {
  index: Index
  added: IndexEntry[]
  removed: IndexEntry[]
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
    const raw = change.after && (change.raw ?? encodeDocument(change.after))
    const changes = collection.indexes.map((index) => this.entryChange(collection, index, change))
    for (const { index, added } of changes) this.assertUnique(collection, index, added, change.idKey)
    for (const entryChange of changes) this.applyEntries(entryChange, change.idKey)
    this.putRaw(collection, change, raw)
  }

  /** Many changes as one: old entries go first so that values may move between documents. */
  writeAll(collection: Collection, changes: Change[]): void {
    const prepared = changes.map((change) => ({
      change,
      raw: change.after && (change.raw ?? encodeDocument(change.after)),
      entries: collection.indexes.map((index) => this.entryChange(collection, index, change)),
    }))
    for (const { change, entries } of prepared)
      for (const { index, removed } of entries) this.applyEntries({ index, removed, added: [] }, change.idKey)
    for (const { change, raw, entries } of prepared) {
      for (const { index, added } of entries) {
        this.assertUnique(collection, index, added, change.idKey)
        this.applyEntries({ index, removed: [], added }, change.idKey)
      }
      this.putRaw(collection, change, raw)
    }
  }

  /** Fills a new index from the stored documents. */
  buildIndex(collection: Collection, index: Index): void {
    const range = { start: collection.prefix, end: ceilingOf(collection.prefix) }
    for (const { key, value } of this.env.documents.getRange(range)) {
      const idKey = key.subarray(collection.prefix.length)
      const { entries, multi, inexact } = entriesOf(index, readDocument(value))
      this.assertUnique(collection, index, entries, idKey)
      index.multi ||= multi
      index.inexact ||= inexact
      this.applyEntries({ index, removed: [], added: entries }, idKey)
    }
  }

  clear(collection: Collection): void {
    clearPrefix(this.env.documents, collection.prefix)
  }

  /** Encoded _ids that own an entry, in a unique index at most one. */
  owners(entry: IndexEntry, snapshot?: Snapshot): Buffer[] {
    const range = { start: entry.key, end: ceilingOf(entry.key), limit: 2 }
    return [...this.env.entries.getRange(snapshot ? { ...range, transaction: snapshot } : range)].map(
      (e) => e.value,
    )
  }

  private entryChange(collection: Collection, index: Index, change: Change): EntryChange {
    const before = change.before ? entriesOf(index, change.before).entries : []
    const after = change.after ? entriesOf(index, change.after) : null
    if (after) this.catalog.markIndex(collection, index, after.multi, after.inexact)
    const added = after?.entries ?? []
    return { index, added: without(added, before), removed: without(before, added) }
  }

  private assertUnique(collection: Collection, index: Index, entries: IndexEntry[], idKey: Buffer): void {
    if (!index.spec.unique) return
    for (const entry of entries)
      if (this.owners(entry).some((owner) => !owner.equals(idKey)))
        duplicateKey(collection.ns, index, entry.values)
  }

  private applyEntries({ added, removed }: EntryChange, idKey: Buffer): void {
    for (const entry of removed) this.env.entries.removeSync(Buffer.concat([entry.key, idKey]))
    for (const entry of added) this.env.entries.putSync(Buffer.concat([entry.key, idKey]), idKey)
  }

  private putRaw(collection: Collection, change: Change, raw: Buffer | null): void {
    const key = Buffer.concat([collection.prefix, change.idKey])
    if (raw) this.env.documents.putSync(key, raw)
    else this.env.documents.removeSync(key)
    if (!change.before && change.after) this.catalog.addCount(collection, 1)
    if (change.before && !change.after) this.catalog.addCount(collection, -1)
  }
}

function without(entries: IndexEntry[], others: IndexEntry[]): IndexEntry[] {
  if (others.length === 0) return entries
  if (entries.length === 1 && others.length === 1)
    return (entries[0] as IndexEntry).key.equals((others[0] as IndexEntry).key) ? [] : entries
  const known = new Set(others.map((e) => e.key.toString('latin1')))
  return entries.filter((e) => !known.has(e.key.toString('latin1')))
}

export function encodeDocument(doc: Document): Buffer {
  const bytes = documentBytes(doc)
  if (bytes > MAX_DOCUMENT_BYTES)
    fail(
      'BSONObjectTooLarge',
      `BSONObj size: ${bytes} is invalid. Size must be between 0 and ${MAX_DOCUMENT_BYTES}`,
    )
  return writeDocument(doc)
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
