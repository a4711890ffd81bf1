import { Binary, Decimal128, Long, ObjectId, Timestamp } from 'bson'
import fc from 'fast-check'
import { FieldReader } from './bson-fields'
import { readDocument, writeDocument, type Document } from './bson-values'
import { encodePaced } from './paced-bson'
import { pacedSort } from './paced-sort'

const value = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.double(),
  fc.integer(),
  fc.boolean(),
  fc.constantFrom(null, new Date(-5), Long.fromNumber(2 ** 40), new ObjectId(), new Binary(Buffer.from('x'))),
  fc.constantFrom(/a.b/i, Decimal128.fromString('1.5'), Timestamp.fromNumber(7)),
  fc.array(fc.integer(), { maxLength: 3 }),
  fc.record({ p: fc.integer(), a: fc.string() }),
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
