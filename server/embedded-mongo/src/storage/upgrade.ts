import type { Catalog } from './catalog'
import type { Documents } from './documents'
import { clearPrefix, FORMAT, writeFormat, type Environment } from './environment'

/**
 * Brings a folder of an older format to the present one, in one write transaction: a process that is killed in
 * the middle begins again from the old state. In format 1 the entries of unique indexes had the document's
 * encoded _id behind the fields.
 */
export function upgradeFolder(env: Environment, catalog: Catalog, documents: Documents): void {
  if (env.format === FORMAT) return
  env.root.transactionSync(() => {
    for (const collection of catalog.all())
      for (const index of collection.indexes.filter(({ spec }) => spec.unique)) {
        clearPrefix(env.entries, index.prefix)
        documents.buildIndex(collection, index)
      }
    writeFormat(env.meta)
  })
}
