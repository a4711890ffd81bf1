import { serialize, type Document } from 'bson'
import fc from 'fast-check'
import { COMMANDS } from '../commands/dispatch'
import { messageOf, RawClient, sequenceMessageOf } from '../testing/raw-client'
import { startTestServer, type TestServer } from '../testing/test-server'

let t: TestServer
beforeAll(async () => {
  t = await startTestServer()
  await t.db.collection('h').insertMany([{ a: 1, l: [1, { x: 2 }], s: 'a'.repeat(3000) }, { a: null }])
  await t.db.collection('h').createIndex({ a: 1, s: -1 })
})
afterAll(() => t.stop())

async function withClient<T>(use: (client: RawClient) => Promise<T>): Promise<T> {
  const client = await RawClient.open(t.server.port)
  try {
    return await use(client)
  } finally {
    client.close()
  }
}

/** A document nested so deep that a recursive reader runs out of stack, written without recursion. */
function deepBson(levels: number): Buffer {
  const open = Buffer.from([0x03, 0x61, 0x00])
  const parts: Buffer[] = []
  for (let i = 0; i < levels; i++) {
    const size = Buffer.alloc(4)
    size.writeInt32LE((levels - i) * 8 + 5)
    parts.push(size, open)
  }
  return Buffer.concat([...parts, Buffer.from([5, 0, 0, 0, 0]), Buffer.alloc(levels)])
}

describe('hostile input', () => {
  it.each<[string, Document]>([
    ['a catastrophic regex', { find: 'h', filter: { s: { $regex: '^(a+)+$b' } }, $db: 'test' }],
    [
      'another one, without case',
      { find: 'h', filter: { s: { $regex: '(a|aa|b*)*c', $options: 'i' } }, $db: 'test' },
    ],
    ['$where', { find: 'h', filter: { $where: 'while(1){}' }, $db: 'test' }],
    ['a huge regex', { find: 'h', filter: { s: { $regex: 'a'.repeat(40_000) } }, $db: 'test' }],
    [
      '10,000 branches of $or',
      { find: 'h', filter: { $or: Array.from({ length: 10_000 }, (_, i) => ({ a: i })) }, $db: 'test' },
    ],
    [
      '100,000 values of $in',
      { find: 'h', filter: { a: { $in: Array.from({ length: 100_000 }, (_, i) => i) } }, $db: 'test' },
    ],
    [
      'a far array index',
      { update: 'h', updates: [{ q: {}, u: { $set: { 'l.999999999': 1 } } }], $db: 'test' },
    ],
    [
      'a huge $range',
      { aggregate: 'h', pipeline: [{ $set: { x: { $range: [0, 2e9] } } }], cursor: {}, $db: 'test' },
    ],
    [
      '__proto__ in a path',
      { update: 'h', updates: [{ q: {}, u: { $set: { '__proto__.polluted': 1 } } }], $db: 'test' },
    ],
  ])('%s is answered, and the next command too', async (_, command) => {
    await withClient(async (client) => {
      expect(await client.command(command)).toHaveProperty('ok')
      expect(await client.command({ ping: 1, $db: 'test' })).toEqual({ ok: 1 })
    })
    expect(({} as Document)['polluted']).toBeUndefined()
    expect(await t.db.collection('h').countDocuments({ a: 1 })).toBe(1)
  })

  it('refuses to store a false _bsontype', async () => {
    const documents = [{ a: { _bsontypX: 'ObjectId', id: 'x' } }]
    const bytes = Buffer.from(serialize({ insert: 'h', documents, $db: 'test' }))
    bytes.write('_bsontype', bytes.indexOf('_bsontypX'))
    await withClient(async (client) => {
      expect(await client.send(messageOf(bytes))).toMatchObject({ writeErrors: [{ code: 2 }] })
    })
  })

  it.each([500, 20_000, 1_000_000])('a body nested %i levels deep is refused', async (levels) => {
    await withClient(async (client) => {
      expect(await client.send(messageOf(deepBson(levels)))).toMatchObject({ ok: 0 })
      expect(await client.command({ ping: 1, $db: 'test' })).toEqual({ ok: 1 })
    })
  })

  it('survives messages of random bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 200 }), async (bytes) => {
        await withClient(async (client) => {
          const body = Buffer.from(bytes)
          await client.send(messageOf(body))
          client.socket.write(body)
        })
        expect(await t.db.command({ ping: 1 })).toMatchObject({ ok: 1 })
      }),
      { numRuns: 60 },
    )
  })

  it('survives valid commands with bytes changed', async () => {
    const message = messageOf(
      serialize({ insert: 'h2', documents: [{ _id: 1, a: [1, { b: 'x' }] }], $db: 'test' }),
    )
    await fc.assert(
      // behind the flags: one of them asks for no answer, which the next test is about
      fc.asyncProperty(fc.nat(message.length - 21), fc.nat(255), async (at, value) => {
        const changed = Buffer.from(message)
        changed[20 + at] = value
        await withClient((client) => client.send(changed))
        expect(await t.db.command({ ping: 1 })).toMatchObject({ ok: 1 })
      }),
      { numRuns: 100 },
    )
  })

  it('stores nothing unreadable when bytes of inserted documents are changed', async () => {
    const c = t.db.collection('h4')
    await c.createIndexes([{ key: { 'a.b': 1 } }, { key: { k: 1, _id: 1 }, unique: true }])
    const documents = [
      { _id: 1, a: [1, { b: '督查' }], at: new Date(), k: 1.5 },
      { k: true, _id: 'x', a: { b: null } },
    ]
    const body = { insert: 'h4', $db: 'test' }
    const section = messageOf(serialize(body)).length
    const message = sequenceMessageOf(
      body,
      'documents',
      documents.map((doc) => serialize(doc)),
    )
    await withClient((client) =>
      fc.assert(
        fc.asyncProperty(fc.nat(message.length - section - 1), fc.nat(255), async (at, value) => {
          const changed = Buffer.from(message)
          changed[section + at] = value
          expect(await client.send(changed)).toHaveProperty('ok')
        }),
        { numRuns: 400 },
      ),
    )
    const found = await c.find({}).toArray()
    expect(found.length).toBeGreaterThan(1)
    expect((await c.updateMany({}, { $set: { touched: 1 } })).modifiedCount).toBe(found.length)
    await c.deleteMany({})
    expect(await c.find({}, { hint: { k: 1, _id: 1 } }).toArray()).toEqual([])
  })

  it('answers nothing to a message that wants no answer, and then the next command', async () => {
    const silent = messageOf(
      serialize({ insert: 'h3', documents: [{ _id: 1 }], writeConcern: { w: 0 }, $db: 'test' }),
    )
    silent[16] = 2
    await withClient(async (client) => {
      client.socket.write(silent)
      expect(await client.command({ count: 'h3', $db: 'test' })).toEqual({ n: 1, ok: 1 })
    })
  })

  it('answers every command with any argument, always with a MongoDB code', async () => {
    const junk = fc.letrec<{ value: unknown }>((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        fc.constantFrom<unknown>(
          null,
          -1,
          0,
          1,
          1e308,
          NaN,
          true,
          '',
          '$a',
          '$$ROOT',
          'h',
          '__proto__',
          new Date(NaN),
          /x/,
          [],
        ),
        fc.array(tie('value'), { maxLength: 3 }),
        fc.dictionary(
          fc.constantFrom(
            '$set',
            '$gt',
            '$in',
            '$or',
            '$elemMatch',
            '$regex',
            '$push',
            '$each',
            '$match',
            '$group',
            '$project',
            '_id',
            'a',
            'a.b',
            'l.$[]',
            '$cond',
            '$add',
            '$map',
            '$dateToString',
          ),
          tie('value'),
          { maxKeys: 3 },
        ),
      ),
    })).value
    const names = Object.keys(COMMANDS).filter((name) => !['drop', 'dropDatabase', 'hello'].includes(name))
    const fields = [
      'filter',
      'query',
      'q',
      'sort',
      'projection',
      'fields',
      'update',
      'updates',
      'documents',
      'deletes',
      'pipeline',
      'indexes',
      'key',
      'cursor',
      'limit',
      'skip',
      'hint',
      'lsid',
      'txnNumber',
      'autocommit',
      'startTransaction',
      'readConcern',
      'collection',
      'index',
    ]
    await withClient((client) =>
      fc.assert(
        fc.asyncProperty(
          fc.constantFrom(...names),
          fc.oneof(fc.constant('h'), junk),
          fc.dictionary(fc.constantFrom(...fields), junk, { maxKeys: 4 }),
          async (name, target, rest) => {
            const reply = await client.command({ [name]: target, ...rest, $db: 'fuzz' })
            expect(reply).not.toBeNull()
            if (reply?.['ok'] !== 1) expect([reply?.['code'] > 1, reply]).toEqual([true, reply])
          },
        ),
        { numRuns: 1500 },
      ),
    )
    expect(await t.db.collection('h').countDocuments({ a: 1 })).toBe(1)
  })

  it('never lets one odd document make a collection unusable', async () => {
    const c = await t.collection([{ a: 1 }])
    await c.createIndex({ a: 1, 'b.c': -1 })
    const odd = [
      'x'.repeat(100_000),
      Array.from({ length: 500 }, (_, i) => i),
      { '': { '': 1 } },
      Number.MIN_VALUE,
      '\0\u{10ffff}',
      new Date(8.64e15),
      [[[[]]]],
      -0,
    ]
    await c
      .insertMany(
        odd.map((a) => ({ a, b: [{ c: a }, { c: 1 }, 5] })),
        { ordered: false },
      )
      .catch(() => undefined)
    for (const sort of [{ a: 1 }, { a: -1, 'b.c': 1 }] as const)
      expect((await c.find({}, { sort }).toArray()).length).toBe(await c.countDocuments())
    expect((await c.updateMany({}, { $set: { touched: 1 } })).modifiedCount).toBe(await c.countDocuments())
    await c.deleteMany({})
    expect(await c.estimatedDocumentCount()).toBe(0)
  })
})
