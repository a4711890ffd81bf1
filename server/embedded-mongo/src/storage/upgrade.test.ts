import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { mongo } from 'mongoose'
import { startEmbeddedMongo, uriOf } from '../index'
import { codeOf, idsOf } from '../testing/test-server'
import { Catalog } from './catalog'
import { ceilingOf, openEnvironment, type Environment } from './environment'

const dir = mkdtempSync(join(tmpdir(), 'embedded-upgrade-'))
afterAll(() => rmSync(dir, { recursive: true, force: true }))

const LONG = 'x'.repeat(2000)
const DOCUMENTS = [
  { _id: 1, k: 'a', l: [1, 2], p: 1, on: true },
  { _id: 2, k: 'b', l: [3], p: 1, on: false },
  { _id: 3, k: LONG, l: [], s: 's', p: 2, on: true },
]

/** Runs an engine on a folder, with a driver. */
async function withEngine(folder: string, work: (c: mongo.Collection) => Promise<void>): Promise<void> {
  const server = await startEmbeddedMongo({ port: 0, dataDir: folder })
  const client = await mongo.MongoClient.connect(uriOf(server.base, 'test'))
  try {
    await work(client.db().collection('c'))
  } finally {
    await client.close()
    await server.close()
  }
}

async function withFiles(folder: string, work: (env: Environment) => void): Promise<void> {
  const env = openEnvironment(folder)
  try {
    work(env)
  } finally {
    await env.close()
  }
}

async function makeFolder(folder: string): Promise<void> {
  await withEngine(folder, async (c) => {
    await c.createIndexes([
      { key: { k: 1 }, unique: true },
      { key: { l: 1 }, unique: true },
      { key: { s: -1 }, unique: true, sparse: true },
      { key: { p: 1 }, unique: true, partialFilterExpression: { on: true } },
      { key: { on: 1 } },
    ])
    await c.insertMany(DOCUMENTS as never[])
  })
}

function entriesOf(env: Environment): string[] {
  return [...env.entries.getRange({})].map((e) => `${e.key.toString('hex')} ${e.value.toString('hex')}`)
}

const FORMAT = Buffer.from('format')

/** As format 1 had it: behind the fields of a unique index stands the encoded _id. */
function writeFormat1(env: Environment): void {
  const indexes = new Catalog(env).all().flatMap((collection) => collection.indexes)
  env.root.transactionSync(() => {
    for (const { prefix } of indexes.filter(({ spec }) => spec.unique))
      for (const { key, value } of [...env.entries.getRange({ start: prefix, end: ceilingOf(prefix) })]) {
        env.entries.removeSync(key)
        env.entries.putSync(Buffer.concat([key, value]), value)
      }
    env.meta.putSync(FORMAT, Buffer.from('1'))
  })
}

describe('a folder of format 1', () => {
  it('gets the entries of this format when it is opened', async () => {
    const folder = join(dir, 'old')
    await makeFolder(folder)
    let before: string[] = []
    await withFiles(folder, (env) => {
      before = entriesOf(env)
      writeFormat1(env)
      expect(entriesOf(env)).not.toEqual(before)
    })
    for (let round = 0; round < 2; round++)
      await withEngine(folder, async (c) => {
        for (const doc of [
          { k: 'a', l: [9] },
          { k: 'z', l: [2] },
          { k: LONG, l: [9] },
          { k: 'z', l: [9], s: 's' },
        ])
          expect(await codeOf(c.insertOne(doc))).toBe(11000)
        expect(await codeOf(c.insertOne({ k: 'z', l: [9], p: 1, on: true }))).toBe(11000)
        expect([await idsOf(c, { k: LONG }), await idsOf(c, { l: 3 })]).toEqual([[3], [2]])
        await c.deleteOne({ _id: 1 as never })
        await c.insertOne(DOCUMENTS[0] as never)
      })
    await withFiles(folder, (env) => {
      expect(env.format).toBe('2')
      expect(entriesOf(env)).toEqual(before)
    })
  })

  it('is refused when its format is of a later version', async () => {
    const folder = join(dir, 'later')
    await makeFolder(folder)
    await withFiles(folder, (env) => env.meta.putSync(FORMAT, Buffer.from('3')))
    await expect(startEmbeddedMongo({ port: 0, dataDir: folder })).rejects.toThrow('has format 3')
    await expect(startEmbeddedMongo({ port: 0, dataDir: folder })).rejects.toThrow('has format 3')
  })

  it('stays as it was when an index cannot be built, and is not left open', async () => {
    const folder = join(dir, 'broken')
    await makeFolder(folder)
    let before: string[] = []
    await withFiles(folder, (env) => {
      writeFormat1(env)
      for (const { key, value } of [...env.documents.getRange({ limit: 1 })])
        env.documents.putSync(Buffer.concat([key, Buffer.from('twice')]), value)
      before = entriesOf(env)
    })
    await expect(startEmbeddedMongo({ port: 0, dataDir: folder })).rejects.toThrow('E11000')
    await withFiles(folder, (env) => {
      expect(env.format).toBe('1')
      expect(entriesOf(env)).toEqual(before)
    })
  })
})
