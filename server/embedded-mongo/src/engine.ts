import type { Document } from './kernel/bson-values'
import { Cursors } from './commands/cursors'
import { Sessions } from './commands/sessions'
import { Catalog } from './storage/catalog'
import { Documents } from './storage/documents'
import { openEnvironment, type Environment } from './storage/environment'
import { GroupCommit } from './storage/group-commit'
import { Transactions } from './storage/transactions'
import { upgradeFolder } from './storage/upgrade'

/** The parts of one open data folder. */
export interface Engine {
  env: Environment
  catalog: Catalog
  documents: Documents
  transactions: Transactions
  writer: GroupCommit
  cursors: Cursors
  sessions: Sessions
  /** host:port as clients reach it */
  address: string
  closing: boolean
}

export const REPLICA_SET = 'rs0'

/** Opens a data folder; one that cannot be used is closed again before the error comes out. */
export async function openEngine(dir: string): Promise<Engine> {
  const env = openEnvironment(dir)
  try {
    return engineOf(env)
  } catch (error) {
    await env.close()
    throw error
  }
}

function engineOf(env: Environment): Engine {
  const catalog = new Catalog(env)
  const documents = new Documents(env, catalog)
  upgradeFolder(env, catalog, documents)
  const transactions = new Transactions(env, documents)
  const writer = new GroupCommit(env, catalog)
  const cursors = new Cursors()
  const sessions = new Sessions(env, transactions, (txn) => cursors.killOf(txn))
  return {
    env,
    catalog,
    documents,
    transactions,
    writer,
    cursors,
    sessions,
    address: '',
    closing: false,
  }
}

/** Writes what is queued, ends transactions and cursors (before their snapshots), then closes the files. */
export async function closeEngine(engine: Engine): Promise<void> {
  engine.closing = true
  engine.writer.close()
  engine.cursors.killAll()
  engine.sessions.close()
  await engine.env.close()
}

export type Reply = Document | Buffer
