import { MongoError } from '../kernel/errors'
import type { Collection, Index } from './catalog'
import { duplicateKey, type Change, type Documents } from './documents'
import type { Environment, Snapshot } from './environment'
import { entriesIn, touchedIndexes, type IndexEntries, type IndexEntry } from './index-entries'
import type { Hit } from './scan'

/** A write outside a transaction met a document that an open transaction has written: wait for its end. */
export class Locked extends Error {
  constructor(readonly holder: Transaction) {
    super('document is locked by a transaction')
  }
}

export interface OverlayEntry {
  idKey: Buffer
  /** as the snapshot has it, and as it stays until the commit, for nobody else may write it; null: not there */
  before: Hit | null
  /** null: deleted in the transaction */
  after: Hit | null
  /** of `after`: in unique indexes and in those that the writes have touched, kept for the commit */
  entries: ReadonlyMap<Index, IndexEntries>
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
  /** in the order they began */
  private readonly active = new Set<Transaction>()
  /** in the order of the changes */
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
    if (this.active.size === 0) return
    const name = lockName(ns, idKey)
    this.lastChange.delete(name)
    this.lastChange.set(name, this.clock)
  }

  /** A write inside a transaction: first writer wins, the other one gets 112. */
  write(txn: Transaction, ns: string, collection: Collection | undefined, change: Change): void {
    const name = lockName(ns, change.idKey)
    for (const other of this.active) if (other !== txn && other.locks.has(name)) writeConflict()
    if ((this.lastChange.get(name) ?? 0) > txn.startedAt) writeConflict()
    const { idKey, after } = change
    const id = idKey.toString('latin1')
    const overlay = txn.writes.get(ns) ?? new Map<string, OverlayEntry>()
    const own = overlay.get(id)
    const known = own?.entries ?? NO_ENTRIES
    const entries = after && collection ? entriesNow(collection, change.before, after, known) : NO_ENTRIES
    const keys = this.freeKeys(txn, overlay, ns, id, entries)
    for (const key of uniqueKeys(known)) txn.uniqueKeys.delete(key)
    for (const key of keys) txn.uniqueKeys.set(key, id)
    const before = own ? own.before : change.before
    txn.writes.set(ns, overlay.set(id, { idKey, before, after, entries }))
    txn.locks.add(name)
  }

  finish(txn: Transaction, state: 'committed' | 'aborted'): void {
    if (!this.active.delete(txn)) return
    this.forgetChanges()
    txn.end(state)
  }

  /** Changes that are remembered for open transactions. */
  get remembered(): number {
    return this.lastChange.size
  }

  abortAll(): void {
    for (const txn of [...this.active]) this.finish(txn, 'aborted')
  }

  /** What is not younger than the oldest open transaction conflicts with none of them. */
  private forgetChanges(): void {
    const [oldest] = this.active
    if (!oldest) this.lastChange.clear()
    else
      for (const [name, at] of this.lastChange) {
        if (at > oldest.startedAt) break
        this.lastChange.delete(name)
      }
  }

  /** The entries a document will hold in unique indexes; refuses one that another document holds. */
  private freeKeys(
    txn: Transaction,
    overlay: Overlay,
    ns: string,
    id: string,
    all: ReadonlyMap<Index, IndexEntries>,
  ): string[] {
    const keys: string[] = []
    for (const { index, entries } of all.values())
      for (const entry of index.spec.unique ? entries : []) {
        const key = entry.key.toString('latin1')
        if (this.isTaken(txn, overlay, id, entry, key)) duplicateKey(ns, index, entry.values)
        keys.push(key)
      }
    return keys
  }

  /** A document that the transaction has written itself no longer holds what it holds in the snapshot. */
  private isTaken(txn: Transaction, overlay: Overlay, id: string, entry: IndexEntry, key: string): boolean {
    const own = txn.uniqueKeys.get(key)
    if (own !== undefined) return own !== id
    const owner = this.documents.ownerOf(entry, txn.snapshot)?.toString('latin1')
    return owner !== undefined && owner !== id && !overlay.has(owner)
  }
}

const NO_ENTRIES: ReadonlyMap<Index, IndexEntries> = new Map()

/** Entries of what is written, in unique indexes and in those it touches; what is known of others stays good. */
function entriesNow(
  collection: Collection,
  before: Hit | null,
  after: Hit,
  known: ReadonlyMap<Index, IndexEntries>,
): ReadonlyMap<Index, IndexEntries> {
  const touched = touchedIndexes(collection, before, after)
  const unique = collection.indexes.filter(
    (index) => index.spec.unique && !touched.includes(index) && !known.has(index),
  )
  const fresh = entriesIn(unique.length === 0 ? touched : [...touched, ...unique], after).map(
    (entries) => [entries.index, entries] as const,
  )
  return new Map([...(before ? known : NO_ENTRIES), ...fresh])
}

/** They begin with the id of their index, so that those of all indexes fit into one map. */
function uniqueKeys(all: ReadonlyMap<Index, IndexEntries>): string[] {
  return [...all.values()].flatMap(({ index, entries }) =>
    index.spec.unique ? entries.map(({ key }) => key.toString('latin1')) : [],
  )
}
