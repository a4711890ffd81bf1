import type { Document } from '../kernel/bson-values'
import { MongoError } from '../kernel/errors'
import type { Collection } from './catalog'
import { duplicateKey, encodeDocument, type Change, type Documents } from './documents'
import type { Environment, Snapshot } from './environment'
import { entriesOf, type IndexEntry } from './index-entries'

/** A write outside a transaction met a document that an open transaction has written: wait for its end. */
export class Locked extends Error {
  constructor(readonly holder: Transaction) {
    super('document is locked by a transaction')
  }
}

export interface OverlayEntry {
  idKey: Buffer
  /** null: deleted in the transaction */
  doc: Document | null
  raw: Buffer | null
}

export type Overlay = Map<string, OverlayEntry>

/** One open multi-document transaction: a snapshot, and its own writes kept aside until the commit. */
export class Transaction {
  readonly writes = new Map<string, Overlay>()
  readonly locks = new Set<string>()
  /** entries of unique indexes that the own writes hold, and the document that holds each */
  readonly uniqueKeys = new Map<string, string>()
  state: 'active' | 'committed' | 'aborted' = 'active'
  readonly ended: Promise<void>
  private resolveEnded: () => void = () => undefined
  private users = 0
  private released = false

  constructor(
    readonly snapshot: Snapshot,
    readonly startedAt: number,
  ) {
    this.ended = new Promise((resolve) => (this.resolveEnded = resolve))
  }

  overlayOf(ns: string): Overlay | undefined {
    return this.writes.get(ns)
  }

  /** A command begins to read from the snapshot; it is let go only after the last such command ended. */
  enter(): void {
    this.users++
  }

  leave(): void {
    this.users--
    this.releaseWhenUnused()
  }

  end(state: 'committed' | 'aborted'): void {
    this.state = state
    this.releaseWhenUnused()
    this.resolveEnded()
  }

  private releaseWhenUnused(): void {
    if (this.state === 'active' || this.users > 0 || this.released) return
    this.released = true
    this.snapshot.done()
  }
}

function lockName(ns: string, idKey: Buffer): string {
  return `${ns}\0${idKey.toString('latin1')}`
}

export function writeConflict(): never {
  throw new MongoError(
    'WriteConflict',
    'Write conflict with another operation; please retry the transaction',
    {
      errorLabels: ['TransientTransactionError'],
    },
  )
}

/** The open transactions, who holds which document, and what changed since the oldest of them began. */
export class Transactions {
  private readonly active = new Set<Transaction>()
  private readonly lastChange = new Map<string, number>()
  private clock = 1

  constructor(
    private readonly env: Environment,
    private readonly documents: Documents,
  ) {}

  now(): number {
    return this.clock
  }

  tick(): number {
    return ++this.clock
  }

  begin(): Transaction {
    const txn = new Transaction(this.env.root.useReadTransaction(), this.clock)
    this.active.add(txn)
    return txn
  }

  /** Throws Locked when an open transaction holds the document. */
  assertFree(ns: string, idKey: Buffer): void {
    if (this.active.size === 0) return
    const name = lockName(ns, idKey)
    for (const txn of this.active) if (txn.locks.has(name)) throw new Locked(txn)
  }

  assertNoneHolds(ns: string): void {
    for (const txn of this.active) if (txn.writes.has(ns)) throw new Locked(txn)
  }

  /** Called for each document written outside a transaction or by a commit. */
  noteChange(ns: string, idKey: Buffer): void {
    this.clock++
    if (this.active.size > 0) this.lastChange.set(lockName(ns, idKey), this.clock)
  }

  /** A write inside a transaction: first writer wins, the other one gets 112. */
  write(txn: Transaction, ns: string, collection: Collection | undefined, change: Change): void {
    const name = lockName(ns, change.idKey)
    for (const other of this.active) if (other !== txn && other.locks.has(name)) writeConflict()
    if ((this.lastChange.get(name) ?? 0) > txn.startedAt) writeConflict()
    const raw = change.after && (change.raw ?? encodeDocument(change.after))
    const id = change.idKey.toString('latin1')
    const keys = change.after && collection ? this.freeKeys(txn, collection, change.idKey, change.after) : []
    let overlay = txn.writes.get(ns)
    if (!overlay) txn.writes.set(ns, (overlay = new Map()))
    const before = overlay.get(id)?.doc
    for (const key of before && collection ? uniqueKeys(collection, before) : []) txn.uniqueKeys.delete(key)
    for (const key of keys) txn.uniqueKeys.set(key, id)
    overlay.set(id, { idKey: change.idKey, doc: change.after, raw })
    txn.locks.add(name)
  }

  finish(txn: Transaction, state: 'committed' | 'aborted'): void {
    if (!this.active.delete(txn)) return
    if (this.active.size === 0) this.lastChange.clear()
    txn.end(state)
  }

  abortAll(): void {
    for (const txn of [...this.active]) this.finish(txn, 'aborted')
  }

  /** The entries a document will hold in unique indexes; refuses one that another document holds. */
  private freeKeys(txn: Transaction, collection: Collection, idKey: Buffer, doc: Document): string[] {
    const overlay = txn.overlayOf(collection.ns) ?? new Map<string, OverlayEntry>()
    const keys: string[] = []
    for (const index of collection.indexes.filter((i) => i.spec.unique))
      for (const entry of entriesOf(index, doc).entries) {
        if (this.isTaken(txn, entry, idKey, overlay)) duplicateKey(collection.ns, index, entry.values)
        keys.push(entry.key.toString('latin1'))
      }
    return keys
  }

  private isTaken(txn: Transaction, entry: IndexEntry, idKey: Buffer, overlay: Overlay): boolean {
    const own = txn.uniqueKeys.get(entry.key.toString('latin1'))
    if (own !== undefined) return own !== idKey.toString('latin1')
    return this.documents
      .owners(entry, txn.snapshot)
      .some((owner) => !owner.equals(idKey) && !overlay.has(owner.toString('latin1')))
  }
}

/** Keys begin with the id of their index, so that those of all indexes fit into one map. */
function uniqueKeys(collection: Collection, doc: Document): string[] {
  return collection.indexes
    .filter((index) => index.spec.unique)
    .flatMap((index) => entriesOf(index, doc).entries.map((entry) => entry.key.toString('latin1')))
}
