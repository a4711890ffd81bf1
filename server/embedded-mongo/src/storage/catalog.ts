import { randomUUID } from 'node:crypto'
import { FieldReader } from '../kernel/bson-fields'
import { readDocument, writeDocument, type Document } from '../kernel/bson-values'
import { filterFields, topField } from '../query/field-names'
import { compileFilter, type Predicate } from '../query/matcher'
import { parseSort, type SortField } from '../query/sort'
import { clearPrefix, idPrefix, type Environment } from './environment'
import { KnownCounts } from './known-counts'

export interface IndexSpec {
  name: string
  key: Record<string, number>
  unique?: boolean
  sparse?: boolean
  partialFilterExpression?: Document
  expireAfterSeconds?: number
  background?: boolean
}

export interface Index {
  id: number
  prefix: Buffer
  spec: IndexSpec
  fields: SortField[]
  /** the top-level fields it looks at, those of its filter too */
  names: readonly string[]
  partial: Predicate | null
  /** some document has an array on an indexed path */
  multi: boolean
  /** some entry was cut (a very long value): equality only, no order */
  inexact: boolean
  readonly counts: KnownCounts
  /** change counter when it was built; older snapshots do not contain it */
  builtAt: number
}

export interface Collection {
  ns: string
  id: number
  prefix: Buffer
  uuid: string
  count: number
  readonly indexes: readonly Index[]
  /** reads of a document what the indexes look at */
  readonly indexFields: FieldReader
}

interface StoredIndex {
  id: number
  spec: IndexSpec
  multi: boolean
  inexact: boolean
}

interface StoredCollection extends Document {
  ns: string
  id: number
  uuid: string
  indexes: StoredIndex[]
}

const COLLECTION_KEYS = Buffer.from('c:')
const NEXT_ID = Buffer.from('next')

/** The collections and indexes in memory, and their description in the same LMDB transaction as the data. */
export class Catalog {
  private readonly collections = new Map<string, Collection>()
  private readonly dirtyCounts = new Set<Collection>()
  private readonly dirtyShapes = new Set<Collection>()
  private nextId = 1

  constructor(private readonly env: Environment) {
    this.reload()
  }

  get(ns: string): Collection | undefined {
    return this.collections.get(ns)
  }

  all(): Collection[] {
    return [...this.collections.values()]
  }

  inDatabase(db: string): Collection[] {
    return this.all().filter((c) => c.ns.startsWith(`${db}.`))
  }

  /** The collection, made when missing. Inside a write transaction only. */
  ensure(ns: string): Collection {
    const known = this.collections.get(ns)
    if (known) return known
    const id = this.takeId()
    const made = newCollection(ns, id, randomUUID(), [])
    this.collections.set(ns, made)
    this.dirtyShapes.add(made)
    this.dirtyCounts.add(made)
    return made
  }

  drop(collection: Collection): void {
    clearPrefix(this.env.documents, collection.prefix)
    for (const index of collection.indexes) clearPrefix(this.env.entries, index.prefix)
    this.env.meta.removeSync(collectionKey(collection.ns))
    this.env.meta.removeSync(countKey(collection.id))
    this.collections.delete(collection.ns)
    this.dirtyCounts.delete(collection)
    this.dirtyShapes.delete(collection)
  }

  newIndex(spec: IndexSpec, builtAt: number): Index {
    return hydrateIndex({ id: this.takeId(), spec, multi: false, inexact: false }, builtAt)
  }

  addIndex(collection: Collection, index: Index): void {
    setIndexes(collection, [...collection.indexes, index])
    this.dirtyShapes.add(collection)
  }

  removeIndex(collection: Collection, index: Index): void {
    clearPrefix(this.env.entries, index.prefix)
    setIndexes(
      collection,
      collection.indexes.filter((other) => other !== index),
    )
    this.dirtyShapes.add(collection)
  }

  /** Both flags only ever turn on, so keeping one from an undone write is merely cautious. */
  markIndex(collection: Collection, index: Index, multi: boolean, inexact: boolean): void {
    if ((!multi || index.multi) && (!inexact || index.inexact)) return
    index.multi ||= multi
    index.inexact ||= inexact
    this.dirtyShapes.add(collection)
  }

  addCount(collection: Collection, by: number): void {
    collection.count += by
    this.dirtyCounts.add(collection)
  }

  /** Last step of every write transaction: descriptions and counts commit with the data. */
  persist(): void {
    for (const collection of this.dirtyShapes)
      this.env.meta.putSync(collectionKey(collection.ns), writeDocument(describe(collection)))
    if (this.dirtyShapes.size > 0) this.env.meta.putSync(NEXT_ID, encodeNumber(this.nextId))
    for (const { id, count } of this.dirtyCounts) this.env.meta.putSync(countKey(id), encodeNumber(count))
    this.dirtyShapes.clear()
    this.dirtyCounts.clear()
  }

  /** Back to what is on disk: at start, and after a write transaction was undone. */
  reload(): void {
    this.collections.clear()
    this.dirtyCounts.clear()
    this.dirtyShapes.clear()
    const stored = this.env.meta.getRange({ start: COLLECTION_KEYS, end: Buffer.from('c;') })
    for (const { value } of stored) {
      const collection = hydrate(readDocument(value) as StoredCollection)
      const count = this.env.meta.get(countKey(collection.id))
      collection.count = count ? count.readDoubleBE() : 0
      this.collections.set(collection.ns, collection)
    }
    this.nextId = this.env.meta.get(NEXT_ID)?.readDoubleBE() ?? 1
  }

  private takeId(): number {
    return this.nextId++
  }
}

function collectionKey(ns: string): Buffer {
  return Buffer.from(`c:${ns}`)
}

function countKey(id: number): Buffer {
  return Buffer.from(`n:${id}`)
}

function encodeNumber(value: number): Buffer {
  const out = Buffer.alloc(8)
  out.writeDoubleBE(value)
  return out
}

function describe({ ns, id, uuid, indexes }: Collection): Document {
  return {
    ns,
    id,
    uuid,
    indexes: indexes.map((i) => ({ id: i.id, spec: i.spec, multi: i.multi, inexact: i.inexact })),
  }
}

function hydrate({ ns, id, uuid, indexes }: StoredCollection): Collection {
  return newCollection(
    ns,
    id,
    uuid,
    indexes.map((i) => hydrateIndex(i, 0)),
  )
}

function newCollection(ns: string, id: number, uuid: string, indexes: Index[]): Collection {
  return { ns, id, prefix: idPrefix(id), uuid, count: 0, indexes, indexFields: readerFor(indexes) }
}

/** The list is made anew so that whoever keeps it sees the indexes of one moment. */
function setIndexes(collection: Collection, indexes: Index[]): void {
  Object.assign(collection, { indexes, indexFields: readerFor(indexes) })
}

export function readerFor(indexes: readonly Index[]): FieldReader {
  return new FieldReader(new Set(indexes.flatMap(({ names }) => names)))
}

function hydrateIndex(stored: StoredIndex, builtAt: number): Index {
  const { id, spec, multi, inexact } = stored
  const partial = spec.partialFilterExpression ? compileFilter(spec.partialFilterExpression) : null
  const fields = parseSort(spec.key)
  const names = [
    ...fields.map(({ path }) => topField(path)),
    ...filterFields(spec.partialFilterExpression ?? {}),
  ]
  const counts = new KnownCounts()
  return { id, prefix: idPrefix(id), spec, fields, names, partial, multi, inexact, counts, builtAt }
}
