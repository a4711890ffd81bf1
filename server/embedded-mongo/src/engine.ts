import type { Document } from './kernel/bson-values'
import { Cursors } from './commands/cursors'
import { Sessions } from './commands/sessions'
import { Catalog } from './storage/catalog'
import { Documents } from './storage/documents'
import { openEnvironment, type Environment } from './storage/environment'
import { GroupCommit } from './storage/group-commit'
import { Transactions } from './storage/transactions'

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

export function openEngine(dir: string): Engine {
  const env = openEnvironment(dir)
  const catalog = new Catalog(env)
  const documents = new Documents(env, catalog)
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
