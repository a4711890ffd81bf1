import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { mongo } from 'mongoose'
import { startEmbeddedMongo, uriOf, type EmbeddedMongo } from '../index'

export interface TestServer {
  server: EmbeddedMongo
  client: mongo.MongoClient
  db: mongo.Db
  dir: string
  /** an empty collection of its own */
  collection(docs?: mongo.OptionalId<mongo.Document>[]): Promise<mongo.Collection>
  stop(): Promise<void>
}

let made = 0

/** A running engine on a free port and an empty folder, with a connected driver. */
export async function startTestServer(ttlIntervalMs = 60_000): Promise<TestServer> {
  const dir = mkdtempSync(join(tmpdir(), 'embedded-mongo-'))
  const server = await startEmbeddedMongo({ port: 0, dataDir: dir, ttlIntervalMs })
  const client = await mongo.MongoClient.connect(uriOf(server.base, 'test'))
  const db = client.db()
  return {
    server,
    client,
    db,
    dir,
    collection: async (docs = []) => {
      const collection = db.collection(`c${++made}`)
      if (docs.length > 0) await collection.insertMany(docs)
      return collection
    },
    stop: async () => {
      await client.close()
      await server.close()
      rmSync(dir, { recursive: true, force: true })
    },
  }
}

/** The error code of a refused call; fails the test when it is not refused. */
export async function codeOf(call: Promise<unknown>): Promise<unknown> {
  try {
    await call
  } catch (error) {
    return error instanceof mongo.MongoServerError ? error.code : error
  }
  throw new Error('the call was not refused')
}

/** Ids of the documents of a filter, in order. */
export async function idsOf(
  collection: mongo.Collection,
  filter: mongo.Document,
  options: mongo.FindOptions = {},
): Promise<unknown[]> {
  const found = await collection.find(filter, { sort: { _id: 1 }, ...options }).toArray()
  return found.map((doc) => doc._id)
}
