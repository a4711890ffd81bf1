import { Binary } from 'bson'
import { isDocument, readDocument, writeDocument, type Document } from '../kernel/bson-values'
import { fail } from '../kernel/errors'
import type { Environment } from '../storage/environment'
import type { Transaction, Transactions } from '../storage/transactions'
import { noSuchTransaction } from './pacer'

/** As MongoDB: a session is forgotten after 30 minutes, a transaction is ended after 60 seconds. */
const SESSION_MS = 30 * 60_000
const TRANSACTION_MS = 60_000

/** How far a retryable write has come; kept in the LMDB transaction of the write itself. */
export interface WriteRecord {
  /** the statement ids of the command, as text: one session number may cover several commands */
  statements: string
  next: number
  done: boolean
  reply: Document
}

interface StoredSession extends Document {
  txnNumber: bigint
  at: Date
  committed: boolean
  writes: WriteRecord[]
}

interface OpenTransaction {
  number: bigint
  txn: Transaction
  timer: NodeJS.Timeout
}

/** Logical sessions: the record that makes retries harmless, and the open transactions. */
export class Sessions {
  private readonly open = new Map<string, OpenTransaction>()

  constructor(
    private readonly env: Environment,
    private readonly transactions: Transactions,
    private readonly onTransactionEnd: (txn: Transaction) => void,
  ) {}

  /** The record of a retried write. A number older than the session's last one is refused (225). */
  writeRecord(session: string, number: bigint, statements: string): WriteRecord | undefined {
    const stored = this.load(session)
    if (!stored) return undefined
    if (stored.txnNumber > number)
      fail('TransactionTooOld', `Retryable write with txnNumber ${number} is older than the last one`)
    return stored.txnNumber === number ? stored.writes.find((w) => w.statements === statements) : undefined
  }

  saveWrite(session: string, number: bigint, record: WriteRecord): void {
    const stored = this.load(session)
    const others =
      stored?.txnNumber === number ? stored.writes.filter((w) => w.statements !== record.statements) : []
    this.save(session, { txnNumber: number, at: new Date(), committed: false, writes: [...others, record] })
  }

  saveCommit(session: string, number: bigint): void {
    this.save(session, { txnNumber: number, at: new Date(), committed: true, writes: [] })
  }

  wasCommitted(session: string, number: bigint): boolean {
    const stored = this.load(session)
    return stored?.txnNumber === number && stored.committed
  }

  start(session: string, number: bigint): Transaction {
    const before = this.open.get(session)
    if (before && before.number >= number) {
      if (before.number > number) fail('TransactionTooOld', `txnNumber ${number} is older than the last one`)
      fail('ConflictingOperationInProgress', 'the transaction number was already used')
    }
    if (before) this.end(session, 'aborted')
    const txn = this.transactions.begin()
    const timer = setTimeout(() => this.end(session, 'aborted'), TRANSACTION_MS)
    timer.unref()
    this.open.set(session, { number, txn, timer })
    return txn
  }

  /** The transaction a command belongs to; 251 when it is not (or no longer) open. */
  current(session: string, number: bigint): Transaction {
    const found = this.open.get(session)
    if (!found || found.number !== number || found.txn.state !== 'active') throw noSuchTransaction()
    return found.txn
  }

  /** Commit or abort; cursors that read from its snapshot end first. */
  end(session: string, state: 'committed' | 'aborted'): void {
    const found = this.open.get(session)
    if (!found) return
    clearTimeout(found.timer)
    this.onTransactionEnd(found.txn)
    this.transactions.finish(found.txn, state)
    if (state === 'committed') this.open.delete(session)
  }

  endOf(txn: Transaction): void {
    for (const [session, found] of this.open) if (found.txn === txn) this.end(session, 'aborted')
  }

  /** Forgets sessions that were not used for 30 minutes (inside a write transaction). */
  forgetOld(now: number): void {
    const old: Buffer[] = []
    for (const { key, value } of this.env.sessions.getRange({})) {
      const stored = readDocument(value) as StoredSession
      if (stored.at.getTime() < now - SESSION_MS) old.push(key)
    }
    for (const key of old) this.env.sessions.removeSync(key)
    for (const [session, found] of this.open) if (found.txn.state !== 'active') this.open.delete(session)
  }

  idOf(lsid: Document): string {
    return sessionId(lsid) ?? ''
  }

  close(): void {
    for (const session of [...this.open.keys()]) this.end(session, 'aborted')
  }

  private load(session: string): StoredSession | undefined {
    const raw = this.env.sessions.get(Buffer.from(session, 'hex'))
    return raw && (readDocument(raw) as StoredSession)
  }

  private save(session: string, stored: StoredSession): void {
    this.env.sessions.putSync(Buffer.from(session, 'hex'), writeDocument(stored))
  }
}

/** The session id of a command as hex, or null. */
export function sessionId(lsid: unknown): string | null {
  if (lsid === undefined) return null
  const id = isDocument(lsid) ? lsid['id'] : undefined
  if (!(id instanceof Binary) || id.position !== 16) return fail('InvalidOptions', 'lsid.id must be a UUID')
  return Buffer.from(id.buffer.subarray(0, 16)).toString('hex')
}
