import { isDocument, type Document } from '../kernel/bson-values'
import { compileFilter, type Predicate } from '../query/matcher'
import { choosePlan, type Plan } from '../query/plan'
import { sortBy, type SortField } from '../query/sort'
import type { Engine } from '../engine'
import type { Collection } from '../storage/catalog'
import { findHits, type Hit, type ReadView, type ScanStats } from '../storage/scan'

export interface ReadRequest {
  collection: Collection
  filter: Document
  sort: SortField[]
  hint?: unknown
}

export interface PreparedRead {
  plan: Plan
  test: Predicate | null
}

/** Plan and test of a read. A transaction with own writes cannot take the order from an index. */
export function prepareRead(request: ReadRequest, view: ReadView): PreparedRead {
  const { collection, filter, sort, hint } = request
  const predicate = compileFilter(filter)
  const plan = choosePlan({
    collection,
    filter,
    sort,
    ...(hint === undefined || (isDocument(hint) && Object.keys(hint).length === 0) ? {} : { hint }),
    ...(view.snapshotAt === undefined ? {} : { snapshotAt: view.snapshotAt }),
  })
  const mixed = (view.overlayOf?.(collection.ns)?.size ?? 0) > 0
  return {
    plan: mixed ? { ...plan, sorted: false } : plan,
    test: Object.keys(filter).length === 0 || isIdLookup(filter, plan) ? null : predicate,
  }
}

/** `{_id: x}` alone needs no test: the key is the answer. With own writes in a transaction it does. */
function isIdLookup(filter: Document, plan: Plan): boolean {
  return (
    plan.kind === 'ids' &&
    plan.ids.length === 1 &&
    Object.keys(filter).length === 1 &&
    Object.hasOwn(filter, '_id') &&
    !isOperator(filter['_id'])
  )
}

function isOperator(value: unknown): boolean {
  return value === null || Array.isArray(value) || isDocument(value)
}

/** The documents of a read in the wanted order, with pauses. */
export function* readHits(
  engine: Engine,
  request: ReadRequest,
  view: ReadView,
  stats?: ScanStats,
): Generator<Hit | null> {
  const prepared = prepareRead(request, view)
  const mixed = (view.overlayOf?.(request.collection.ns)?.size ?? 0) > 0
  const test = mixed ? compileFilter(request.filter) : prepared.test
  const hits = findHits(engine.env, engine.documents, request.collection, prepared.plan, test, view, stats)
  if (request.sort.length === 0 || prepared.plan.sorted) {
    yield* hits
    return
  }
  const all: Hit[] = []
  for (const hit of hits)
    if (hit) all.push(hit)
    else yield null
  yield* sortBy(all, request.sort, (hit) => hit.doc)
}
