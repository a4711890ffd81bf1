import { mongo } from 'mongoose'
import { codeOf, idsOf, startTestServer, type TestServer } from '../testing/test-server'

let t: TestServer
beforeAll(async () => {
  t = await startTestServer()
})
afterAll(() => t.stop())

async function inTransaction<T>(work: (session: mongo.ClientSession) => Promise<T>): Promise<T> {
  return t.client.withSession((session) => session.withTransaction(() => work(session)))
}

describe('transactions', () => {
  it('show their writes inside, and outside only after the commit', async () => {
    const c = await t.collection([
      { _id: 'a', n: 10 },
      { _id: 'b', n: 0 },
    ] as never[])
    await inTransaction(async (session) => {
      await c.updateOne({ _id: 'a' as never }, { $inc: { n: -5 } }, { session })
      await c.updateOne({ _id: 'b' as never }, { $inc: { n: 5 } }, { session })
      await c.insertOne({ _id: 'c', n: 1 } as never, { session })
      await c.deleteOne({ _id: 'b' as never }, { session })
      expect(await idsOf(c, {})).toEqual(['a', 'b'])
      expect(await idsOf(c, {}, { session })).toEqual(['a', 'c'])
      expect(await c.countDocuments({ n: { $gte: 1 } }, { session })).toBe(2)
    })
    expect(await c.find({}, { sort: { _id: 1 } }).toArray()).toEqual([
      { _id: 'a', n: 5 },
      { _id: 'c', n: 1 },
    ])
    expect(await c.estimatedDocumentCount()).toBe(2)
  })

  it('leave of several writes of one document the last in every index, and nothing of those before', async () => {
    const c = await t.collection([1, 2, 3, 4].map((id) => ({ _id: id, n: id })) as never[])
    await c.createIndex({ n: 1 })
    await inTransaction(async (session) => {
      for (const n of [10, 20]) await c.updateOne({ _id: 1 as never }, { $set: { n } }, { session })
      await c.deleteOne({ _id: 2 as never }, { session })
      await c.insertOne({ _id: 2, n: 30 } as never, { session })
      await c.updateOne({ _id: 3 as never }, { $set: { n: 40 } }, { session })
      await c.updateOne({ _id: 3 as never }, { $set: { n: 3 } }, { session })
      await c.insertOne({ _id: 5, n: 50 } as never, { session })
      await c.deleteOne({ _id: 5 as never }, { session })
      await c.deleteOne({ _id: 4 as never }, { session })
    })
    const held = await c.find({ n: { $gte: 0 } }, { sort: { n: 1 }, hint: { n: 1 } }).toArray()
    expect(held.map(({ _id, n }) => [_id, n])).toEqual([
      [3, 3],
      [1, 20],
      [2, 30],
    ])
    const counts = [1, 2, 3, 4, 10, 20, 30, 40, 50].map((n) => c.countDocuments({ n }, { hint: { n: 1 } }))
    expect(await Promise.all(counts)).toEqual([0, 0, 1, 0, 0, 1, 1, 0, 0])
  })

  it('read one snapshot, whatever others write', async () => {
    const c = await t.collection([{ _id: 1, n: 1 }] as never[])
    await t.client.withSession(async (session) => {
      session.startTransaction()
      await c.findOne({}, { session })
      await c.insertOne({ _id: 2 } as never)
      await c.createIndex({ n: 1 })
      expect(await idsOf(c, {}, { session })).toEqual([1])
      expect(await idsOf(c, { n: 1 }, { session })).toEqual([1])
      await session.commitTransaction()
    })
  })

  it('leave nothing behind when they are aborted', async () => {
    const c = await t.collection([{ _id: 1, n: 1 }] as never[])
    await t.client.withSession(async (session) => {
      session.startTransaction()
      await c.updateOne({ _id: 1 as never }, { $set: { n: 2 } }, { session })
      await c.insertOne({ _id: 2 } as never, { session })
      await session.abortTransaction()
    })
    expect(await c.find({}).toArray()).toEqual([{ _id: 1, n: 1 }])
  })

  it('conflict with 112 and a label, and are retried by withTransaction', async () => {
    const c = await t.collection([{ _id: 1, n: 0 }] as never[])
    const [one, two] = [t.client.startSession(), t.client.startSession()]
    one.startTransaction()
    two.startTransaction()
    await c.updateOne({}, { $inc: { n: 1 } }, { session: one })
    const error = await c.updateOne({}, { $inc: { n: 1 } }, { session: two }).catch((e: unknown) => e)
    expect(error).toMatchObject({ code: 112 })
    expect(error instanceof mongo.MongoServerError && error.hasErrorLabel('TransientTransactionError')).toBe(
      true,
    )
    await one.commitTransaction()
    await Promise.all([one.endSession(), two.endSession()])
    await Promise.all(
      Array.from({ length: 8 }, () =>
        inTransaction(async (session) => {
          const doc = await c.findOne({}, { session })
          await c.updateOne({}, { $set: { n: doc?.['n'] + 1 } }, { session })
        }),
      ),
    )
    expect((await c.findOne({}))?.['n']).toBe(9)
  })

  it('conflict when a document changed after their snapshot', async () => {
    const c = await t.collection([{ _id: 1, n: 0 }] as never[])
    await t.client.withSession(async (session) => {
      session.startTransaction()
      await c.findOne({}, { session })
      await c.updateOne({}, { $inc: { n: 1 } })
      expect(await codeOf(c.updateOne({}, { $inc: { n: 1 } }, { session }))).toBe(112)
      await session.abortTransaction()
    })
  })

  it('make writers outside wait for their end', async () => {
    const c = await t.collection([{ _id: 1, n: 1 }] as never[])
    const session = t.client.startSession()
    session.startTransaction()
    await c.updateOne({}, { $mul: { n: 10 } }, { session })
    const outside = c.updateOne({}, { $inc: { n: 1 } })
    expect(await codeOf(c.updateOne({}, { $inc: { n: 1 } }, { maxTimeMS: 20 }))).toBe(50)
    await session.commitTransaction()
    await outside
    expect((await c.findOne({}))?.['n']).toBe(11)
    await session.endSession()
  })

  it('end with the first refused write', async () => {
    const c = await t.collection([{ _id: 'x' }] as never[])
    const session = t.client.startSession()
    session.startTransaction()
    await c.insertOne({ _id: 'y' } as never, { session })
    expect(await codeOf(c.insertOne({ _id: 'x' } as never, { session }))).toBe(11000)
    expect(await codeOf(session.commitTransaction())).toBe(251)
    expect(await idsOf(c, {})).toEqual(['x'])
    await session.endSession()
  })

  it('keep unique keys among their own writes and against later ones', async () => {
    const c = await t.collection([
      { _id: 1, k: 'a' },
      { _id: 2, k: 'b' },
    ] as never[])
    await c.createIndex({ k: 1 }, { unique: true })
    await inTransaction(async (session) => {
      await c.updateOne({ _id: 1 as never }, { $set: { k: 'tmp' } }, { session })
      await c.updateOne({ _id: 2 as never }, { $set: { k: 'a' } }, { session })
      await c.updateOne({ _id: 1 as never }, { $set: { k: 'b' } }, { session })
    })
    expect(await c.find({}, { sort: { _id: 1 } }).toArray()).toEqual([
      { _id: 1, k: 'b' },
      { _id: 2, k: 'a' },
    ])
    const session = t.client.startSession()
    session.startTransaction()
    await c.insertOne({ _id: 3, k: 'z' } as never, { session })
    await c.insertOne({ _id: 4, k: 'z' } as never)
    expect(await codeOf(session.commitTransaction())).toBe(112)
    expect([await idsOf(c, { k: 'z' }), await c.estimatedDocumentCount()]).toEqual([[4], 3])
    await session.endSession()
  })

  it('take indexes, sort and getMore along with their own writes', async () => {
    const c = await t.collection(Array.from({ length: 20 }, (_, i) => ({ _id: i, k: i })) as never[])
    await c.createIndex({ k: 1 })
    await inTransaction(async (session) => {
      await c.updateOne({ _id: 0 as never }, { $set: { k: 50 } }, { session })
      await c.insertOne({ _id: 99, k: 5.5 } as never, { session })
      const found = await c.find({ k: { $gte: 5 } }, { sort: { k: 1 }, batchSize: 3, session }).toArray()
      expect(found.map((d) => d['k'])).toEqual([
        5, 5.5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 50,
      ])
    })
  })

  it('keep the indexes of what they have written as they are until their end', async () => {
    const c = await t.collection([{ _id: 1, k: 1 }] as never[])
    await c.createIndex({ k: 1 })
    const session = t.client.startSession()
    session.startTransaction()
    await c.insertMany([{ _id: 2, k: 2 }] as never[], { session })
    expect(await codeOf(t.db.command({ dropIndexes: c.collectionName, index: 'k_1', maxTimeMS: 20 }))).toBe(
      50,
    )
    const unique = c.createIndex({ k: -1 }, { unique: true })
    expect((await c.indexes()).map((i) => i.name)).toEqual(['_id_', 'k_1'])
    await session.commitTransaction()
    await unique
    expect(await codeOf(c.insertOne({ k: 2 }))).toBe(11000)
    await session.endSession()
  })

  it('find by _id what they wrote, changed and removed', async () => {
    const c = await t.collection([1, 2, 3].map((_id) => ({ _id, n: 0 })) as never[])
    await inTransaction(async (session) => {
      await c.insertMany([4, 5].map((_id) => ({ _id, n: 1 })) as never[], { session })
      await c.updateMany({ _id: { $in: [1, 4] } } as mongo.Document, { $inc: { n: 1 } }, { session })
      await c.deleteMany({ _id: { $in: [2, 5] } } as mongo.Document, { session })
      const ids = { $in: [5, 4, 3, 2, 1, 9] }
      expect(await idsOf(c, { _id: ids }, { session })).toEqual([1, 3, 4])
      expect(await idsOf(c, { _id: ids, n: 2 }, { session })).toEqual([4])
      expect(await c.findOne({ _id: 4 as never }, { session })).toEqual({ _id: 4, n: 2 })
      expect(await c.findOne({ _id: 5 as never }, { session })).toBeNull()
    })
  })

  it('write into a collection that did not exist', async () => {
    const c = await t.collection()
    await inTransaction((session) => c.insertOne({ _id: 1 } as never, { session }))
    expect(await c.countDocuments()).toBe(1)
  })

  it('refuse commands that are not for transactions', async () => {
    const c = await t.collection([{ a: 1 }])
    await t.client.withSession(async (session) => {
      session.startTransaction()
      expect(await codeOf(c.createIndex({ a: 1 }, { session }))).toBe(263)
    })
    await t.client.withSession(async (session) => {
      session.startTransaction()
      expect(await codeOf(c.aggregate([{ $merge: { into: 'x' } }], { session }).toArray())).toBe(263)
    })
  })
})
