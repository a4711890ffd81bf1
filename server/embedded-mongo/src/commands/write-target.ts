import type { Document } from '../kernel/bson-values'
import type { SortField } from '../query/sort'
import type { Engine } from '../engine'
import type { Collection } from '../storage/catalog'
import type { Change } from '../storage/documents'
import { hitsOnly, type Hit, type ReadView } from '../storage/scan'
import type { Transaction } from '../storage/transactions'
import { transactionView } from './context'
import { readHits } from './reading'

/** Where write statements read and write: the open LMDB write transaction, or a multi-document transaction. */
export interface WriteTarget {
  collection(): Collection | undefined
  /** throws Locked when an open transaction holds the document */
  assertFree(idKey: Buffer): void
  exists(idKey: Buffer): boolean
  write(change: Change): void
  find(filter: Document, sort: SortField[], hint: unknown): Iterable<Hit>
}

/** For jobs of the group commit. */
export function directTarget(engine: Engine, ns: string): WriteTarget {
  const { catalog, documents, transactions } = engine
  return {
    collection: () => catalog.get(ns),
    assertFree: (idKey) => transactions.assertFree(ns, idKey),
    exists: (idKey) => {
      const collection = catalog.get(ns)
      return collection !== undefined && documents.read(collection, idKey) !== undefined
    },
    write: (change) => {
      documents.write(catalog.ensure(ns), change)
      transactions.noteChange(ns, change.idKey)
    },
    find: (filter, sort, hint) => findIn(engine, catalog.get(ns), {}, filter, sort, hint),
  }
}

export function transactionTarget(engine: Engine, ns: string, txn: Transaction): WriteTarget {
  const { catalog, documents, transactions } = engine
  const view = transactionView(txn)
  return {
    collection: () => catalog.get(ns),
    assertFree: () => undefined,
    exists: (idKey) => {
      const own = txn.overlayOf(ns)?.get(idKey.toString('latin1'))
      if (own) return own.after !== null
      const collection = catalog.get(ns)
      return collection !== undefined && documents.read(collection, idKey, txn.snapshot) !== undefined
    },
    write: (change) => transactions.write(txn, ns, catalog.get(ns), change),
    find: (filter, sort, hint) => findIn(engine, catalog.get(ns), view, filter, sort, hint),
  }
}

function findIn(
  engine: Engine,
  collection: Collection | undefined,
  view: ReadView,
  filter: Document,
  sort: SortField[],
  hint: unknown,
): Iterable<Hit> {
  if (!collection) return []
  return hitsOnly(readHits(engine, { collection, filter, sort, hint }, view))
}
