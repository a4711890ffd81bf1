import type { Document } from '../kernel/bson-values'
import { compileFilter } from '../query/matcher'
import type { SortField } from '../query/sort'
import type { Engine } from '../engine'
import { Hit } from '../storage/scan'
import { withView, type CommandContext } from './context'
import { prepareRead, readHits } from './reading'
import { directTarget, type WriteTarget } from './write-target'

/** Collections below this size are searched inside the commit itself. */
const BIG = 2000
/** Documents of a many-document write per step. */
const PORTION = 200

export interface WriteSearch {
  filter: Document
  sort: SortField[]
  hint: unknown
  multi: boolean
  upsert: boolean
}

/**
 * The documents a write will touch, searched outside the commit so that a long search lets others work;
 * null when the search is short (or an upsert, which has to search inside the commit). What is found is
 * read and tested again when it is written.
 */
export async function searchAhead(
  ctx: CommandContext,
  ns: string,
  search: WriteSearch,
): Promise<Buffer[][] | null> {
  const collection = ctx.engine.catalog.get(ns)
  if (ctx.txn || !collection || collection.count < BIG || search.upsert) return null
  const request = { collection, filter: search.filter, sort: search.sort, hint: search.hint }
  const { plan } = prepareRead(request, {})
  if (plan.kind === 'ids' || (!search.multi && plan.kind === 'index')) return null
  const found: Buffer[] = []
  await withView(ctx, (view) =>
    ctx.pacer.drain(readHits(ctx.engine, request, view), ({ idKey }) => {
      found.push(idKey)
      return search.multi
    }),
  )
  return portions(found)
}

/** At least one portion, so that a repeated retryable write still finds its record. */
function portions(found: Buffer[]): Buffer[][] {
  const out = [found.slice(0, PORTION)]
  for (let at = PORTION; at < found.length; at += PORTION) out.push(found.slice(at, at + PORTION))
  return out
}

/** A target that finds only these documents, as far as they still match. */
export function portionTarget(engine: Engine, ns: string, ids: Buffer[], multi: boolean): WriteTarget {
  const direct = directTarget(engine, ns)
  return {
    ...direct,
    find: function* (filter, sort, hint) {
      let found = 0
      for (const hit of stillMatching(engine, ns, ids, filter)) {
        found++
        yield hit
      }
      if (found === 0 && ids.length > 0 && !multi) yield* direct.find(filter, sort, hint)
    },
  }
}

function* stillMatching(engine: Engine, ns: string, ids: Buffer[], filter: Document): Generator<Hit> {
  const collection = engine.catalog.get(ns)
  const test = compileFilter(filter)
  for (const idKey of collection ? ids : []) {
    const raw = collection && engine.documents.read(collection, idKey)
    const hit = raw && new Hit(idKey, raw)
    if (hit && test(hit.doc)) yield hit
  }
}
