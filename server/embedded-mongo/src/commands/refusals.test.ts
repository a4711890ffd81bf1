import type { Document } from 'bson'
import { mongo } from 'mongoose'
import { codeOf, startTestServer, type TestServer } from '../testing/test-server'

let t: TestServer
beforeAll(async () => {
  t = await startTestServer()
  await t.db.collection('r').insertOne({ _id: 1, a: 1, l: [1], s: 'x' } as never)
})
afterAll(() => t.stop())

const aggregate = (...pipeline: Document[]): Document => ({ aggregate: 'r', pipeline, cursor: {} })
const find = (more: Document): Document => ({ find: 'r', ...more })
const update = (more: Document): Document => ({
  update: 'r',
  updates: [{ q: {}, u: { $set: { a: 1 } }, ...more }],
})

describe('what is not supported is refused, never ignored', () => {
  it.each<[number, Document]>([
    [59, { noSuchCommand: 1 }],
    [59, { toString: 1 }],
    [115, { renameCollection: 'test.r', to: 'test.x' }],
    [115, { collMod: 'r', validator: {} }],
    [115, { mapReduce: 'r' }],
    [115, { saslStart: 1 }],
    [115, { bulkWrite: 1 }],
    [40415, find({ collation: { locale: 'zh' } })],
    [40415, find({ let: { x: 1 } })],
    [40415, find({ tailable: true })],
    [40415, find({ allowDiskUse: true })],
    [40415, find({ returnKey: true })],
    [40415, find({ foo: 1 })],
    [40415, { ...aggregate(), collation: { locale: 'en' } }],
    [40415, { ...aggregate(), let: { x: 1 } }],
    [40415, { ...aggregate(), allowDiskUse: true }],
    [40415, { count: 'r', collation: { locale: 'en' } }],
    [40415, { distinct: 'r', key: 'a', collation: { locale: 'en' } }],
    [40415, { insert: 'r', documents: [{}], bypassDocumentValidation: true }],
    [40415, { delete: 'r', deletes: [{ q: {}, limit: 1 }], let: {} }],
    [40415, { findAndModify: 'r', update: {}, collation: { locale: 'en' } }],
    [40415, { create: 'cx', validator: { $jsonSchema: {} } }],
    [40415, { create: 'cx', viewOn: 'r', pipeline: [] }],
    [40415, { create: 'cx', timeseries: { timeField: 't' } }],
    [40415, { create: 'cx', collation: { locale: 'en' } }],
    [72, { create: 'cx', capped: true }],
    [40415, { create: 'cx', capped: true, size: 1000 }],
    [40415, { createIndexes: 'r', indexes: [{ key: { a: 1 }, name: 'a' }], commitQuorum: 1 }],
    [40415, { ping: 1, foo: 1 }],
    [40323, aggregate({ $match: {}, $limit: 1 })],
    [40323, aggregate({})],
    ...[
      '$addFields',
      '$bucket',
      '$changeStream',
      '$densify',
      '$geoNear',
      '$graphLookup',
      '$out',
      '$redact',
      '$replaceWith',
      '$sample',
      '$setWindowFields',
      '$sortByCount',
      '$search',
      '$toString',
      '$constructor',
    ].map((stage): [number, Document] => [40324, aggregate({ [stage]: {} })]),
    ...['$stdDevPop', '$count', '$firstN', '$top', '$median', '$mergeObjects', '$accumulator'].map(
      (acc): [number, Document] => [15952, aggregate({ $group: { _id: null, x: { [acc]: '$a' } } })],
    ),
    [168, aggregate({ $project: { x: { $foo: 1 } } })],
    [168, aggregate({ $set: { x: { $dateTrunc: { date: '$a', unit: 'day' } } } })],
    [9, aggregate({ $lookup: { from: 'r', let: { a: '$a' }, pipeline: [], as: 'x' } })],
    [9, aggregate({ $lookup: { from: 'r', localField: 'a', foreignField: 'a', pipeline: [], as: 'x' } })],
    [40415, aggregate({ $unionWith: { coll: 'r', foo: 1 } })],
    [40600, aggregate({ $facet: { x: [{ $facet: {} }] } })],
    [40600, aggregate({ $facet: { x: [{ $merge: 'y' }] } })],
    [40601, aggregate({ $merge: 'y' }, { $limit: 1 })],
    [2, aggregate({ $merge: { into: 'y', whenMatched: 'keepExisting' } })],
    [2, aggregate({ $merge: { into: 'y', whenMatched: [{ $set: { a: 1 } }] } })],
    [40415, aggregate({ $merge: { into: 'y', let: {} } })],
    [15958, aggregate({ $limit: 0 })],
    [15956, aggregate({ $skip: -1 })],
    [15975, aggregate({ $sort: { a: { $meta: 'textScore' } } })],
    [15976, aggregate({ $sort: {} })],
    [15955, aggregate({ $group: { n: { $sum: 1 } } })],
    [40234, aggregate({ $group: { _id: 1, n: 1 } })],
    [28818, aggregate({ $unwind: 'l' })],
    [28811, aggregate({ $unwind: { path: '$l', foo: 1 } })],
    [40228, aggregate({ $replaceRoot: { newRoot: '$a' } })],
    [31254, aggregate({ $project: { a: 1, s: 0 } })],
    [31249, aggregate({ $project: { 'a.b': 1, a: 1 } })],
    [9, { aggregate: 'r', pipeline: [] }],
    [2, find({ filter: { a: { $type: 'string' } } })],
    [2, find({ filter: { $where: 'while(true){}' } })],
    [2, find({ filter: { $expr: { $eq: ['$a', 1] } } })],
    [2, find({ filter: { $text: { $search: 'x' } } })],
    [2, find({ filter: { a: { $mod: [2, 1] } } })],
    [2, find({ filter: { l: { $near: [1, 1] } } })],
    [51091, find({ filter: { a: { $regex: '(?=x)' } } })],
    [15975, find({ sort: { a: 'x' } })],
    [14, find({ filter: 'x' })],
    [14, find({ limit: 'x' })],
    [51024, find({ limit: -1 })],
    [31254, find({ projection: { a: 1, s: 0 } })],
    [168, find({ projection: { x: { $meta: 'textScore' } } })],
    [72, find({ readConcern: { level: 'linearizable' } })],
    [72, find({ readConcern: { level: 'local', afterClusterTime: new mongo.Timestamp(1n) } })],
    [100, { insert: 'r', documents: [{}], writeConcern: { w: 2 } }],
    [79, { insert: 'r', documents: [{}], writeConcern: { w: 'tag' } }],
    [2, { find: 'r', maxTimeMS: -1 }],
    [21, { insert: 'r', documents: [] }],
    [73, { find: '' }],
    [73, { find: 'a$b' }],
    [73, { insert: 'system.users', documents: [{}] }],
    [73, { insert: 'x'.repeat(300), documents: [{}] }],
    [9, { findAndModify: 'r', query: {} }],
    [9, { findAndModify: 'r', update: {}, remove: true }],
    [26, { listIndexes: 'nothing' }],
    [251, { commitTransaction: 1 }],
    [115, { explain: { insert: 'r' } }],
    [9, { explain: { find: 'r' }, verbosity: 'loud' }],
    [43, { getMore: mongo.Long.fromNumber(5), collection: 'r' }],
    [15, find({ filter: nested(300) })],
  ])('%i %j', async (code, command) => {
    expect(await codeOf(t.db.command(command))).toBe(code)
  })

  it.each<[number, Document]>([
    [40415, update({ collation: { locale: 'en' } })],
    [40415, update({ c: {} })],
    [115, update({ u: [{ $set: { a: 1 } }] })],
    [9, update({ u: { $currentDate: { a: true } } })],
    [9, update({ u: { $bit: { a: { or: 1 } } } })],
    [9, update({ u: { $pullAll: { l: [1] } } })],
    [9, update({ u: { a: 1 }, multi: true })],
    [66, update({ u: { $set: { _id: 2 } } })],
    [2, update({ q: { a: { $foo: 1 } } })],
    [9, { delete: 'r', deletes: [{ q: {}, limit: 2 }] }],
    [40415, { delete: 'r', deletes: [{ q: {}, limit: 1, collation: { locale: 'en' } }] }],
    [52, { insert: 'r', documents: [{ $a: 1 }] }],
    [52, { insert: 'r', documents: [{ a: { $b: 1 } }] }],
    [53, { insert: 'r', documents: [{ _id: [1] }] }],
    [53, { insert: 'r', documents: [{ _id: /x/ }] }],
    [17280, { insert: 'r', documents: [{ _id: 'x'.repeat(1000) }] }],
    [15, { insert: 'r', documents: [deepDocument()] }],
  ])('write error %i %j', async (code, command) => {
    expect((await t.db.command(command)).writeErrors).toEqual([expect.objectContaining({ index: 0, code })])
  })

  it('change streams', async () => {
    expect(await codeOf(t.db.collection('r').watch([], { maxAwaitTimeMS: 50 }).next())).toBe(40324)
  })

  it('takes what it says it takes', async () => {
    const concerns = { readConcern: { level: 'majority' }, comment: 'why', maxTimeMS: 1000 }
    expect((await t.db.command({ ...find({}), ...concerns })).cursor.firstBatch).toHaveLength(1)
    const written = await t.db.command({
      insert: 'w',
      documents: [{}],
      writeConcern: { w: 'majority', j: true, wtimeout: 100 },
    })
    expect(written).toMatchObject({ n: 1, ok: 1 })
    expect(await t.db.collection('w').insertOne({}, { writeConcern: { w: 0 } })).toMatchObject({
      acknowledged: false,
    })
  })
})

function nested(levels: number): Document {
  let doc: Document = { a: 1 }
  for (let i = 0; i < levels; i++) doc = { $and: [doc] }
  return doc
}

function deepDocument(): Document {
  let doc: Document = { a: 1 }
  for (let i = 0; i < 120; i++) doc = { d: doc }
  return doc
}
