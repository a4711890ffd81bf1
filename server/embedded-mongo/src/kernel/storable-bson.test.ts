import { Binary, Decimal128, DBRef, Double, Long, MinKey, ObjectId, serialize, Timestamp } from 'bson'
import fc from 'fast-check'
import { firstValue } from './bson-fields'
import { assertStorable, readDocument } from './bson-values'
import { storableBytes, withIdInFront } from './storable-bson'

const scalar = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string(),
  fc.double(),
  fc.integer(),
  fc.boolean(),
  fc.constantFrom(null, new Date(-5), new ObjectId(), new Binary(Buffer.from('x')), Long.fromNumber(2 ** 40)),
  fc.constant(Decimal128.fromString('1.5')),
)
const name = fc.constantFrom('a', '中文', '', '_ida', 'a.b', '7', '_')
const rare = fc.constantFrom(
  /a/i,
  new Timestamp({ t: 1, i: 2 }),
  new MinKey(),
  new DBRef('c', new ObjectId()),
)
const { common, mixed } = fc.letrec((tie) => ({
  common: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    scalar,
    fc.array(tie('common'), { maxLength: 3 }),
    fc.dictionary(name, tie('common'), { maxKeys: 3 }),
  ),
  mixed: fc.oneof(
    { maxDepth: 3 },
    scalar,
    rare,
    fc.array(tie('mixed'), { maxLength: 3 }),
    fc.dictionary(fc.oneof(name, fc.constantFrom('$ref', '$id', '_bsontype')), tie('mixed'), { maxKeys: 3 }),
  ),
}))

function bytesOf(doc: object): Buffer {
  return Buffer.from(serialize(doc))
}

/** Whether the library reads the bytes and what it reads may be stored. */
function isStorable(raw: Buffer): boolean {
  try {
    assertStorable(readDocument(raw))
    return true
  } catch {
    return false
  }
}

function nested(levels: number): object {
  let doc: object = { end: 1 }
  for (let i = 0; i < levels; i++) doc = { a: doc }
  return { _id: 1, ...doc }
}

describe('the bytes of a document', () => {
  it('tell enough of every document of the common types', () => {
    fc.assert(
      fc.property(fc.dictionary(name, common), fc.nat(3), scalar, (fields, at, id) => {
        const entries = Object.entries(fields)
        const doc = Object.fromEntries([...entries.slice(0, at), ['_id', id], ...entries.slice(at)])
        const raw = bytesOf(doc)
        const place = storableBytes(raw)
        const stored = withIdInFront(raw, place as NonNullable<typeof place>)
        const { _id, ...rest } = readDocument(raw)
        expect(readDocument(stored)).toEqual({ _id, ...rest })
        expect(stored.toString('latin1', 5, 9)).toBe('_id\0')
        expect(firstValue(stored)).toEqual(_id)
      }),
    )
  })

  it('never pass for storable when reading the document refuses it', () => {
    const documents = fc.dictionary(fc.oneof(name, fc.constant('_id')), mixed)
    const change = fc.tuple(fc.nat(), fc.nat(255))
    fc.assert(
      fc.property(documents, fc.array(change, { maxLength: 3 }), (doc, changes) => {
        let raw: Buffer
        try {
          raw = bytesOf(doc)
        } catch {
          return
        }
        for (const [at, value] of changes) raw[at % raw.length] = value
        if (storableBytes(raw)) expect(isStorable(raw)).toBe(true)
      }),
      { numRuns: 5000 },
    )
  })

  it('never pass for storable when they are cut off or longer than they say', () => {
    const raw = bytesOf({ _id: 1, a: ['x', { b: 'text' }], c: new Date() })
    for (let length = 0; length < raw.length; length++)
      expect(storableBytes(raw.subarray(0, length))).toBeNull()
    expect(storableBytes(Buffer.concat([raw, Buffer.alloc(1)]))).toBeNull()
  })

  it.each<[string, object]>([
    ['a $ name deep inside', { _id: 1, a: [{ b: { $c: 1 } }] }],
    ['a reserved name', { _id: 1, a: JSON.parse('{"__proto__": 1}') }],
    ['a DBRef', { _id: 1, a: new DBRef('c', new ObjectId()) }],
    ['an array as _id', { _id: [1] }],
    ['a regular expression as _id', { _id: /x/ }],
    ['101 levels', nested(100)],
  ])('leave %s to the reader', (_, doc) => {
    expect(storableBytes(bytesOf(doc))).toBeNull()
  })

  it('tell enough of 100 levels', () => {
    expect(isStorable(bytesOf(nested(99)))).toBe(true)
    expect(storableBytes(bytesOf(nested(99)))).not.toBeNull()
    expect(isStorable(bytesOf(nested(100)))).toBe(false)
  })

  it('leave a second _id and text that is not UTF-8 to the reader', () => {
    const twice = bytesOf({ _id: 1, _ix: 2 })
    twice.write('_id', twice.indexOf('_ix'))
    expect(storableBytes(twice)).toBeNull()
    const text = bytesOf({ _id: 1, text: 'plain ascii, then more' })
    text[text.indexOf('more')] = 0xff
    expect(storableBytes(text)).toBeNull()
    expect(() => readDocument(text)).toThrow('UTF-8')
  })

  it('keep the types of numbers when _id moves to the front, and make an _id that is missing', () => {
    const raw = bytesOf({ n: new Double(3), 2: 'two', b: 1 })
    const stored = withIdInFront(raw, storableBytes(raw) ?? { start: 0, end: 0 })
    expect(firstValue(stored)).toBeInstanceOf(ObjectId)
    expect(stored.subarray(4 + 17)).toEqual(raw.subarray(4))
  })
})
