import type { mongo } from 'mongoose'
import { startTestServer, type TestServer } from '../testing/test-server'

let t: TestServer
beforeAll(async () => {
  t = await startTestServer()
})
afterAll(() => t.stop())

describe('a lookup by _id', () => {
  const DOCS: mongo.Document[] = [
    { _id: 1, region: 'a', n: 1 },
    { _id: 2, region: 'b', n: 2 },
  ]

  it.each<[Record<string, unknown>]>([
    [{ _id: 1, region: 'b' }],
    [{ $and: [{ _id: 1 }, { region: 'b' }] }],
    [{ $and: [{ _id: 1 }, { $or: [{ region: 'b' }, { n: 9 }] }] }],
    [{ $and: [{ $and: [{ _id: 1 }] }, { n: { $gt: 1 } }] }],
    [{ $or: [{ region: 'b' }], _id: 1 }],
  ])('still tests every other condition of %j', async (filter) => {
    const c = await t.collection(DOCS)
    expect(await c.find(filter).toArray()).toEqual([])
    expect(await c.countDocuments(filter)).toBe(0)
    expect((await c.updateMany(filter, { $set: { touched: true } })).matchedCount).toBe(0)
    expect(await c.findOneAndUpdate(filter, { $set: { touched: true } })).toBeNull()
    expect((await c.deleteMany(filter)).deletedCount).toBe(0)
  })

  it('finds by $and when all conditions hold', async () => {
    const c = await t.collection(DOCS)
    const filter: Record<string, unknown> = { $and: [{ _id: 1 }, { region: 'a' }] }
    expect(await c.find(filter).toArray()).toEqual([DOCS[0]])
  })
})
