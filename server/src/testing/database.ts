import { randomBytes } from 'node:crypto'
import mongoose from 'mongoose'
import { connect, disconnect, ensureIndexes } from '../db/connection'

/** Gives a test file a database of its own, with all indexes, emptied before each test and dropped after the file. */
export function useDatabase(): void {
  beforeAll(async () => {
    await connect(testUri(`test_${randomBytes(6).toString('hex')}`))
    await ensureIndexes()
  })
  beforeEach(async () => {
    await Promise.all(Object.values(mongoose.models).map((model) => model.collection.deleteMany({})))
  })
  afterAll(async () => {
    await mongoose.connection.dropDatabase()
    await disconnect()
  })
}

function testUri(name: string): string {
  const base = process.env['TEST_MONGODB_URI']
  if (!base) throw new Error('TEST_MONGODB_URI is not set: run through jest')
  const uri = new URL(base)
  uri.pathname = `/${name}`
  return uri.toString()
}
