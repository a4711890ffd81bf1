import { mongo } from 'mongoose'
import fc from 'fast-check'
import { codeOf, idsOf, startTestServer, type TestServer } from '../testing/test-server'

let t: TestServer
beforeAll(async () => {
  t = await startTestServer()
})
afterAll(() => t.stop())

const scalar = fc.oneof(
  fc.integer({ min: -2, max: 2 }),
  fc.constantFrom('', 'a', 'ab', 'b\0', null, true, false, new Date(0), new Date(5), 1.5, NaN, -0),
  fc.constantFrom(
    mongo.Long.fromNumber(2),
    mongo.Decimal128.fromString('1.5'),
    mongo.Decimal128.fromString('NaN'),
  ),
  fc.constant(new mongo.ObjectId('650000000000000000000001')),
)
const operator = fc.constantFrom('$gt', '$gte', '$lt', '$lte')
const condition = fc.oneof(
  scalar,
  fc.record({ $eq: scalar }),
  fc.record({ $in: fc.array(scalar, { maxLength: 3 }) }),
  fc.dictionary(operator, scalar, { minKeys: 1, maxKeys: 2 }),
  fc.constant({ $ne: null }),
)
const fields = { requiredKeys: [] }
const filter = fc.oneof(
  fc.record({ a: condition, b: condition, 'o.p': condition, live: fc.constant(true) }, fields),
  fc.record({ a: condition, $and: fc.array(fc.record({ b: condition }), { minLength: 1, maxLength: 2 }) }),
)
const flat = fc.record(
  { a: scalar, b: scalar, o: fc.record({ p: scalar }, fields), live: fc.boolean() },
  fields,
)
const nested = fc.record(
  { a: fc.array(scalar, { maxLength: 2 }), b: scalar, o: fc.array(fc.record({ p: scalar })) },
  fields,
)
/** Each run makes collections of its own, and every commit is synced. */
const LONG_MS = 60_000

const direction = fc.constantFrom<1 | -1>(1, -1)

/** The same documents with and without indexes. */
async function pair(docs: object[], x: 1 | -1, y: 1 | -1): Promise<[mongo.Collection, mongo.Collection]> {
  const numbered = docs.map((d, _id) => ({ _id, ...d })) as never[]
  const [plain, indexed] = [await t.collection(numbered), await t.collection(numbered)]
  await indexed.createIndexes([
    { key: { a: x, b: y } },
    { key: { b: y, a: 1 }, partialFilterExpression: { live: true } },
    { key: { 'o.p': x }, sparse: true },
  ])
  return [plain, indexed]
}

describe('counting', () => {
  it(
    'gives the number a full scan finds, for any data, and in a transaction',
    async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.oneof({ weight: 9, arbitrary: flat }, { weight: 3, arbitrary: nested }), {
            maxLength: 16,
          }),
          fc.array(filter, { minLength: 10, maxLength: 20 }),
          direction,
          direction,
          async (docs, filters, x, y) => {
            const [plain, indexed] = await pair(docs, x, y)
            for (const where of filters as mongo.Document[]) {
              const expected = (await plain.find(where).toArray()).length
              expect([where, await indexed.countDocuments(where)]).toEqual([where, expected])
              expect(await indexed.count(where)).toBe(expected)
              expect(await indexed.countDocuments(where, { skip: 1, limit: 2 })).toBe(
                Math.min(2, Math.max(0, expected - 1)),
              )
            }
            await inTransaction(async (session) => {
              await indexed.insertOne({ _id: 99, a: 1, b: 1, live: true } as never, { session })
              await plain.insertOne({ _id: 99, a: 1, b: 1, live: true } as never)
              for (const where of filters as mongo.Document[])
                expect(await indexed.countDocuments(where, { session })).toBe(
                  (await plain.find(where).toArray()).length,
                )
            })
            await plain.drop()
            await indexed.drop()
          },
        ),
        { numRuns: 12 },
      )
    },
    LONG_MS,
  )

  it('counts once whoever an array has under several entries, and reads nobody', async () => {
    const c = await t.collection([
      { _id: 1, tags: ['x', 'y'], r: 1 },
      { _id: 2, tags: ['y'], r: 1 },
      { _id: 3, tags: [], r: 1 },
      { _id: 4, tags: ['x', 'z'], r: 2 },
    ] as never[])
    await c.createIndex({ tags: 1, r: 1 })
    const where = { tags: { $in: ['x', 'y'] }, r: 1 }
    expect(await c.countDocuments(where)).toBe(2)
    expect(await c.countDocuments({ tags: { $in: ['x', 'y'] } })).toBe(3)
    const read = async (filter: mongo.Document) => {
      const pipeline = [{ $match: filter }, { $group: { _id: 1, n: { $sum: 1 } } }]
      const { executionStats } = await c.aggregate(pipeline).explain('executionStats')
      return [executionStats.nReturned, executionStats.totalDocsExamined] as unknown
    }
    expect(await read(where)).toEqual([2, 0])
    // what is missing and what lies between two values are seen in the documents alone
    expect(await read({ tags: null })).toEqual([0, 0])
    expect(await read({ tags: { $gte: 'y', $lt: 'z' } })).toEqual([3, 3])
  })

  it('does not take two elements of one array for one', async () => {
    const c = await t.collection([
      { _id: 1, o: [{ p: 1, q: 1 }, { p: 2, q: 2 }] }, // prettier-ignore
      { _id: 2, o: [{ p: 1, q: 2 }] },
    ] as never[])
    await c.createIndex({ 'o.p': 1, 'o.q': 1 })
    expect(await c.countDocuments({ 'o.p': 1, 'o.q': 2 })).toBe(2)
    expect(await c.countDocuments({ 'o.p': { $in: [1, 2] } })).toBe(2)
  })

  it('sees the snapshot of its transaction, not what others wrote since', async () => {
    const c = await t.collection([{ a: 1 }, { a: 1 }])
    await c.createIndex({ a: 1 })
    await inTransaction(async (session) => {
      expect(await c.countDocuments({ a: 1 }, { session })).toBe(2)
      await c.insertOne({ a: 1 })
      expect(await c.countDocuments({ a: 1 }, { session })).toBe(2)
      expect(await c.countDocuments({ a: 1 })).toBe(3)
    })
  })

  it('is right after every change of what it counted before', async () => {
    const c = await t.collection([{ a: 1 }, { a: 1 }, { a: 2 }])
    await c.createIndexes([{ key: { a: 1 } }, { key: { u: 1 }, unique: true, sparse: true }])
    const counts = async () => [await c.countDocuments({ a: 1 }), await c.countDocuments({ a: { $gt: 1 } })]
    const refused = () => c.insertMany([{ a: 1, u: 1 }, { a: 1, u: 1 }]).catch(() => null) // prettier-ignore
    const toOne = async (session: mongo.ClientSession) =>
      void (await c.updateMany({}, { $set: { a: 1 } }, { session }))
    const changes: [() => Promise<unknown>, number[]][] = [
      [() => c.insertOne({ a: 1 }), [3, 1]],
      [() => c.updateOne({ a: 1 }, { $set: { a: 3 } }), [2, 2]],
      [() => c.updateOne({ a: 3 }, { $set: { b: 1 } }), [2, 2]],
      [() => c.deleteMany({ a: 1 }), [0, 2]],
      [refused, [1, 2]],
      [() => inTransaction((session) => toOne(session)), [1, 2]],
      [() => t.client.withSession((session) => session.withTransaction(() => toOne(session))), [3, 0]],
    ]
    expect(await counts()).toEqual([2, 1])
    for (const [change, expected] of changes) {
      await change()
      expect(await counts()).toEqual(expected)
      expect(await counts()).toEqual(expected)
    }
  })

  it('is exact over more entries than are counted in one go', async () => {
    const c = await t.collection(Array.from({ length: 20_500 }, (_, n) => ({ n })))
    await c.createIndex({ n: 1 })
    expect(await c.countDocuments({ n: { $gte: 0 } })).toBe(20_500)
    expect(await c.countDocuments({ n: { $lt: 20_400, $gte: 300 } })).toBe(20_100)
  })
})

describe('a page behind a cursor', () => {
  it('begins at the cursor', async () => {
    const c = await t.collection(Array.from({ length: 500 }, (_, n) => ({ r: 1, n })))
    await c.createIndex({ r: 1, n: 1 })
    const where = {
      $and: [{ r: 1 }, { $or: [{ n: { $gt: 480 } }, { n: 480, _id: { $gt: 0 } }] }],
    } as mongo.Document
    const { executionStats, queryPlanner } = await c
      .find(where, { sort: { n: 1, _id: 1 } })
      .explain('executionStats')
    expect(queryPlanner.winningPlan).toMatchObject({ stage: 'FETCH' })
    expect(executionStats).toMatchObject({ nReturned: 20 - 1, totalKeysExamined: 20 })
  })

  it(
    'holds what a full scan finds, in order, for any data',
    async () => {
      const branch = fc.record({ a: condition, b: condition }, fields)
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.oneof({ weight: 5, arbitrary: flat }, { weight: 1, arbitrary: nested }), {
            maxLength: 12,
          }),
          fc.array(
            fc.tuple(fc.record({ a: condition }, fields), fc.array(branch, { minLength: 1, maxLength: 3 })),
            {
              minLength: 10,
              maxLength: 15,
            },
          ),
          direction,
          direction,
          async (docs, filters, x, y) => {
            const [plain, indexed] = await pair(docs, x, y)
            for (const [base, $or] of filters) {
              const where = { $and: [base, { $or }] } as mongo.Document
              for (const sort of [
                { a: x, b: y, _id: 1 },
                { a: -x, b: -y, _id: -1 },
                { b: y, _id: 1 },
              ] as mongo.Sort[])
                expect(await idsOf(indexed, where, { sort, limit: 5 })).toEqual(
                  await idsOf(plain, where, { sort, limit: 5 }),
                )
            }
            await plain.drop()
            await indexed.drop()
          },
        ),
        { numRuns: 12 },
      )
    },
    LONG_MS,
  )
})

describe('unique indexes in a transaction', () => {
  it('know what it wrote, changed and removed', async () => {
    const c = await t.collection([{ _id: 1, k: 'a' }] as never[])
    await c.createIndex({ k: 1 }, { unique: true })
    await inTransaction(async (session) => {
      await c.insertOne({ _id: 2, k: 'b' } as never, { session })
      await c.updateOne({ _id: 2 as never }, { $set: { k: 'c' } }, { session })
      await c.insertOne({ _id: 3, k: 'b' } as never, { session })
      await c.deleteOne({ _id: 1 as never }, { session })
      await c.insertOne({ _id: 4, k: 'a' } as never, { session })
      expect(await codeOf(c.insertOne({ _id: 5, k: 'c' } as never, { session }))).toBe(11000)
    })
    expect(await idsOf(c, {})).toEqual([1])
  })
})

/** Runs a body in a transaction that is then undone. */
async function inTransaction(body: (session: mongo.ClientSession) => Promise<void>): Promise<void> {
  const session = t.client.startSession()
  session.startTransaction()
  try {
    await body(session)
  } finally {
    await session.abortTransaction()
    await session.endSession()
  }
}
