import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { closeEngine, openEngine, type Engine } from '../engine'
import type { Document } from '../kernel/bson-values'
import type { Collection, IndexSpec } from './catalog'
import { encodeDocument, encodeId, type Change } from './documents'
import { ceilingOf } from './environment'
import { entriesIn, storedKey } from './index-entries'
import { Hit } from './scan'

const dir = mkdtempSync(join(tmpdir(), 'embedded-unique-'))
let engine: Engine
beforeAll(async () => {
  engine = await openEngine(dir)
})
afterAll(async () => {
  await closeEngine(engine)
  rmSync(dir, { recursive: true, force: true })
})

const SPECS: IndexSpec[] = [
  { name: 'plain', key: { b: 1 } },
  { name: 'unique', key: { a: 1, b: -1 }, unique: true },
  { name: 'sparse', key: { s: 1 }, unique: true, sparse: true },
  { name: 'partial', key: { p: 1 }, unique: true, partialFilterExpression: { on: true } },
]

let made = 0
function newCollection(): Collection {
  const { env, catalog, transactions } = engine
  return env.root.transactionSync(() => {
    const collection = catalog.ensure(`test.unique${++made}`)
    for (const spec of SPECS) catalog.addIndex(collection, catalog.newIndex(spec, transactions.tick()))
    return collection
  })
}

function stored(collection: Collection): Hit[] {
  const range = { start: collection.prefix, end: ceilingOf(collection.prefix) }
  return [...engine.env.documents.getRange(range)].map(
    ({ key, value }) => new Hit(key.subarray(collection.prefix.length), value),
  )
}

/** Every entry in LMDB as text, and those the stored documents should have. */
function entries(collection: Collection): { found: string[]; wanted: string[] } {
  const show = (key: Buffer, idKey: Buffer): string => `${key.toString('hex')} ${idKey.toString('hex')}`
  const found = collection.indexes.flatMap(({ prefix }) =>
    [...engine.env.entries.getRange({ start: prefix, end: ceilingOf(prefix) })].map((e) =>
      show(e.key, e.value),
    ),
  )
  const wanted = stored(collection).flatMap((hit) =>
    entriesIn(collection.indexes, hit).flatMap(({ index, entries: own }) =>
      own.map((entry) => show(storedKey(index, entry, hit.idKey), hit.idKey)),
    ),
  )
  return { found: found.sort(), wanted: wanted.sort() }
}

function changeOf(collection: Collection, _id: number, fields: Document | null): Change {
  const idKey = encodeId(_id)
  const before = engine.documents.read(collection, idKey)
  const after = fields && new Hit(idKey, encodeDocument({ _id, ...fields }))
  return { idKey, before: before ? new Hit(idKey, before) : null, after }
}

/** The changes one after the other in a transaction, and what it kept aside as its commit writes it. */
function commit(collection: Collection, step: { id: number; fields: Document | null }[]): void {
  const { transactions, documents } = engine
  const txn = transactions.begin()
  try {
    for (const { id, fields: own } of step) {
      const made = changeOf(collection, id, own)
      const known = txn.overlayOf(collection.ns)?.get(made.idKey.toString('latin1'))
      const before = known ? known.after : made.before
      if (before || made.after) transactions.write(txn, collection.ns, collection, { ...made, before })
    }
    const overlay = [...(txn.overlayOf(collection.ns)?.values() ?? [])]
    const changes = overlay.map(({ idKey, after, entries: known }) => {
      const raw = documents.read(collection, idKey)
      return { idKey, before: raw ? new Hit(idKey, raw) : null, after, entries: known }
    })
    documents.writeAll(
      collection,
      changes.filter(({ before, after }) => before || after),
    )
  } finally {
    transactions.finish(txn, 'committed')
  }
}

/** One write transaction, undone when a change is refused. */
function attempt(write: () => void): boolean {
  try {
    engine.env.root.transactionSync(write)
    return true
  } catch {
    return false
  }
}

const long = 'x'.repeat(600)
const scalar = fc.constantFrom<unknown>(1, 2, 3, 'a', null, long, `${long}y`)
const value = fc.oneof(
  { weight: 3, arbitrary: scalar },
  { weight: 1, arbitrary: fc.array(scalar, { maxLength: 3 }) },
)
const fields = fc.record(
  { a: value, b: scalar, s: value, p: value, on: fc.boolean() },
  { requiredKeys: ['a'] },
)
const change = fc.record({ id: fc.nat(5), fields: fc.option(fields, { freq: 4 }) })

describe('entries of unique indexes', () => {
  it('are those of the stored documents, after any changes, alone and together', () => {
    fc.assert(
      fc.property(fc.array(fc.array(change, { minLength: 1, maxLength: 4 }), { maxLength: 12 }), (steps) => {
        const collection = newCollection()
        for (const step of steps) {
          const last = new Map(step.map((c) => [c.id, c.fields]))
          const all = [...last].map(([id, own]) => changeOf(collection, id, own))
          const real = all.filter((c) => c.before || c.after)
          const [only] = real
          if (!only) continue
          if (real.length === 1) attempt(() => engine.documents.write(collection, only))
          else attempt(() => engine.documents.writeAll(collection, real))
          const { found, wanted } = entries(collection)
          expect(found).toEqual(wanted)
        }
      }),
      { numRuns: 60 },
    )
  })

  it('are those of the stored documents after transactions that write them more than once', () => {
    fc.assert(
      fc.property(fc.array(fc.array(change, { minLength: 1, maxLength: 6 }), { maxLength: 8 }), (steps) => {
        const collection = newCollection()
        for (const step of steps) {
          attempt(() => commit(collection, step))
          const { found, wanted } = entries(collection)
          expect(found).toEqual(wanted)
        }
      }),
      { numRuns: 60 },
    )
  })

  it('move between documents that change together', () => {
    const collection = newCollection()
    const write = (docs: [number, Document | null][]): boolean =>
      attempt(() =>
        engine.documents.writeAll(
          collection,
          docs.map(([id, own]) => changeOf(collection, id, own)),
        ),
      )
    expect(write([[1, { a: 'x' }], [2, { a: 'y' }]])).toBe(true) // prettier-ignore
    expect(write([[1, { a: 'y' }], [2, { a: 'x' }]])).toBe(true) // prettier-ignore
    expect(write([[1, null], [3, { a: 'y' }]])).toBe(true) // prettier-ignore
    expect(write([[2, { a: 'z' }], [4, { a: 'y' }]])).toBe(false) // prettier-ignore
    const { found, wanted } = entries(collection)
    expect(found).toEqual(wanted)
    expect(stored(collection).map(({ doc }) => [doc['_id'], doc['a']])).toEqual([
      [2, 'x'],
      [3, 'y'],
    ])
  })

  it('are computed anew for a commit when the indexes are not the ones they were computed for', () => {
    const collection = newCollection()
    const hit = new Hit(encodeId(1), encodeDocument({ _id: 1, a: 1, b: 2 }))
    const known = new Map(entriesIn(collection.indexes, hit).map((own) => [own.index, own]))
    engine.env.root.transactionSync(() => engine.catalog.persist())
    engine.catalog.reload()
    const again = engine.catalog.get(collection.ns) as Collection
    expect(again.indexes[0]).not.toBe(collection.indexes[0])
    const insert: Change = { idKey: hit.idKey, before: null, after: hit, entries: known }
    engine.env.root.transactionSync(() => engine.documents.writeAll(again, [insert]))
    const { found, wanted } = entries(again)
    expect(found).toEqual(wanted)
  })
})
