import type { mongo } from 'mongoose'
import fc from 'fast-check'
import { codeOf, idsOf, startTestServer, type TestServer } from '../testing/test-server'

let t: TestServer
beforeAll(async () => {
  t = await startTestServer(25)
})
afterAll(() => t.stop())

type Planned = {
  stage: string
  inputStage?: Planned
  indexName?: string
  isMultiKey?: boolean
  direction?: string
}

async function planOf(c: mongo.Collection, filter: mongo.Document, sort: mongo.Sort = {}): Promise<string> {
  const { queryPlanner } = await c.find(filter, { sort }).explain('queryPlanner')
  const names: string[] = []
  for (let stage: Planned | undefined = queryPlanner.winningPlan; stage; stage = stage.inputStage)
    names.push(stage.indexName ? `${stage.stage} ${stage.indexName}` : stage.stage)
  return names.join(' < ')
}

describe('unique indexes', () => {
  it('name the key in the error', async () => {
    const c = await t.collection()
    await c.createIndex({ a: 1, 'b.c': -1 }, { unique: true })
    await c.insertOne({ a: 'x', b: { c: 1 } })
    const error = await c.insertOne({ a: 'x', b: { c: 1 } }).catch((e: unknown) => e)
    expect(error).toMatchObject({
      code: 11000,
      keyPattern: { a: 1, 'b.c': -1 },
      keyValue: { a: 'x', 'b.c': 1 },
    })
    expect(String(error)).toContain('E11000 duplicate key error collection')
  })

  it('leave nothing of a refused document behind', async () => {
    const c = await t.collection()
    await c.createIndexes([{ key: { a: 1 } }, { key: { k: 1 }, unique: true }])
    await c.insertOne({ a: 1, k: 1 })
    await codeOf(c.insertOne({ a: 2, k: 1 }))
    await codeOf(c.updateOne({ k: 1 }, { $set: { a: 3, k: [1, 1, 2], _id: 5 } }))
    expect([await c.countDocuments({ a: { $gt: 0 } }), await c.estimatedDocumentCount()]).toEqual([1, 1])
  })

  it('hold a missing field as null, once', async () => {
    const c = await t.collection([{ x: 1 }])
    await c.createIndex({ k: 1 }, { unique: true })
    expect([await codeOf(c.insertOne({ x: 2 })), await codeOf(c.insertOne({ k: null }))]).toEqual([
      11000, 11000,
    ])
  })

  it('reach into arrays', async () => {
    const c = await t.collection([{ l: [1, 2] }])
    await c.createIndex({ l: 1 }, { unique: true })
    expect(await codeOf(c.insertOne({ l: [2, 3] }))).toBe(11000)
    await c.insertOne({ l: [3, 3] })
  })

  it('cannot be built over duplicates, and then are not there', async () => {
    const c = await t.collection([{ a: 1 }, { a: 1 }])
    expect(await codeOf(c.createIndex({ a: 1 }, { unique: true }))).toBe(11000)
    expect((await c.indexes()).length).toBe(1)
    await c.createIndex({ a: 1 })
    expect(await c.countDocuments({ a: 1 })).toBe(2)
  })

  it('tell very long values apart', async () => {
    const c = await t.collection()
    await c.createIndex({ s: 1 }, { unique: true })
    await c.insertMany([{ s: 'x'.repeat(5000) }, { s: `${'x'.repeat(5000)}y` }])
    expect(await codeOf(c.insertOne({ s: 'x'.repeat(5000) }))).toBe(11000)
    expect((await c.find({}, { sort: { s: -1 } }).toArray()).map((d) => d['s'].length)).toEqual([5001, 5000])
  })

  it('of the sparse kind leave out documents without the field', async () => {
    const c = await t.collection([{ a: 1 }, { a: 2 }, { k: 1 }])
    await c.createIndex({ k: 1 }, { unique: true, sparse: true })
    expect(await codeOf(c.insertOne({ k: 1 }))).toBe(11000)
    expect(await c.countDocuments({ k: null })).toBe(2)
    expect(await planOf(c, { k: null })).toBe('COLLSCAN')
    expect(await planOf(c, { k: 1 })).toBe('FETCH < IXSCAN k_1')
  })

  it('of the partial kind follow documents in and out', async () => {
    const c = await t.collection()
    await c.createIndex({ k: 1 }, { unique: true, partialFilterExpression: { active: true } })
    await c.insertMany([{ k: 1, active: true }, { k: 1, active: false }, { k: 1 }])
    expect(await codeOf(c.insertOne({ k: 1, active: true }))).toBe(11000)
    expect(await codeOf(c.updateOne({ active: false }, { $set: { active: true } }))).toBe(11000)
    await c.updateOne({ active: true }, { $set: { active: null } })
    await c.updateOne({ active: false }, { $set: { active: true } })
    expect(await planOf(c, { k: 1 })).toBe('COLLSCAN')
    expect(await planOf(c, { k: 1, active: true })).toBe('FETCH < IXSCAN k_1')
    expect(await c.countDocuments({ k: 1, active: true })).toBe(1)
  })
})

describe('index management', () => {
  it('lists, repeats and drops indexes', async () => {
    const c = await t.collection([{ a: 1 }])
    await c.createIndexes([{ key: { a: 1, b: -1 } }, { key: { b: 1 }, name: 'bb' }])
    await c.createIndex({ a: 1, b: -1 })
    expect((await c.indexes()).map((i) => i.name)).toEqual(['_id_', 'a_1_b_-1', 'bb'])
    await c.dropIndex('bb')
    expect((await c.indexes()).length).toBe(2)
    expect(await codeOf(c.dropIndex('bb'))).toBe(27)
    expect(await codeOf(c.dropIndex('_id_'))).toBe(72)
  })

  it.each<[string, mongo.IndexSpecification, mongo.CreateIndexesOptions, number]>([
    ['the same name for other keys', { z: 1 }, { name: 'taken' }, 86],
    ['the same keys with other options', { taken: 1 }, { name: 'taken', unique: true }, 86],
    ['the same keys under another name', { taken: 1 }, { name: 'other' }, 85],
    ['a text index', { a: 'text' }, {}, 67],
    ['a hashed index', { a: 'hashed' }, {}, 67],
    ['a geo index', { a: '2dsphere' }, {}, 67],
    ['a wildcard index', { '$**': 1 }, {}, 67],
    ['a collation', { a: 1 }, { collation: { locale: 'zh' } }, 197],
    ['a hidden index', { a: 1 }, { hidden: true }, 197],
    ['TTL on two fields', { a: 1, b: 1 }, { expireAfterSeconds: 1 }, 67],
    ['sparse together with partial', { a: 1 }, { sparse: true, partialFilterExpression: { a: 1 } }, 67],
    [
      'an unknown operator in a partial filter',
      { a: 1 },
      { partialFilterExpression: { a: { $type: 'string' } } },
      2,
    ],
  ])('refuses %s', async (_, key, options, code) => {
    const c = t.db.collection('management')
    await c.createIndex({ taken: 1 }, { name: 'taken' })
    expect(await codeOf(c.createIndex(key, options))).toBe(code)
    expect((await c.indexes()).length).toBe(2)
  })
})

describe('plans', () => {
  it('use an index for equality, range, prefix, $in, $or and order', async () => {
    const c = await t.collection([{ a: 1, b: 1, s: 'x', l: [1] }])
    await c.createIndexes([{ key: { a: 1, b: -1 } }, { key: { s: 1 } }, { key: { 'l.k': 1 } }])
    const plans: [mongo.Document, mongo.Sort, string][] = [
      [{ a: 1 }, {}, 'FETCH < IXSCAN a_1_b_-1'],
      [{ a: 1, b: { $gt: 3 } }, { b: -1 }, 'FETCH < IXSCAN a_1_b_-1'],
      [{ a: 1 }, { b: 1 }, 'FETCH < IXSCAN a_1_b_-1'],
      [{ a: { $in: [1, 2] } }, { b: 1 }, 'FETCH < IXSCAN a_1_b_-1'],
      [{}, { a: -1, b: 1 }, 'FETCH < IXSCAN a_1_b_-1'],
      [{}, { a: 1, b: 1 }, 'SORT < COLLSCAN'],
      [{}, { s: 1, _id: 1 }, 'FETCH < IXSCAN s_1'],
      [{}, { s: 1, _id: -1 }, 'SORT < COLLSCAN'],
      [{ s: /^x/ }, {}, 'FETCH < IXSCAN s_1'],
      [{ s: /x/ }, {}, 'COLLSCAN'],
      [{ l: { $elemMatch: { k: 1 } } }, {}, 'FETCH < IXSCAN l.k_1'],
      [{ $or: [{ a: 1 }, { s: 'y' }] }, {}, 'FETCH < OR'],
      [{ $or: [{ a: 1 }, { z: 'y' }] }, {}, 'COLLSCAN'],
      [{ _id: 1 }, {}, 'IDHACK _id_'],
      [{ _id: { $gt: 1 } }, { _id: 1 }, 'CLUSTERED_IXSCAN _id_'],
    ]
    for (const [filter, sort, plan] of plans)
      expect([filter, await planOf(c, filter, sort)]).toEqual([filter, plan])
  })

  it('obey a hint and refuse one that names nothing', async () => {
    const c = await t.collection([{ a: 1 }])
    await c.createIndex({ a: 1 })
    expect((await c.find({}, { hint: 'a_1' }).toArray()).length).toBe(1)
    expect(await codeOf(c.find({}, { hint: 'nope' }).toArray())).toBe(2)
    expect(await codeOf(c.find({}, { hint: { $natural: 1 } as never }).toArray())).toBe(2)
  })

  it('examine no more documents than they need', async () => {
    const c = await t.collection(Array.from({ length: 200 }, (_, i) => ({ a: i % 10, b: i })))
    await c.createIndex({ a: 1, b: 1 })
    const { executionStats } = await c.find({ a: 3, b: { $lt: 50 } }).explain('executionStats')
    expect(executionStats).toMatchObject({ nReturned: 5, totalDocsExamined: 5, totalKeysExamined: 5 })
  })

  it('begin behind an open bound and end before one, up and down', async () => {
    const docs = Array.from({ length: 60 }, (_, i) => ({ a: i % 3, b: i % 10 }))
    for (const key of [
      { a: 1, b: 1 },
      { a: 1, b: -1 },
    ] as mongo.IndexSpecification[]) {
      const c = await t.collection(docs.map((doc) => ({ ...doc })))
      await c.createIndex(key)
      const { executionStats } = await c.find({ a: 1, b: { $gt: 3, $lt: 6 } }).explain('executionStats')
      expect(executionStats).toMatchObject({ nReturned: 4, totalKeysExamined: 4 })
    }
  })

  it('walk the values of a $in abreast where an order is asked for', async () => {
    const c = await t.collection([{ a: 1, b: 1, n: 1 }])
    await c.createIndexes([{ key: { a: 1, b: 1, n: 1 } }, { key: { a: 1, n: 1 } }])
    const filter = { a: 1, b: { $in: [1, 2] } }
    expect(await planOf(c, filter, { n: 1 })).toBe('FETCH < IXSCAN a_1_b_1_n_1')
    const many = { a: 1, b: { $in: Array.from({ length: 300 }, (_, i) => i) } }
    expect(await planOf(c, many, { n: 1 })).toBe('FETCH < IXSCAN a_1_n_1')
    expect(await planOf(c, filter)).toBe('FETCH < IXSCAN a_1_b_1_n_1')
    expect(await planOf(c, { a: 1, b: { $in: [1] } }, { n: 1 })).toMatch(/IXSCAN a_1_b_1_n_1$/)
  })

  it('read of every value of a $in no more than a page takes, from its beginning and behind a cursor', async () => {
    const c = await t.collection(Array.from({ length: 900 }, (_, i) => ({ a: i % 9, n: i, _id: i }) as never))
    await c.createIndex({ a: 1, n: -1, _id: -1 })
    const sort = { n: -1, _id: -1 } as const
    const where = { a: { $in: [1, 4, 7, 99] } }
    const behind: mongo.Document = {
      $and: [where, { $or: [{ n: { $lt: 500 } }, { n: 500, _id: { $lt: 500 } }] }],
    }
    const firstOf = async (filter: mongo.Document) =>
      (await c.find(filter, { sort, limit: 4 }).toArray()).map(({ _id }) => Number(_id))
    expect(await firstOf(where)).toEqual([898, 895, 892, 889])
    expect(await firstOf(behind)).toEqual([499, 496, 493, 490])
    const { executionStats } = await c.find(behind, { sort }).explain('executionStats')
    expect(executionStats).toMatchObject({ nReturned: 167, totalKeysExamined: 167 })
  })

  it('look up a long $in behind an equality value by value', async () => {
    const c = await t.collection(Array.from({ length: 3000 }, (_, i) => ({ a: 1, b: i, u: i })))
    await c.createIndexes([{ key: { a: 1, b: 1 } }, { key: { a: 1, u: 1 }, unique: true }])
    const some = Array.from({ length: 1000 }, (_, i) => i * 4)
    for (const field of ['b', 'u'])
      for (const sort of [{}, { [field]: -1 }] as mongo.Sort[]) {
        const { executionStats, queryPlanner } = await c
          .find({ a: 1, [field]: { $in: some } }, { sort })
          .explain('executionStats')
        expect(executionStats).toMatchObject({
          nReturned: 750,
          totalDocsExamined: 750,
          totalKeysExamined: 750,
        })
        expect(JSON.stringify(queryPlanner)).toContain(`a_1_${field}_1`)
      }
  })

  it('find by a whole unique key what a full scan finds, in any order', async () => {
    const docs = [
      { a: 1, b: 'x' },
      { a: 1, b: 'xy' },
      { a: 1, b: [1, 2] },
      { a: 2 },
      { a: 2, b: 'x'.repeat(600) },
    ]
    const numbered = docs.map((doc, _id) => ({ _id, ...doc })) as never[]
    const [plain, indexed] = [await t.collection(numbered), await t.collection(numbered)]
    await indexed.createIndex({ a: 1, b: -1 }, { unique: true })
    for (const b of ['x', 'xy', 'z', 1, 2, null, 'x'.repeat(600), 'x'.repeat(601)])
      for (const where of [
        { a: { $in: [1, 2, 3] }, b },
        { a: 1, b: { $in: [b, 1, 2] } },
        { a: 1, b, $or: [{ a: 1 }, { b: 'x' }] },
      ] as mongo.Document[])
        for (const sort of [{ _id: 1 }, { b: -1, _id: 1 }, { a: -1, b: 1, _id: -1 }] as mongo.Sort[]) {
          expect(await planOf(indexed, where)).toContain('IXSCAN a_1_b_-1')
          expect(await idsOf(indexed, where, { sort })).toEqual(await idsOf(plain, where, { sort }))
          expect(await indexed.countDocuments(where)).toBe(await plain.countDocuments(where))
        }
  })

  it('give the answers of a full scan, for any data', async () => {
    const scalar = fc.oneof(
      fc.integer({ min: -3, max: 3 }),
      fc.constantFrom('a', 'ab', 'b', null, true, new Date(0), 1.5),
    )
    const field = fc.oneof(scalar, fc.array(scalar, { maxLength: 3 }))
    const doc = fc.record(
      { a: field, b: field, o: fc.record({ p: field }, { requiredKeys: [] }) },
      { requiredKeys: [] },
    )
    const range = fc.record({ $gte: scalar, $lt: scalar }, { requiredKeys: ['$gte'] })
    const condition = fc.oneof(
      scalar,
      range,
      fc.record({ $in: fc.array(scalar, { maxLength: 3 }) }),
      fc.constant({ $exists: true }),
      fc.record({ $ne: scalar }),
    )
    const filter = fc.record({ a: condition, b: condition, 'o.p': condition }, { requiredKeys: [] })
    const direction = fc.constantFrom<1 | -1>(1, -1)
    await fc.assert(
      fc.asyncProperty(
        fc.array(doc, { maxLength: 12 }),
        fc.array(filter, { minLength: 3, maxLength: 6 }),
        direction,
        direction,
        async (docs, filters, x, y) => {
          const numbered = docs.map((d, _id) => ({ _id, ...d })) as never[]
          const [plain, indexed] = [await t.collection(numbered), await t.collection(numbered)]
          await indexed.createIndexes([
            { key: { a: x, b: y } },
            { key: { b: 1 } },
            { key: { 'o.p': y }, sparse: true },
          ])
          for (const f of filters) {
            const where = f as mongo.Document
            expect(await idsOf(indexed, where)).toEqual(await idsOf(plain, where))
            const sort = { a: y, b: x, _id: 1 } as const
            expect(await idsOf(indexed, where, { sort })).toEqual(await idsOf(plain, where, { sort }))
          }
          await plain.drop()
          await indexed.drop()
        },
      ),
      { numRuns: 40 },
    )
  })
})

describe('TTL indexes', () => {
  it('remove what has expired and nothing else', async () => {
    const c = await t.collection()
    await c.createIndex({ at: 1 }, { expireAfterSeconds: 60 })
    await c.insertMany([
      { _id: 1, at: new Date(Date.now() - 61_000) },
      { _id: 2, at: new Date(Date.now() - 30_000) },
      { _id: 3, at: 'no date' },
      { _id: 4 },
      { _id: 5, at: [new Date(0), new Date()] },
    ] as never[])
    while ((await c.countDocuments()) > 3) await t.db.command({ ping: 1 })
    expect(await idsOf(c, {})).toEqual([2, 3, 4])
  })
})
