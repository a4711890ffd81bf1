import { randomUUID } from 'node:crypto'
import { Types } from 'mongoose'
import { inTransaction } from '../../db/connection'
import { useDatabase } from '../../testing/database'
import { AuditChainModel, AuditModel, type AuditDoc } from './audit.model'
import { appendLinks, entryHash, insertAudit, listAudit, readHead } from './audit.repo'
import { sealWaiting } from './audit.seal'
import { verifyChain } from './audit.verify'

useDatabase()

async function write(names: readonly string[]): Promise<void> {
  for (const name of names) {
    const entry = {
      at: new Date('2026-11-25T06:32:00.000Z'),
      event: 'org.created' as const,
      actor: { id: 'a'.repeat(24), name: '演示·甲' },
      org: null,
      subject: { kind: 'org', id: name, name },
      digests: [name],
      note: '',
      requestId: randomUUID(),
      ip: '127.0.0.1',
    }
    await inTransaction((tx) => insertAudit(entry, tx))
  }
}

const names = (n: number) => Array.from({ length: n }, (_, i) => `单位${i + 1}`)
const collection = AuditModel.collection
async function at(seq: number): Promise<AuditDoc> {
  const doc = await AuditModel.findOne({ seq }).lean<AuditDoc>()
  if (!doc) throw new Error(`no entry ${seq}`)
  return doc
}

/** A copy of an entry at another place, linked as if it belonged there. */
function forged(from: AuditDoc, seq: number): AuditDoc {
  const copy = { ...from, _id: new Types.ObjectId(), seq, prevHash: from.hash ?? '' }
  return { ...copy, hash: entryHash(copy, seq, copy.prevHash) }
}

async function sealed(n: number): Promise<void> {
  await write(names(n))
  await sealWaiting()
}

describe('the sealer', () => {
  it('takes entries in the order they came and links each to the one before', async () => {
    await sealed(3)
    await write(['单位4'])
    expect(await sealWaiting()).toBe(1)
    expect(await sealWaiting()).toBe(0)
    const docs = await AuditModel.find().sort({ seq: 1, _id: 1 }).lean()
    expect(docs.map((d) => [d.seq, d.subjectName])).toEqual([1, 2, 3, 4].map((n) => [n, `单位${n}`]))
    expect(docs.map((d) => d.prevHash)).toEqual(['0'.repeat(64), ...docs.slice(0, 3).map((d) => d.hash)])
    expect(await verifyChain()).toEqual({ checked: 4, unsealed: 0, firstBad: null })
  })

  it('goes on from batch to batch', async () => {
    await AuditModel.insertMany(
      names(612).map((name) => ({
        at: new Date(),
        insertedAt: new Date(),
        event: 'org.created',
        subjectId: name,
        requestId: name,
      })),
    )
    expect([await sealWaiting(), await sealWaiting()]).toEqual([500, 112])
    expect(await verifyChain()).toEqual({ checked: 612, unsealed: 0, firstBad: null })
  })

  it('racing with others never forks the chain', async () => {
    for (let round = 0; round < 6; round += 1) {
      await write(names(5))
      const counts = await Promise.all([sealWaiting(), sealWaiting(), sealWaiting(), sealWaiting()])
      expect(counts.reduce((sum, n) => sum + n, 0)).toBe(5)
    }
    expect(await verifyChain()).toEqual({ checked: 30, unsealed: 0, firstBad: null })
  })

  it('gives way when the head moved, and writes nothing when an entry went away meanwhile', async () => {
    await sealed(2)
    await write(['甲', '乙'])
    const head = await readHead()
    const link = { prevHash: head.hash, hash: 'b'.repeat(64), seq: head.seq + 1 }
    const gone = [{ ...link, id: new Types.ObjectId() }]
    await expect(inTransaction((tx) => appendLinks(gone, head.seq, tx))).rejects.toThrow(
      'while it was being sealed',
    )
    expect(await inTransaction((tx) => appendLinks(gone, head.seq - 1, tx))).toBe(false)
    expect(await readHead()).toEqual(head)
  })
})

describe('checking the chain', () => {
  const fields = [
    { note: '改过' },
    { subjectName: '别的单位' },
    { 'actor.name': '别人' },
    { at: new Date(0) },
    { digests: ['x'] },
    { event: 'org.changed' },
    { ip: '10.0.0.1' },
  ]
  it.each(fields)('names an entry whose content was changed: %j', async (set) => {
    await sealed(6)
    const doc = await at(4)
    await collection.updateOne({ seq: 4 }, { $set: set })
    expect((await verifyChain()).firstBad).toEqual({
      seq: 4,
      id: String(doc._id),
      problem: 'its content was changed after it was sealed',
    })
  })

  it('names the next entry when one was changed and its own hash made anew', async () => {
    await sealed(6)
    await collection.updateOne({ seq: 3 }, { $set: { note: '改过' } })
    const doc = await at(3)
    await collection.updateOne({ seq: 3 }, { $set: { hash: entryHash(doc, 3, doc.prevHash ?? '') } })
    expect((await verifyChain()).firstBad).toMatchObject({
      seq: 4,
      problem: 'its link to the entry before does not match',
    })
  })

  it('names the place of a removed entry', async () => {
    await sealed(6)
    await collection.deleteOne({ seq: 3 })
    expect(await verifyChain()).toMatchObject({
      checked: 2,
      firstBad: { seq: 3, id: null, problem: 'entry 3 is missing; the next one present is 4' },
    })
  })

  it('names the first of two entries that changed places', async () => {
    await sealed(6)
    const [two, five] = [await at(2), await at(5)]
    await collection.updateOne({ _id: five._id }, { $set: { seq: 99 } })
    await collection.updateOne({ _id: two._id }, { $set: { seq: 5 } })
    await collection.updateOne({ _id: five._id }, { $set: { seq: 2 } })
    expect((await verifyChain()).firstBad).toMatchObject({ seq: 2, id: String(five._id) })
  })

  it('names an entry that was put in between, also with links made anew', async () => {
    await sealed(4)
    await collection.deleteOne({ seq: 3 })
    await collection.insertOne(forged(await at(2), 3))
    expect((await verifyChain()).firstBad).toMatchObject({
      seq: 4,
      problem: 'its link to the entry before does not match',
    })
  })

  it('reports a tail that was cut off', async () => {
    await sealed(6)
    await collection.deleteMany({ seq: { $gt: 4 } })
    expect((await verifyChain()).firstBad).toEqual({
      seq: 5,
      id: null,
      problem: 'the chain ends at 4, its head says 6: entries were removed from the end',
    })
  })

  it('names an entry added behind the head, and a last one that was replaced', async () => {
    await sealed(3)
    const extra = forged(await at(3), 4)
    await collection.insertOne(extra)
    expect((await verifyChain()).firstBad).toMatchObject({ seq: 4, id: String(extra._id) })
    await collection.deleteOne({ seq: 4 })
    await collection.updateOne({ seq: 3 }, { $set: { note: '换过' } })
    const last = await at(3)
    await collection.updateOne({ seq: 3 }, { $set: { hash: entryHash(last, 3, last.prevHash ?? '') } })
    const replaced = { seq: 3, id: String(last._id), problem: expect.stringContaining('replaced') }
    expect((await verifyChain()).firstBad).toEqual(replaced)
  })

  it('misses the head when it is gone', async () => {
    await sealed(2)
    await AuditChainModel.deleteMany({})
    expect((await verifyChain()).firstBad).toMatchObject({ seq: 1 })
  })

  it('reports the tail that is not sealed yet', async () => {
    await sealed(2)
    await write(['甲', '乙', '丙'])
    expect(await verifyChain()).toEqual({ checked: 2, unsealed: 3, firstBad: null })
  })

  it('is not led astray by a sealer at work', async () => {
    await sealed(3)
    const work = (async () => {
      for (let i = 0; i < 15; i += 1) {
        await write([`新${i}`])
        await sealWaiting()
      }
    })()
    for (let i = 0; i < 10; i += 1) expect((await verifyChain()).firstBad).toBeNull()
    await work
  })
})

describe('the trail', () => {
  it('is read by the whole scope only, newest first, by event, person, subject, day and words', async () => {
    await sealed(3)
    const all = await listAudit({ kind: 'all' }, { limit: 2 })
    expect([all.total, all.items.map((e) => e.subject?.name)]).toEqual([3, ['单位3', '单位2']])
    expect((await listAudit({ kind: 'region', regionId: 'f'.repeat(24) }, { limit: 2 })).total).toBe(0)
    const count = async (query: object) => (await listAudit({ kind: 'all' }, { limit: 9, ...query })).total
    expect(await count({ event: 'org.changed' })).toBe(0)
    expect(await count({ actorId: 'a'.repeat(24) })).toBe(3)
    expect(await count({ subjectId: '单位2' })).toBe(1)
    expect(await count({ q: '位3' })).toBe(1)
    expect(await count({ from: '2026-11-25', through: '2026-11-25' })).toBe(3)
    expect(await count({ from: '2026-11-26' })).toBe(0)
  })
})
