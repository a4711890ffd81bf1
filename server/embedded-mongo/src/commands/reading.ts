import { isDocument, type Document } from '../kernel/bson-values'
import { filterPaths } from '../query/field-names'
import { compileFilter } from '../query/matcher'
import { choosePlan, type Plan } from '../query/plan'
import { sortFlow, type SortField } from '../query/sort'
import type { Engine } from '../engine'
import type { Collection } from '../storage/catalog'
import { findHits, readerOf, type Hit, type ReadView, type ScanStats, type Test } from '../storage/scan'

export interface ReadRequest {
  collection: Collection
  filter: Document
  sort: SortField[]
  /** how many documents of the order are wanted at most */
  keep?: number
  hint?: unknown
}

export interface PreparedRead {
  plan: Plan
  test: Test | null
}

/** Plan and test of a read. A transaction with own writes cannot take the order from an index. */
export function prepareRead(request: ReadRequest, view: ReadView): PreparedRead {
  const { collection, filter, sort, hint } = request
  compileFilter(filter)
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
    test: Object.keys(filter).length === 0 || isIdLookup(filter, plan) ? null : testOf(filter),
  }
}

/** A test that reads of a document what the filter names. */
function testOf(filter: Document): Test {
  return { passes: compileFilter(filter), reader: readerOf(filterPaths(filter)) }
}

/** `{_id: x}` alone needs no test: the key is the answer, also among the own writes of a transaction. */
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
  const { plan, test } = prepareRead(request, view)
  const hits = findHits(engine.env, engine.documents, request.collection, plan, test, view, stats)
  if (request.sort.length === 0 || plan.sorted) {
    yield* hits
    return
  }
  const reader = readerOf(new Set(request.sort.map(({ segments }) => segments[0] as string)))
  yield* sortFlow(hits, request.sort, (hit) => hit.fields(reader), request.keep)
}
