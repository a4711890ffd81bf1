import type { mongo } from 'mongoose'
import { codeOf, startTestServer, type TestServer } from '../testing/test-server'

let t: TestServer
beforeAll(async () => {
  t = await startTestServer()
})
afterAll(() => t.stop())

async function run(docs: mongo.Document[], pipeline: mongo.Document[]): Promise<mongo.Document[]> {
  return (await t.collection(docs)).aggregate(pipeline).toArray()
}

const SALES = [
  { _id: 1, k: 'a', v: 1, at: new Date('2024-05-31T17:00:00Z') },
  { _id: 2, k: 'a', v: 3, at: new Date('2024-06-01T01:00:00Z') },
  { _id: 3, k: 'b', v: 5, at: new Date('2024-06-30T15:59:00Z') },
  { _id: 4, v: null },
]

describe('pipeline stages', () => {
  it('groups with every accumulator of the contract', async () => {
    const group = {
      _id: '$k',
      sum: { $sum: '$v' },
      avg: { $avg: '$v' },
      min: { $min: '$v' },
      max: { $max: '$v' },
      first: { $first: '$v' },
      last: { $last: '$v' },
      all: { $push: '$v' },
      set: { $addToSet: '$k' },
      n: { $sum: 1 },
    }
    expect(await run(SALES, [{ $sort: { _id: 1 } }, { $group: group }, { $sort: { _id: 1 } }])).toEqual([
      {
        _id: null,
        sum: 0,
        avg: null,
        min: null,
        max: null,
        first: null,
        last: null,
        all: [null],
        set: [],
        n: 1,
      },
      { _id: 'a', sum: 4, avg: 2, min: 1, max: 3, first: 1, last: 3, all: [1, 3], set: ['a'], n: 2 },
      { _id: 'b', sum: 5, avg: 5, min: 5, max: 5, first: 5, last: 5, all: [5], set: ['b'], n: 1 },
    ])
  })

  it('groups by a compound key and by the day in Beijing', async () => {
    const day = { $dateToString: { date: '$at', format: '%Y-%m', timezone: 'Asia/Shanghai' } }
    expect(
      await run(SALES, [
        { $match: { at: { $exists: true } } },
        { $group: { _id: { month: day, k: { $ifNull: ['$k', ''] } }, n: { $sum: 1 } } },
        { $sort: { '_id.month': 1, '_id.k': 1 } },
      ]),
    ).toEqual([
      { _id: { month: '2024-06', k: 'a' }, n: 2 },
      { _id: { month: '2024-06', k: 'b' }, n: 1 },
    ])
  })

  it.each<[string, mongo.Document[], mongo.Document[], mongo.Document[]]>([
    [
      '$project',
      [{ _id: 1, a: 1, b: 2 }],
      [{ $project: { _id: 0, s: { $add: ['$a', '$b'] }, a: 1 } }],
      [{ a: 1, s: 3 }],
    ],
    [
      '$set',
      [{ _id: 1, o: { p: 1 } }],
      [{ $set: { 'o.q': 2, 'x.y': '$o.p', gone: '$$REMOVE' } }],
      [{ _id: 1, o: { p: 1, q: 2 }, x: { y: 1 } }],
    ],
    ['$set of nothing below nothing', [{ _id: 1 }], [{ $set: { 'o.p': '$missing' } }], [{ _id: 1, o: {} }]],
    [
      '$unwind of nothing below nothing',
      [{ _id: 1 }],
      [{ $unwind: { path: '$o.l', preserveNullAndEmptyArrays: true } }],
      [{ _id: 1 }],
    ],
    [
      '$set in arrays',
      [{ _id: 1, l: [{ a: 1 }, { a: 2 }] }],
      [{ $set: { 'l.b': 0 } }],
      [
        {
          _id: 1,
          l: [
            { a: 1, b: 0 },
            { a: 2, b: 0 },
          ],
        },
      ],
    ],
    ['$unset', [{ _id: 1, a: 1, o: { p: 1, q: 2 } }], [{ $unset: ['a', 'o.p'] }], [{ _id: 1, o: { q: 2 } }]],
    [
      '$unwind',
      [
        { _id: 1, l: ['a', 'b'] },
        { _id: 2, l: [] },
      ],
      [{ $unwind: '$l' }],
      [
        { _id: 1, l: 'a' },
        { _id: 1, l: 'b' },
      ],
    ],
    [
      '$unwind with options',
      [{ _id: 1, l: ['a'] }, { _id: 2, l: [] }, { _id: 3 }],
      [{ $unwind: { path: '$l', preserveNullAndEmptyArrays: true, includeArrayIndex: 'i' } }],
      [
        { _id: 1, l: 'a', i: 0 },
        { _id: 2, i: null },
        { _id: 3, i: null },
      ],
    ],
    [
      '$skip and $limit',
      [{ _id: 1 }, { _id: 2 }, { _id: 3 }],
      [{ $sort: { _id: 1 } }, { $skip: 1 }, { $limit: 1 }],
      [{ _id: 2 }],
    ],
    ['$count', [{ a: 1 }, { a: 2 }], [{ $match: { a: 2 } }, { $count: 'n' }], [{ n: 1 }]],
    ['$count of nothing', [], [{ $count: 'n' }], []],
    [
      '$replaceRoot',
      [{ _id: 1, o: { p: 1 } }],
      [{ $replaceRoot: { newRoot: { $mergeObjects: ['$o', { x: '$_id' }] } } }],
      [{ p: 1, x: 1 }],
    ],
    [
      '$facet',
      [
        { _id: 1, v: 1 },
        { _id: 2, v: 2 },
      ],
      [
        {
          $facet: {
            n: [{ $count: 'c' }],
            top: [{ $sort: { v: -1 } }, { $limit: 1 }],
            none: [{ $match: { v: 9 } }],
          },
        },
      ],
      [{ n: [{ c: 2 }], top: [{ _id: 2, v: 2 }], none: [] }],
    ],
  ])('%s', async (_, docs, pipeline, expected) => {
    expect(await run(docs, pipeline)).toEqual(expected)
  })

  it('joins on equality, with arrays and missing fields as in MongoDB', async () => {
    const other = await t.collection([
      { _id: 1, k: 'a' },
      { _id: 2, k: 'b' },
      { _id: 3 },
      { _id: 4, k: ['a', 'c'] },
    ] as never[])
    const lookup = { from: other.collectionName, localField: 'k', foreignField: 'k', as: 'found.in' }
    const joined = await run(
      [{ _id: 1, k: 'a' }, { _id: 2, k: ['b', 'c'] }, { _id: 3 }, { _id: 4, k: [] }],
      [{ $lookup: lookup }, { $sort: { _id: 1 } }],
    )
    expect(joined.map((doc) => doc['found'].in.map((d: mongo.Document) => d['_id']))).toEqual([
      [1, 4],
      [2, 4],
      [3],
      [],
    ])
  })

  it('adds the documents of another collection', async () => {
    const other = await t.collection([
      { _id: 8, v: 1 },
      { _id: 9, v: 5 },
    ] as never[])
    const pipeline = [{ $match: { v: { $gt: 1 } } }, { $project: { v: 1 } }]
    expect(
      await run(
        [{ _id: 1, v: 0 }],
        [{ $unionWith: { coll: other.collectionName, pipeline } }, { $sort: { _id: 1 } }],
      ),
    ).toEqual([
      { _id: 1, v: 0 },
      { _id: 9, v: 5 },
    ])
  })

  it('merges results into a collection: merge keeps other fields, replace does not', async () => {
    const into = await t.collection([{ _id: 'a', n: 1, keep: true }] as never[])
    const docs = [
      { _id: 'a', n: 5 },
      { _id: 'b', n: 7 },
    ]
    await run(docs, [
      { $merge: { into: into.collectionName, whenMatched: 'merge', whenNotMatched: 'insert' } },
    ])
    expect(await into.find({}, { sort: { _id: 1 } }).toArray()).toEqual([
      { _id: 'a', n: 5, keep: true },
      { _id: 'b', n: 7 },
    ])
    await run(docs, [
      { $merge: { into: into.collectionName, whenMatched: 'replace', whenNotMatched: 'discard' } },
    ])
    expect(await into.findOne({ _id: 'a' as never })).toEqual({ _id: 'a', n: 5 })
  })

  it('merges on other fields only where a unique index makes them a key', async () => {
    const into = await t.collection([{ day: 1, n: 1 }])
    const docs = [
      { day: 1, n: 5 },
      { day: 2, n: 6 },
    ]
    const merge = [
      { $unset: '_id' },
      { $merge: { into: into.collectionName, on: 'day', whenMatched: 'merge', whenNotMatched: 'insert' } },
    ]
    expect(await codeOf(run(docs, merge))).toBe(51183)
    await into.createIndex({ day: 1 }, { unique: true })
    await run(docs, merge)
    expect(await into.find({}, { sort: { day: 1 }, projection: { _id: 0, n: 1 } }).toArray()).toEqual([
      { n: 5 },
      { n: 6 },
    ])
  })

  it('refuses to merge a new document under the _id of another one', async () => {
    const into = await t.collection([{ _id: 1, day: 1 }] as never[])
    await into.createIndex({ day: 1 }, { unique: true })
    const merge = { into: into.collectionName, on: 'day', whenMatched: 'merge', whenNotMatched: 'insert' }
    expect(await codeOf(run([{ _id: 1, day: 2 }], [{ $merge: merge }]))).toBe(11000)
    expect(await into.find({}, { hint: 'day_1' }).toArray()).toEqual([{ _id: 1, day: 1 }])
    expect(await into.estimatedDocumentCount()).toBe(1)
  })
})
