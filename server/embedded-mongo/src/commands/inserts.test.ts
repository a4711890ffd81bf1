import { DBRef, Double, ObjectId, serialize, type Document } from 'bson'
import { RawClient, sequenceMessageOf } from '../testing/raw-client'
import { startTestServer, type TestServer } from '../testing/test-server'

let t: TestServer
let raw: RawClient
beforeAll(async () => {
  t = await startTestServer()
  raw = await RawClient.open(t.server.port)
})
afterAll(async () => {
  raw.close()
  await t.stop()
})

let made = 0
const bytes = (doc: Document): Buffer => Buffer.from(serialize(doc))

/** Sends documents as they are, and gives the reply and what is stored afterwards. */
async function insert(documents: Buffer[], options: Document = {}) {
  const name = `inserts${++made}`
  const reply = await raw.send(
    sequenceMessageOf({ insert: name, ...options, $db: 'test' }, 'documents', documents),
  )
  const stored = await t.db
    .collection(name)
    .find({}, { sort: { _id: 1 }, promoteValues: false })
    .toArray()
  return { reply, stored, ids: stored.map((doc) => Number(doc._id)) }
}

/** A document of two texts of which the second is not UTF-8. */
function brokenText(_id: number): Buffer {
  const out = bytes({ _id, a: '督查', b: '督查' })
  out[out.lastIndexOf('查') + 1] = 0xff
  return out
}

describe('documents of an insert', () => {
  it.each<[string, Buffer]>([
    ['text that is not UTF-8', brokenText(2)],
    ['a boolean that is neither', Buffer.from([9, 0, 0, 0, 8, 0x61, 0, 2, 0])],
    ['an unknown type', Buffer.from([8, 0, 0, 0, 0x20, 0x61, 0, 0])],
    [
      'a text longer than its document',
      Buffer.from('10000000026100ff000000610000000000'.slice(0, 32), 'hex'),
    ],
  ])('with %s refuse the whole command', async (_, malformed) => {
    const { reply, ids } = await insert([bytes({ _id: 1 }), malformed, bytes({ _id: 3 })], { ordered: false })
    expect(reply).toMatchObject({ ok: 0, code: 22, codeName: 'InvalidBSON' })
    expect(ids).toEqual([])
  })

  it('that may not be stored are refused one by one', async () => {
    const reserved = bytes({ _id: 4, a: { _bsontypX: 1 } })
    reserved.write('_bsontype', reserved.indexOf('_bsontypX'))
    const documents = [
      bytes({ _id: 1 }),
      bytes({ _id: 2, a: [{ b: { $c: 1 } }] }),
      bytes({ _id: 3, a: new DBRef('c', new ObjectId()) }),
      reserved,
      bytes({ _id: [1] }),
      bytes({ _id: /x/ }),
      bytes({ _id: 'x'.repeat(500) }),
      bytes({ _id: 7 }),
    ]
    const { reply, ids } = await insert(documents, { ordered: false })
    expect(ids).toEqual([1, 7])
    expect(reply).toMatchObject({ n: 2, ok: 1 })
    expect(reply?.['writeErrors'].map((e: Document) => [e['index'], e['code']])).toEqual([
      [1, 52],
      [2, 2],
      [3, 2],
      [4, 53],
      [5, 53],
      [6, 17280],
    ])
    expect((await insert(documents)).ids).toEqual([1])
  })

  it('above 16 MB are refused', async () => {
    const { reply, ids } = await insert([bytes({ _id: 1, text: 'x'.repeat(16 * 1024 * 1024) })])
    expect([reply?.['writeErrors'][0].code, ids]).toEqual([10334, []])
  })

  it('are stored with _id first and otherwise as they came', async () => {
    const { stored } = await insert([
      bytes({ n: new Double(3), _id: 1, 5: 'five' }),
      bytes({ x: undefined, _id: 2, r: /a/i }),
    ])
    expect(stored.map((doc) => Object.keys(doc))).toEqual([
      ['5', '_id', 'n'],
      ['_id', 'r'],
    ])
    expect(stored[0]?.['n']).toEqual(new Double(3))
  })

  it('get an _id when they have none', async () => {
    const { stored } = await insert([bytes({ a: 1 }), bytes({ a: 2 })])
    expect(stored.every((doc) => doc._id instanceof ObjectId)).toBe(true)
  })

  it('with the same _id are refused, also as a part of one command', async () => {
    const { reply, ids } = await insert([bytes({ a: 1, _id: 5 }), bytes({ _id: 5 })])
    expect(reply).toMatchObject({ n: 1, writeErrors: [{ index: 1, code: 11000, keyValue: { _id: 5 } }] })
    expect(ids).toEqual([5])
  })

  it('are found, changed and removed in the transaction that wrote them', async () => {
    const c = await t.collection()
    await c.createIndex({ 'a.b': 1 })
    await t.client.withSession((session) =>
      session.withTransaction(async () => {
        await c.insertMany(
          [1, 2, 3].map((b) => ({ a: { b } })),
          { session },
        )
        await c.updateOne({ 'a.b': 1 }, { $set: { 'a.b': 10 } }, { session })
        await c.deleteOne({ 'a.b': 2 }, { session })
        expect((await c.find({}, { session }).toArray()).map((d) => d['a'].b).sort()).toEqual([10, 3])
      }),
    )
    expect(await c.countDocuments({ 'a.b': { $gte: 1 } })).toBe(2)
  })
})
