import { FieldReader, type FieldNames } from '../kernel/bson-fields'
import type { Document } from '../kernel/bson-values'
import { RawDocument } from '../kernel/raw-document'
import { sliceSpent } from '../kernel/slice'
import type { Predicate } from '../query/matcher'
import type { IndexPlan, KeyRange, Plan } from '../query/plan'
import { walkAbreast } from './abreast'
import type { Collection } from './catalog'
import type { Documents } from './documents'
import type { Environment, Snapshot } from './environment'
import type { Overlay } from './transactions'

/** What a read sees: a snapshot (or, inside the writer, the open write transaction), and a transaction's own writes. */
export interface ReadView {
  snapshot?: Snapshot
  /** change counter at the snapshot, when indexes may be younger than it */
  snapshotAt?: number
  overlayOf?: (ns: string) => Overlay | undefined
}

/** A stored document, or one that is about to be stored. */
export class Hit extends RawDocument {
  constructor(
    readonly idKey: Buffer,
    raw: Buffer,
    parsed: Document | null = null,
  ) {
    super(raw, parsed)
  }
}

export interface ScanStats {
  keysExamined: number
  docsExamined: number
}

interface Scan {
  env: Environment
  documents: Documents
  collection: Collection
  view: ReadView
  overlay: Overlay | undefined
}

/** A test of documents, and the reader of the fields it looks at. */
export interface Test {
  passes: Predicate
  reader: FieldReader | null
}

export function readerOf(names: FieldNames): FieldReader | null {
  return names && new FieldReader(names)
}

/**
 * Documents of a plan that pass the test (null: all), in plan order, then those written in the own
 * transaction. Yields null when a slice is spent so that the driver can let other work in.
 */
export function* findHits(
  env: Environment,
  documents: Documents,
  collection: Collection,
  plan: Plan,
  test: Test | null,
  view: ReadView,
  stats?: ScanStats,
): Generator<Hit | null> {
  const overlay = view.overlayOf?.(collection.ns)
  for (const hit of candidates({ env, documents, collection, view, overlay }, plan, stats)) {
    if (stats) stats.docsExamined++
    if (!test || test.passes(hit.fields(test.reader))) yield hit
    if (sliceSpent()) yield null
  }
  if (overlay) yield* ownHits(overlay, plan, test)
}

/** What the transaction itself wrote. Each document is read whole, once: such searches repeat. */
function* ownHits(overlay: Overlay, plan: Plan, test: Test | null): Generator<Hit> {
  const own =
    plan.kind === 'ids' ? plan.ids.map((id) => overlay.get(id.toString('latin1'))) : overlay.values()
  for (const entry of own)
    if (entry?.after && (!test || test.passes(entry.after.doc))) yield new Hit(entry.idKey, entry.after.raw)
}

/** Entries counted in one go. */
const STRIDE = 20_000

/** How many entries the ranges hold, without reading a document; yields null when a slice is spent. */
export function* countEntries(
  env: Environment,
  ranges: KeyRange[],
  { snapshot }: ReadView,
): Generator<null, number> {
  let total = 0
  for (const range of ranges) {
    let rest = range
    for (let start = keyAt(env, rest, snapshot); start; start = keyAt(env, rest, snapshot)) {
      total += STRIDE
      rest = { start, end: range.end }
      if (sliceSpent()) yield null
    }
    total += env.entries.getKeysCount(rangeOptions(rest, false, snapshot))
    if (sliceSpent()) yield null
  }
  return total
}

/** How many documents have entries in the ranges, also those with several. */
export function* countIds(
  env: Environment,
  ranges: KeyRange[],
  { snapshot }: ReadView,
): Generator<null, number> {
  const seen = new Set<string>()
  for (const range of ranges)
    for (const { value } of env.entries.getRange(rangeOptions(range, false, snapshot))) {
      seen.add(value.toString('latin1'))
      if (sliceSpent()) yield null
    }
  return seen.size
}

/** The key one stride behind the start of a range. */
function keyAt(env: Environment, range: KeyRange, snapshot: Snapshot | undefined): Buffer | undefined {
  const options = { ...rangeOptions(range, false, snapshot), offset: STRIDE, limit: 1 }
  for (const key of env.entries.getKeys(options)) return Buffer.from(key)
  return undefined
}

/** The hits of a scan whose driver does not need to share the event loop. */
export function* hitsOnly(scan: Iterable<Hit | null>): Generator<Hit> {
  for (const hit of scan) if (hit) yield hit
}

function* candidates(scan: Scan, plan: Plan, stats?: ScanStats): Generator<Hit> {
  if (plan.kind === 'documents') yield* documentRange(scan, plan.range, plan.reverse)
  else yield* byIds(scan, idKeys(scan, plan, stats))
}

function* documentRange(
  { env, collection, view, overlay }: Scan,
  range: KeyRange,
  reverse: boolean,
): Generator<Hit> {
  for (const { key, value } of env.documents.getRange(rangeOptions(range, reverse, view.snapshot))) {
    const idKey = key.subarray(collection.prefix.length)
    if (!overlay?.has(idKey.toString('latin1'))) yield new Hit(idKey, value)
  }
}

function* byIds({ documents, collection, view, overlay }: Scan, ids: Iterable<Buffer>): Generator<Hit> {
  for (const idKey of ids) {
    if (overlay?.has(idKey.toString('latin1'))) continue
    const raw = documents.read(collection, idKey, view.snapshot)
    if (raw) yield new Hit(idKey, raw)
  }
}

function* idKeys(
  scan: Scan,
  plan: Exclude<Plan, { kind: 'documents' }>,
  stats?: ScanStats,
): Generator<Buffer> {
  if (plan.kind === 'ids') yield* plan.ids
  else if (plan.kind === 'union') yield* unique(unionKeys(scan, plan.plans, stats))
  else if (plan.lanes === null && (plan.index.multi || plan.ranges.length > 1))
    yield* unique(indexKeys(scan, plan, stats))
  else yield* indexKeys(scan, plan, stats)
}

function* unionKeys(scan: Scan, plans: Plan[], stats?: ScanStats): Generator<Buffer> {
  for (const plan of plans)
    if (plan.kind === 'documents') for (const hit of documentRange(scan, plan.range, false)) yield hit.idKey
    else yield* idKeys(scan, plan, stats)
}

function* indexKeys(scan: Scan, plan: IndexPlan, stats?: ScanStats): Generator<Buffer> {
  for (const idKey of keysOf(scan, plan)) {
    if (stats) stats.keysExamined++
    yield idKey
  }
}

function keysOf(scan: Scan, plan: IndexPlan): Iterable<Buffer> {
  const { lanes, reverse } = plan
  if (!lanes) return plan.points ? pointKeys(scan, plan) : rangeKeys(scan, plan)
  const walks = lanes.map(({ skip, ranges }) => ({ skip, entries: entriesOf(scan, ranges, reverse) }))
  return walkAbreast(walks, reverse)
}

/** A look-up costs a tenth of a range with its cursor. */
function* pointKeys({ env, view }: Scan, { ranges }: IndexPlan): Generator<Buffer> {
  for (const { start } of ranges) {
    const idKey = env.entries.get(start, view.snapshot ? { transaction: view.snapshot } : undefined)
    if (idKey) yield idKey
  }
}

function* rangeKeys(scan: Scan, { ranges, reverse }: IndexPlan): Generator<Buffer> {
  for (const { value } of entriesOf(scan, ranges, reverse)) yield value
}

function* entriesOf({ env, view }: Scan, ranges: KeyRange[], reverse: boolean) {
  for (const range of ranges) yield* env.entries.getRange(rangeOptions(range, reverse, view.snapshot))
}

function* unique(keys: Iterable<Buffer>): Generator<Buffer> {
  const seen = new Set<string>()
  for (const key of keys) {
    const text = key.toString('latin1')
    if (!seen.has(text)) yield key
    seen.add(text)
  }
}

function rangeOptions({ start, end }: KeyRange, reverse: boolean, snapshot: Snapshot | undefined) {
  const transaction = snapshot ? { transaction: snapshot } : {}
  return reverse
    ? { start: end, end: start, reverse, inclusiveEnd: true, ...transaction }
    : { start, end, ...transaction }
}
