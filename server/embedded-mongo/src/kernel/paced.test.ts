import { Binary, Decimal128, Long, ObjectId, Timestamp } from 'bson'
import fc from 'fast-check'
import { FieldReader } from './bson-fields'
import { readDocument, writeDocument, type Document } from './bson-values'
import { encodePaced } from './paced-bson'
import { pacedSort } from './paced-sort'
import { reach, splitPath } from './paths'

const single = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.double(),
  fc.integer(),
  fc.boolean(),
  fc.constantFrom(null, new Date(-5), Long.fromNumber(2 ** 40), new ObjectId(), new Binary(Buffer.from('x'))),
  fc.constantFrom(/a.b/i, Decimal128.fromString('1.5'), Timestamp.fromNumber(7)),
  fc.array(fc.oneof(fc.integer(), fc.string(), fc.constant(/x/i)), { maxLength: 3 }),
)
const value = fc.oneof(
  single,
  fc.record({ p: fc.integer(), a: single, b: fc.record({ a: single }, { requiredKeys: [] }) }),
  fc.array(fc.record({ a: single })),
)
const name = fc.constantFrom('a', 'ab', 'b', '中', '1', 'long name')

/** Runs paced work to its end and counts its pauses. */
function finish<T>(work: Generator<null, T>): { result: T; pauses: number } {
  for (let pauses = 0; ; pauses++) {
    const next = work.next()
    if (next.done) return { result: next.value, pauses }
  }
}

it('some fields of a document read as in the whole document', () => {
  fc.assert(
    fc.property(fc.dictionary(name, value), fc.array(name), (doc, names) => {
      const raw = writeDocument(doc)
      const whole = readDocument(raw)
      const expected = Object.entries(whole).filter(([key]) => (names as string[]).includes(key))
      expect(Object.entries(new FieldReader(names).read(raw))).toEqual(expected)
    }),
  )
})

it('paths reach in what is read for them what they reach in the whole document', () => {
  const path = fc.array(name, { minLength: 1, maxLength: 3 }).map((names) => names.join('.'))
  fc.assert(
    fc.property(fc.dictionary(name, value), fc.array(path, { minLength: 1 }), (doc, paths) => {
      const raw = writeDocument(doc)
      const [whole, read] = [readDocument(raw), new FieldReader(paths).read(raw)]
      for (const one of paths) expect(reach(read, splitPath(one))).toEqual(reach(whole, splitPath(one)))
    }),
  )
})

it('a path into a document reads nothing beside it', () => {
  const raw = writeDocument({ a: { b: 1, c: { d: 2, e: 3 } }, f: 4 })
  expect(new FieldReader(['a.c.e']).read(raw)).toEqual({ a: { c: { e: 3 } } })
  expect(new FieldReader(['a.c.e', 'a']).read(raw)).toEqual({ a: { b: 1, c: { d: 2, e: 3 } } })
})

it('long arrays are written as the BSON library writes them, with pauses in between', () => {
  const list = Array.from({ length: 1001 }, (_, i) => (i % 3 === 0 ? undefined : { i, text: `${i}` }))
  const doc: Document = { a: 1, list, gone: undefined, short: [undefined, 2], z: 'end' }
  const { result, pauses } = finish(encodePaced(doc))
  expect(readDocument(result)).toEqual(readDocument(writeDocument(doc)))
  expect(pauses).toBeGreaterThan(0)
})

it('sorting with pauses is the stable sort of the language', () => {
  const items = Array.from({ length: 3333 }, (_, at) => ({ at, key: (at * 7919) % 100 }))
  const byKey = (a: { key: number }, b: { key: number }): number => a.key - b.key
  const { result, pauses } = finish(pacedSort(items, byKey))
  expect(result).toEqual([...items].sort(byKey))
  expect(pauses).toBeGreaterThan(0)
})
