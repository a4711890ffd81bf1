import type { mongo } from 'mongoose'
import { startTestServer, type TestServer } from '../testing/test-server'

const DOCUMENTS = 30_000

let t: TestServer
let many: mongo.Collection
beforeAll(async () => {
  t = await startTestServer()
  many = await t.collection()
  const docs = Array.from({ length: DOCUMENTS }, (_, i) => ({
    _id: i as never,
    g: (i * 7919) % DOCUMENTS,
    s: `${i % 10}`,
  }))
  await many.insertMany(docs)
})
afterAll(() => t.stop())

const PIPELINES: Record<string, mongo.Document[]> = {
  'groups that a $match throws away': [{ $group: { _id: '$g', n: { $sum: 1 } } }, { $match: { n: 2 } }],
  'groups that are sorted': [
    { $group: { _id: '$g', n: { $sum: 1 } } },
    { $sort: { _id: -1 } },
    { $limit: 1 },
  ],
  'a sort without an index': [{ $sort: { g: 1, _id: 1 } }, { $skip: 5 }, { $limit: 2 }],
  'a $facet': [{ $facet: { all: [{ $sort: { g: 1 } }, { $project: { g: 1 } }], n: [{ $count: 'n' }] } }],
  'a long array': [{ $group: { _id: '$s', all: { $push: '$g' } } }],
}

it.each(Object.keys(PIPELINES))('%s: others are answered before the pipeline is', async (name) => {
  let running = true
  const result = many
    .aggregate(PIPELINES[name])
    .toArray()
    .finally(() => (running = false))
  let answeredMeanwhile = 0
  while (running) {
    await t.db.command({ ping: 1 })
    if (running) answeredMeanwhile++
  }
  await result
  expect(answeredMeanwhile).toBeGreaterThan(3)
})

it('a sort with a limit gives the first of the whole order', async () => {
  const sorted = await many.find({ s: '3' }, { sort: { g: -1, _id: 1 }, skip: 2, limit: 3 }).toArray()
  const all = await many.find({ s: '3' }, { sort: { g: -1, _id: 1 } }).toArray()
  expect(sorted).toEqual(all.slice(2, 5))
  expect(await many.aggregate(PIPELINES['a sort without an index']).toArray()).toMatchObject([
    { g: 5 },
    { g: 6 },
  ])
})

it('large results come whole, in several batches', async () => {
  const ids = (
    await many
      .find({}, { sort: { _id: 1 } })
      .batchSize(1_000_000)
      .toArray()
  ).map((doc) => doc._id)
  expect(ids).toEqual(Array.from({ length: DOCUMENTS }, (_, i) => i))
})

it('fields a pipeline does not name are still there where the whole document is asked for', async () => {
  const [first] = await many
    .aggregate([{ $match: { _id: 7 } }, { $group: { _id: '$s', doc: { $first: '$$ROOT' } } }])
    .toArray()
  expect(first).toEqual({ _id: '7', doc: { _id: 7, g: (7 * 7919) % DOCUMENTS, s: '7' } })
  expect(
    await many.aggregate([{ $match: { _id: 7 } }, { $set: { x: '$g' } }, { $unset: 'g' }]).toArray(),
  ).toEqual([{ _id: 7, s: '7', x: (7 * 7919) % DOCUMENTS }])
})
