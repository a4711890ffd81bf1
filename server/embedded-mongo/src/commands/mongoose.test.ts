import mongoose, { Schema } from 'mongoose'
import { uriOf } from '../index'
import { startTestServer, type TestServer } from '../testing/test-server'

let t: TestServer
beforeAll(async () => {
  t = await startTestServer()
  await mongoose.connect(uriOf(t.server.base, 'models'), {
    w: 'majority',
    journal: true,
    readConcernLevel: 'majority',
  })
})
afterAll(async () => {
  await mongoose.disconnect()
  await t.stop()
})

const Person = mongoose.model(
  'Person',
  new Schema(
    {
      email: { type: String, unique: true },
      name: String,
      tags: [String],
      address: { city: String, zip: Number },
      items: [{ sku: String, quantity: Number }],
      boss: { type: Schema.Types.ObjectId, ref: 'Person' },
      scores: { type: Map, of: Number },
      photo: Buffer,
      big: BigInt,
    },
    { timestamps: true, optimisticConcurrency: true, strict: 'throw' },
  ),
)

describe('mongoose 9', () => {
  it('makes the collection and its indexes', async () => {
    await Person.init()
    const indexes = await Person.collection.indexes()
    expect(indexes).toContainEqual({
      v: 2,
      key: { email: 1 },
      name: 'email_1',
      unique: true,
    })
    expect(await Person.diffIndexes()).toEqual({ toDrop: [], toCreate: [] })
  })

  it('creates, finds, changes and populates documents', async () => {
    const ann = await Person.create({
      email: 'a@x',
      name: 'A',
      tags: ['x'],
      address: { city: 'P', zip: 1 },
      items: [{ sku: 's', quantity: 2 }],
      scores: { k: 1 },
      photo: Buffer.from('hi'),
      big: 9007199254740993n,
    })
    await Person.create({ email: 'b@x', name: 'B', boss: ann._id })
    const found = await Person.findOne({ email: 'a@x' }).orFail()
    expect([found.big, found.photo?.toString(), found.scores?.get('k'), found.createdAt]).toEqual([
      9007199254740993n,
      'hi',
      1,
      expect.any(Date),
    ])
    found.tags.push('y', 'z')
    found.items[0]?.set('quantity', 9)
    found.set('address.zip', undefined)
    await found.save()
    expect(await Person.findById(ann._id).lean()).toMatchObject({
      tags: ['x', 'y', 'z'],
      items: [{ quantity: 9 }],
      address: { city: 'P' },
      __v: 1,
    })
    const populated = await Person.findOne({ email: 'b@x' })
      .populate<{ boss: { name: string } }>('boss')
      .orFail()
    expect(populated.boss.name).toBe('A')
  })

  it('notices that a document was changed by another', async () => {
    const mine = await Person.findOne({ email: 'a@x' }).orFail()
    await Person.updateOne({ email: 'a@x' }, { $inc: { __v: 1 } })
    mine.name = 'Q'
    await expect(mine.save()).rejects.toMatchObject({ name: 'VersionError' })
  })

  it('reports a duplicate key', async () => {
    await expect(Person.create({ email: 'a@x' })).rejects.toMatchObject({
      code: 11000,
      keyPattern: { email: 1 },
      keyValue: { email: 'a@x' },
    })
  })

  it('runs transactions, bulk writes and cursors', async () => {
    await mongoose.connection.transaction(async (session) => {
      await Person.create([{ email: 'c@x' }], { session })
      expect(await Person.countDocuments({ email: 'c@x' })).toBe(0)
      expect(await Person.countDocuments({ email: 'c@x' }).session(session)).toBe(1)
    })
    await Person.bulkWrite([
      { insertOne: { document: { email: 'd@x' } } },
      { updateOne: { filter: { email: 'e@x' }, update: { $set: { name: 'E' } }, upsert: true } },
    ])
    const emails: unknown[] = []
    for await (const person of Person.find({}).sort({ email: 1 }).lean().cursor({ batchSize: 2 }))
      emails.push(person.email)
    expect(emails).toEqual(['a@x', 'b@x', 'c@x', 'd@x', 'e@x'])
  })
})
