import mongoose, { type ClientSession, type Connection } from 'mongoose'

/** A running transaction: every write takes one. */
export type Tx = ClientSession

/** What of an error from the driver decides what to do. */
interface MongoErrorLike {
  code?: number
  keyPattern?: Record<string, unknown>
}

mongoose.set('strictQuery', 'throw')
mongoose.set('sanitizeFilter', true)
mongoose.set('autoCreate', false)
mongoose.set('autoIndex', false)

/** Connects, and checks that the other side is a replica set with durable writes. */
export async function connect(uri: string): Promise<Connection> {
  await mongoose.connect(uri, {
    writeConcern: { w: 'majority', j: true },
    readConcern: { level: 'majority' },
    retryWrites: true,
    serverSelectionTimeoutMS: 10_000,
    maxPoolSize: 50,
  })
  const problem = await durabilityProblem(mongoose.connection)
  if (problem) {
    await mongoose.disconnect()
    throw new Error(problem)
  }
  return mongoose.connection
}

export async function disconnect(): Promise<void> {
  await mongoose.disconnect()
}

/** Creates collections and indexes of every model; safe to run at each start and by several servers at once. */
export async function ensureIndexes(): Promise<void> {
  for (const model of Object.values(mongoose.models)) {
    await model.createCollection().catch(ignoreExisting)
    await model.createIndexes()
  }
}

/** Runs `act` in one transaction, again after a transient conflict, and commits with majority and journal. */
export async function inTransaction<T>(act: (tx: Tx) => Promise<T>): Promise<T> {
  const session = await mongoose.startSession()
  try {
    return await session.withTransaction(() => act(session), {
      readConcern: { level: 'snapshot' },
      writeConcern: { w: 'majority', j: true },
    })
  } finally {
    await session.endSession()
  }
}

/** The fields of the unique index that a write ran into, or null when it failed otherwise. */
export function duplicateFields(error: unknown): string[] | null {
  const { code, keyPattern } = (error ?? {}) as MongoErrorLike
  return code === 11_000 ? Object.keys(keyPattern ?? {}) : null
}

/**
 * An upsert that lost a race inside a transaction: MongoDB reports a write conflict, other engines the duplicate
 * key. Either way the transaction is to be tried again, and then finds what the winner wrote.
 */
export function retryAfterRace(error: unknown): unknown {
  if (error instanceof mongoose.mongo.MongoError && duplicateFields(error)) {
    error.addErrorLabel('TransientTransactionError')
  }
  return error
}

export async function isReady(): Promise<boolean> {
  try {
    return (await mongoose.connection.db?.admin().ping())?.['ok'] === 1
  } catch {
    return false
  }
}

async function durabilityProblem(connection: Connection): Promise<string | null> {
  const hello = (await connection.db?.admin().command({ hello: 1 })) as { setName?: string } | undefined
  if (!hello?.setName) {
    return 'MONGODB_URI: the server is not a member of a replica set (hello.setName is missing); transactions need one'
  }
  const { writeConcern, readConcern } = connection.getClient().options
  if (writeConcern?.w !== 'majority' || writeConcern.journal !== true) {
    return 'MONGODB_URI: the effective write concern must be majority with journal; remove w, journal or j from the address'
  }
  if (readConcern?.level !== 'majority') {
    return 'MONGODB_URI: the effective read concern must be majority; remove readConcernLevel from the address'
  }
  return null
}

function ignoreExisting(error: unknown): void {
  if ((error as MongoErrorLike).code !== 48) throw error
}
