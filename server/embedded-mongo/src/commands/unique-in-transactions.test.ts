import type { mongo } from 'mongoose'
import { codeOf, idsOf, startTestServer, type TestServer } from '../testing/test-server'

let t: TestServer
beforeAll(async () => {
  t = await startTestServer()
})
afterAll(() => t.stop())

const LONG = 'x'.repeat(3000)

async function withIndex(
  key: mongo.IndexSpecification,
  options: mongo.CreateIndexesOptions,
  docs: object[],
): Promise<mongo.Collection> {
  const c = await t.collection()
  await c.createIndex(key, { unique: true, ...options })
  if (docs.length > 0) await c.insertMany(docs as never[])
  return c
}

/** Each call in a transaction of its own that is undone: its error code, or 0. */
async function refusals(c: mongo.Collection, stored: object[], tried: object[]): Promise<unknown[]> {
  const codes: unknown[] = []
  for (const doc of tried)
    await t.client.withSession(async (session) => {
      session.startTransaction()
      if (stored.length > 0) await c.insertMany(structuredClone(stored) as never[], { session })
      const done = c
        .insertOne(structuredClone(doc), { session })
        .then(() => Promise.reject(new Error('fine')))
      const code = await codeOf(done)
      codes.push(code instanceof Error ? 0 : code)
      if (session.inTransaction()) await session.abortTransaction().catch(() => undefined)
    })
  return codes
}

const CASES: [string, mongo.IndexSpecification, mongo.CreateIndexesOptions, object[], object[], number[]][] =
  [
    ['a plain', { k: 1 }, {}, [{ k: 1 }], [{ k: 1 }, { k: 2 }, { k: null }], [11000, 0, 0]],
    [
      'a compound',
      { a: 1, b: -1 },
      {},
      [{ a: 'x', b: 'y' }],
      [{ a: 'x', b: 'y' }, { a: 'x', b: 'yy' }, { a: 'x' }],
      [11000, 0, 0],
    ],
    [
      'a partial',
      { k: 1 },
      { partialFilterExpression: { 'm.on': true } },
      [
        { k: 1, m: { on: true } },
        { k: 2, m: { on: false } },
      ],
      [{ k: 1, m: { on: true } }, { k: 1 }, { k: 2, m: { on: true } }],
      [11000, 0, 0],
    ],
    [
      'a sparse',
      { k: 1 },
      { sparse: true },
      [{ k: 1 }, { x: 1 }],
      [{ k: 1 }, { x: 2 }, { k: null }],
      [11000, 0, 0],
    ],
    [
      'a multikey',
      { l: 1 },
      {},
      [{ l: [1, 2, 2] }],
      [{ l: 2 }, { l: [5, 1] }, { l: [3, 3] }, { l: [] }],
      [11000, 11000, 0, 0],
    ],
    [
      'an index of very long values',
      { a: 1, b: 1, c: 1, d: 1 },
      {},
      [{ a: LONG, b: LONG, c: LONG, d: LONG }],
      [
        { a: LONG, b: LONG, c: LONG, d: LONG },
        { a: LONG, b: LONG, c: LONG, d: `${LONG}y` },
        { a: LONG, b: LONG, c: LONG },
      ],
      [11000, 0, 0],
    ],
  ]

describe('a unique index', () => {
  it.each(CASES)('%s one is kept against stored documents', async (_, key, options, docs, tried, codes) => {
    expect(await refusals(await withIndex(key, options, docs), [], tried)).toEqual(codes)
  })

  it.each(CASES)('%s one is kept among own writes', async (_, key, options, docs, tried, codes) => {
    expect(await refusals(await withIndex(key, options, []), docs, tried)).toEqual(codes)
  })

  it.each(CASES)('%s one lets the key of a removed document go', async (_, key, options, docs, tried) => {
    const c = await withIndex(key, options, docs)
    await t.client.withSession((session) =>
      session.withTransaction(async () => {
        await c.deleteMany({}, { session })
        await c.insertOne({ ...tried[0] }, { session })
      }),
    )
    expect(await c.countDocuments({})).toBe(1)
    expect(await codeOf(c.insertOne({ ...tried[0] }))).toBe(11000)
    await c.deleteMany({})
    await c.insertMany(docs.map((doc) => ({ ...doc })))
  })

  it('makes the second of two transactions with one key fail at its commit, as a conflict', async () => {
    const c = await withIndex({ k: 1 }, {}, [])
    const [one, two] = [t.client.startSession(), t.client.startSession()]
    one.startTransaction()
    two.startTransaction()
    await c.insertMany([{ _id: 1, k: 'a' }] as never[], { session: one })
    await c.insertMany([{ _id: 2, k: 'a' }] as never[], { session: two })
    await one.commitTransaction()
    expect(await codeOf(two.commitTransaction())).toBe(112)
    expect(await idsOf(c, { k: 'a' })).toEqual([1])
    expect(await c.estimatedDocumentCount()).toBe(1)
    await Promise.all([one.endSession(), two.endSession()])
  })

  it('sees the key a transaction gave up only after its commit', async () => {
    const c = await withIndex({ k: 1 }, {}, [{ _id: 1, k: 'a' }])
    const session = t.client.startSession()
    session.startTransaction()
    await c.updateOne({ _id: 1 as never }, { $set: { k: 'b' } }, { session })
    expect(await codeOf(c.insertOne({ _id: 2, k: 'a' } as never))).toBe(11000)
    await session.commitTransaction()
    await c.insertOne({ _id: 2, k: 'a' } as never)
    expect(await codeOf(c.insertOne({ _id: 3, k: 'b' } as never))).toBe(11000)
    await session.endSession()
  })
})
