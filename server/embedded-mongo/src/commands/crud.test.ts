import { mongo } from 'mongoose'
import { codeOf, idsOf, startTestServer, type TestServer } from '../testing/test-server'

let t: TestServer
beforeAll(async () => {
  t = await startTestServer()
})
afterAll(() => t.stop())

describe('writing', () => {
  it('inserts, and stores _id first', async () => {
    const c = await t.collection()
    const { insertedId } = await c.insertOne({ b: 1, a: 2 })
    expect(Object.keys((await c.findOne({ _id: insertedId })) ?? {})).toEqual(['_id', 'b', 'a'])
  })

  it('keeps every BSON type as it was', async () => {
    const c = await t.collection()
    const doc = {
      _id: 'types',
      long: mongo.Long.fromString('9007199254740993'),
      dec: mongo.Decimal128.fromString('1.50'),
      bin: new mongo.Binary(Buffer.from('hi')),
      re: /a.b/i,
      at: new Date(5),
      nil: null,
      list: [1, [2, { x: 3 }]],
      text: '督查 \u{1f600} \0',
    }
    await c.insertOne(doc as unknown as mongo.Document)
    await c.updateOne({ text: doc.text }, { $set: { touched: true } })
    expect(await c.findOne({}, { promoteLongs: false })).toEqual({ ...doc, touched: true })
  })

  it('leaves what an update does not name as it is, byte for byte and in its place', async () => {
    const c = await t.collection()
    const whole = new mongo.Double(2)
    await c.insertOne({ _id: 1, n: 1, whole, list: [{ whole }], o: { p: 1 }, last: whole } as never)
    const updates: mongo.UpdateFilter<mongo.Document>[] = [
      { $set: { 'o.q': 2, fresh: 1 } },
      { $inc: { n: 1 }, $unset: { last: '' } },
      { $rename: { n: 'm' } },
    ]
    for (const update of updates)
      expect((await c.updateOne({ _id: 1 as never }, update)).modifiedCount).toBe(1)
    expect((await c.updateOne({ _id: 1 as never }, { $set: { whole: 2 } })).modifiedCount).toBe(0)
    const found = await c.findOne({}, { promoteValues: false })
    expect(Object.keys(found ?? {})).toEqual(['_id', 'whole', 'list', 'o', 'fresh', 'm'])
    expect(found?.['whole']).toEqual(whole)
    expect(found?.['list'][0].whole).toEqual(whole)
    expect(await c.findOne({ m: 2, 'o.q': 2 })).not.toBeNull()
  })

  it('refuses a second document with the same _id', async () => {
    const c = await t.collection([{ _id: 1 }] as never[])
    expect(await codeOf(c.insertOne({ _id: 1 } as never))).toBe(11000)
  })

  it('goes on after an error only when not ordered', async () => {
    const docs = [{ _id: 1 }, { _id: 1 }, { _id: 2 }] as never[]
    const [ordered, free] = [await t.collection(), await t.collection()]
    await codeOf(ordered.insertMany(docs))
    await codeOf(free.insertMany(docs, { ordered: false }))
    expect([await idsOf(ordered, {}), await idsOf(free, {})]).toEqual([[1], [1, 2]])
  })

  it('counts matched and modified documents apart', async () => {
    const c = await t.collection([{ a: 1 }, { a: 1, done: true }])
    const result = await c.updateMany({ a: 1 }, { $set: { done: true } })
    expect([result.matchedCount, result.modifiedCount]).toEqual([2, 1])
  })

  it('upserts once under a unique key, however many try at once', async () => {
    const c = await t.collection()
    await c.createIndex({ k: 1 }, { unique: true })
    await Promise.all(
      Array.from({ length: 30 }, () => c.updateOne({ k: 1 }, { $inc: { n: 1 } }, { upsert: true })),
    )
    expect(await c.find({}, { projection: { _id: 0 } }).toArray()).toEqual([{ k: 1, n: 30 }])
  })

  it('reports upserted ids of a bulk write', async () => {
    const c = await t.collection([{ _id: 1, n: 1 }] as never[])
    const result = await c.bulkWrite([
      { insertOne: { document: { _id: 2 } as never } },
      { updateOne: { filter: { _id: 1 as never }, update: { $inc: { n: 1 } } } },
      { replaceOne: { filter: { _id: 3 as never }, replacement: { z: 1 }, upsert: true } },
      { deleteMany: { filter: { n: { $exists: false }, _id: 2 as never } } },
    ])
    expect([result.insertedCount, result.modifiedCount, result.upsertedIds, result.deletedCount]).toEqual([
      1,
      1,
      { 2: 3 },
      1,
    ])
  })

  it('finds and modifies with sort, projection and either image', async () => {
    const c = await t.collection([
      { _id: 1, p: 2 },
      { _id: 2, p: 1, x: 1 },
    ] as never[])
    expect(
      await c.findOneAndUpdate(
        {},
        { $set: { l: 1 } },
        { sort: { p: 1 }, projection: { p: 1 }, returnDocument: 'after' },
      ),
    ).toEqual({ _id: 2, p: 1 })
    expect(await c.findOneAndUpdate({ p: 2 }, { $inc: { p: 1 } })).toEqual({ _id: 1, p: 2 })
    expect(await c.findOneAndDelete({}, { sort: { p: -1 } })).toEqual({ _id: 1, p: 3 })
    expect(await c.findOneAndUpdate({ p: 99 }, { $set: { a: 1 } })).toBeNull()
    expect(
      await c.findOneAndReplace(
        { p: 50 },
        { p: 50, z: 1 },
        { upsert: true, returnDocument: 'after', projection: { _id: 0 } },
      ),
    ).toEqual({ p: 50, z: 1 })
  })

  it('changes many documents of a large collection in portions, without losing one', async () => {
    const c = await t.collection(Array.from({ length: 5000 }, (_, i) => ({ i, even: i % 2 === 0 })))
    const [updated, single, deleted] = [
      await c.updateMany({ even: true }, { $set: { seen: 1 } }),
      await c.updateOne({ i: 4999 }, { $set: { seen: 1 } }),
      await c.deleteMany({ even: false, seen: { $exists: false } }),
    ]
    expect([updated.modifiedCount, single.modifiedCount, deleted.deletedCount]).toEqual([2500, 1, 2499])
    expect(await c.countDocuments()).toBe(2501)
    expect(await c.findOneAndDelete({ i: 4998 }, { projection: { _id: 0, i: 1 } })).toEqual({ i: 4998 })
    expect(await c.countDocuments({ seen: 1 })).toBe(2500)
  })

  it('gives each document to one of many that take the first open one', async () => {
    const c = await t.collection(Array.from({ length: 2500 }, (_, i) => ({ i, state: 'open' })))
    const taken = await Promise.all(
      Array.from({ length: 25 }, () =>
        c.findOneAndUpdate({ state: 'open' }, { $set: { state: 'taken' } }, { sort: { i: 1 } }),
      ),
    )
    expect(new Set(taken.map((doc) => doc?.['i'])).size).toBe(25)
  })

  it('applies concurrent increments one by one', async () => {
    const c = await t.collection([{ n: 0 }])
    await Promise.all(Array.from({ length: 100 }, () => c.updateOne({}, { $inc: { n: 1 } })))
    expect((await c.findOne({}))?.['n']).toBe(100)
  })

  it('stores a document of 10 MB and refuses one above 16 MB', async () => {
    const c = await t.collection()
    await c.insertOne({ s: 'x'.repeat(10_000_000) })
    await c.updateOne({}, { $set: { t: 'y'.repeat(6_000_000) } })
    expect(await codeOf(c.updateOne({}, { $set: { u: 'z'.repeat(2_000_000) } }))).toBe(10334)
    expect((await c.findOne({}, { projection: { _id: 0, s: 0 } }))?.['t'].length).toBe(6_000_000)
  })
})

describe('reading', () => {
  it('sorts mixed types in the order of the manual', async () => {
    const values = ['a', 1, null, { a: 1 }, [0, 9], true, new Date(0), new mongo.ObjectId()]
    const c = await t.collection([
      { _id: -1 },
      { _id: -2, v: [] },
      ...values.map((v, _id) => ({ _id, v })),
    ] as never[])
    const sorted = await c.find({}, { sort: { v: 1, _id: 1 } }).toArray()
    expect(sorted.map((doc) => doc._id as unknown)).toEqual([-2, -1, 2, 4, 1, 0, 3, 7, 5, 6])
    const reversed = await c.find({}, { sort: { v: -1, _id: 1 } }).toArray()
    expect(reversed.map((doc) => doc._id as unknown)).toEqual([6, 5, 7, 3, 0, 4, 1, -1, 2, -2])
  })

  it.each<[string, mongo.Document, mongo.Document]>([
    ['inclusion', { 'b.c': 1, _id: 0 }, { b: { c: 1 } }],
    ['exclusion', { a: 0, 'b.d': 0, e: 0 }, { _id: 1, b: { c: 1 } }],
    ['only without _id', { _id: 0 }, { a: [1, 2, 3], b: { c: 1, d: 2 }, e: [{ k: 1 }, { k: 2, z: 1 }] }],
    ['nested form', { b: { d: 1 }, _id: 0 }, { b: { d: 2 } }],
    ['within arrays', { 'e.k': 1, _id: 0 }, { e: [{ k: 1 }, { k: 2 }] }],
    ['$slice', { a: { $slice: -1 }, b: 0, e: 0 }, { _id: 1, a: [3] }],
    ['$slice with skip', { a: { $slice: [1, 1] }, b: 0, e: 0 }, { _id: 1, a: [2] }],
    ['$elemMatch', { e: { $elemMatch: { k: 2 } }, _id: 0 }, { e: [{ k: 2, z: 1 }] }],
    ['positional', { 'e.$': 1, _id: 0 }, { e: [{ k: 2, z: 1 }] }],
    ['computed', { n: { $size: '$a' }, _id: 0 }, { n: 3 }],
  ])('projects: %s', async (_, projection, expected) => {
    const c = await t.collection([
      { _id: 1, a: [1, 2, 3], b: { c: 1, d: 2 }, e: [{ k: 1 }, { k: 2, z: 1 }] },
    ] as never[])
    expect(await c.findOne({ 'e.k': 2 }, { projection })).toEqual(expected)
  })

  it('hands out large results in batches, in order, each document once', async () => {
    const c = await t.collection(Array.from({ length: 1500 }, (_, i) => ({ _id: i, a: i % 7 })) as never[])
    const all = await c.find({}, { sort: { _id: -1 }, batchSize: 100 }).toArray()
    expect(all.map((doc) => doc._id as unknown)).toEqual(Array.from({ length: 1500 }, (_, i) => 1499 - i))
    expect(await idsOf(c, {}, { skip: 10, limit: 3 })).toEqual([10, 11, 12])
    expect((await c.aggregate([{ $sort: { a: 1, _id: 1 } }], { batchSize: 40 }).toArray()).length).toBe(1500)
    expect((await c.find({}).batchSize(0).toArray()).length).toBe(1500)
  })

  it('reads one snapshot through a whole cursor, whatever is written meanwhile', async () => {
    const c = await t.collection(Array.from({ length: 300 }, (_, i) => ({ _id: i })) as never[])
    const cursor = c.find({}, { batchSize: 10 })
    await cursor.next()
    await c.deleteMany({})
    await c.insertOne({ _id: 5000 } as never)
    expect((await cursor.toArray()).length).toBe(299)
  })

  it('forgets a closed cursor', async () => {
    const c = await t.collection(Array.from({ length: 10 }, (_, i) => ({ i })))
    const { cursor } = await t.db.command({ find: c.collectionName, batchSize: 2 })
    await t.db.command({ killCursors: c.collectionName, cursors: [cursor.id] })
    expect(await codeOf(t.db.command({ getMore: cursor.id, collection: c.collectionName }))).toBe(43)
  })

  it('counts and lists distinct values', async () => {
    const c = await t.collection([
      { a: 1, l: ['x', 'y'] },
      { a: 2, l: ['y'] },
      { a: 2, l: [] },
    ])
    expect([
      await c.countDocuments({ a: 2 }),
      await c.countDocuments(),
      await c.estimatedDocumentCount(),
    ]).toEqual([2, 3, 3])
    expect([await c.distinct('l'), await c.distinct('a', { a: { $gt: 1 } })]).toEqual([['x', 'y'], [2]])
    expect(await c.countDocuments({}, { skip: 1, limit: 1 })).toBe(1)
  })

  it('ends a read that takes longer than maxTimeMS', async () => {
    const c = await t.collection(
      Array.from({ length: 20_000 }, (_, i) => ({ i, text: `${'a'.repeat(200)}${i}` })),
    )
    expect(await codeOf(c.countDocuments({ text: /(a+)+(a|b)+$/ }, { maxTimeMS: 1 }))).toBe(50)
  })

  it('answers others while a long read runs', async () => {
    const c = await t.collection(Array.from({ length: 20_000 }, (_, i) => ({ i, k: i % 100 })))
    let done = false
    const long = c
      .aggregate([{ $group: { _id: '$k', n: { $sum: '$i' } } }])
      .toArray()
      .finally(() => (done = true))
    let answered = 0
    while (!done) {
      await t.db.command({ ping: 1 })
      answered++
    }
    expect((await long).length).toBe(100)
    expect(answered).toBeGreaterThan(3)
  })
})
