import { Long, UUID, type Document } from 'bson'
import { RawClient } from '../testing/raw-client'
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

const lsid = { id: new UUID() }
const numbered = (command: Document, n: number): Document => ({
  ...command,
  lsid,
  txnNumber: Long.fromNumber(n),
  $db: 'test',
})

describe('retryable writes', () => {
  it('answer a repeated command with the first reply, and apply it once', async () => {
    await t.db.collection('retry').insertOne({ _id: 1, n: 0 } as never)
    const update = numbered({ update: 'retry', updates: [{ q: { _id: 1 }, u: { $inc: { n: 1 } } }] }, 1)
    const [first, second] = [await raw.command(update), await raw.command(update)]
    expect(first).toEqual({ n: 1, nModified: 1, ok: 1 })
    expect(second).toEqual(first)
    expect((await t.db.collection('retry').findOne({}))?.['n']).toBe(1)
  })

  it('do so for inserts with errors and for findAndModify', async () => {
    const insert = numbered({ insert: 'retry', documents: [{ _id: 5 }, { _id: 1 }] }, 2)
    expect([await raw.command(insert), await raw.command(insert)]).toEqual([
      expect.objectContaining({ n: 1, writeErrors: [expect.objectContaining({ index: 1, code: 11000 })] }),
      expect.objectContaining({ n: 1 }),
    ])
    const modify = numbered(
      { findAndModify: 'retry', query: { _id: 5 }, update: { $inc: { n: 1 } }, new: true },
      3,
    )
    await raw.command(modify)
    expect(await raw.command(modify)).toMatchObject({ value: { _id: 5, n: 1 } })
  })

  it('do so when both arrive at the same time on two connections', async () => {
    const other = await RawClient.open(t.server.port)
    const update = numbered(
      { update: 'retry', updates: [{ q: { _id: 9 }, u: { $inc: { n: 1 } }, upsert: true }] },
      4,
    )
    const [a, b] = await Promise.all([raw.command(update), other.command(update)])
    expect(a).toEqual(b)
    expect((await t.db.collection('retry').findOne({ _id: 9 as never }))?.['n']).toBe(1)
    other.close()
  })

  it('keep commands of one number apart by their statement ids', async () => {
    const insert = (ids: number[], _id: number): Document =>
      numbered({ insert: 'retry', documents: [{ _id }], stmtIds: ids }, 5)
    expect(await raw.command(insert([0], 20))).toMatchObject({ n: 1 })
    expect(await raw.command(insert([1], 21))).toMatchObject({ n: 1 })
    expect(await raw.command(insert([1], 21))).toEqual({ n: 1, ok: 1 })
  })

  it('refuse a number older than the last one', async () => {
    expect(await raw.command(numbered({ insert: 'retry', documents: [{}] }, 2))).toMatchObject({
      ok: 0,
      code: 225,
    })
  })

  it('refuse numbers on writes that touch many documents', async () => {
    const many = numbered({ delete: 'retry', deletes: [{ q: {}, limit: 0 }] }, 6)
    expect(await raw.command(many)).toMatchObject({ ok: 0, code: 72 })
  })

  it('answer a repeated commit as the first one', async () => {
    const txn = { lsid: { id: new UUID() }, txnNumber: Long.fromNumber(1), autocommit: false }
    await raw.command({
      insert: 'retry',
      documents: [{ _id: 40 }],
      ...txn,
      startTransaction: true,
      $db: 'test',
    })
    const commit = { commitTransaction: 1, ...txn, $db: 'admin' }
    expect([await raw.command(commit), await raw.command(commit)]).toEqual([{ ok: 1 }, { ok: 1 }])
    expect(await t.db.collection('retry').countDocuments({ _id: 40 as never })).toBe(1)
  })
})
