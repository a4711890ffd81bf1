import { isDocument, type Document } from '../kernel/bson-values'
import { fail } from '../kernel/errors'
import {
  encodeField,
  encodeWhole,
  invert,
  MAX_FIELD_KEY,
  MAX_INDEX_KEY,
  RANK,
  rankOf,
  valuesEqual,
} from '../kernel/key-encoding'
import type { Collection, Index } from '../storage/catalog'
import { ceilingOf } from '../storage/environment'
import { inOrder, joinRanges, lanesOf, MAX_LANES, type KeyRange, type Lane } from './lanes'
import { filterBounds, type Bound, type FilterBounds, type PathBounds } from './bounds'
import type { SortField } from './sort'

export type { KeyRange }

/** Most values of `$in`, and combinations of them, that are looked up one by one; beyond them a scan is cheaper. */
const MAX_POINTS = 5000

/** How to find candidates. Every plan is a superset: the filter is tested on each document. */
export type Plan =
  | { kind: 'ids'; ids: Buffer[]; sorted: boolean }
  | { kind: 'documents'; range: KeyRange; reverse: boolean; sorted: boolean; bounded: boolean }
  | IndexPlan
  | { kind: 'union'; plans: Plan[]; sorted: false }

export interface IndexPlan {
  kind: 'index'
  index: Index
  ranges: KeyRange[]
  /** the start of each range is the whole key of the only entry it can hold */
  points: boolean
  /** the order comes from walking these abreast; null: the ranges one after another */
  lanes: Lane[] | null
  reverse: boolean
  sorted: boolean
  score: number
}

export interface PlanRequest {
  collection: Collection
  filter: Document
  sort: SortField[]
  hint?: unknown
  /** change counter of the snapshot read: younger indexes are not in it */
  snapshotAt?: number
}

export function choosePlan(request: PlanRequest): Plan {
  const bounds = filterBounds(request.filter)
  if (request.hint !== undefined) return hintedPlan(request, bounds)
  const byId = idPlan(request, bounds)
  if (byId) return byId
  const usable = request.collection.indexes.filter((i) => i.builtAt <= (request.snapshotAt ?? Infinity))
  const best = usable
    .map((index) => indexPlan(index, request, bounds, false))
    .reduce((a, b) => (b && (!a || b.score > a.score) ? b : a), null)
  const union = !best || best.score < 5 ? unionPlan(request) : null
  return union ?? best ?? documentsPlan(request, bounds)
}

function idPlan({ sort }: PlanRequest, bounds: FilterBounds): Plan | null {
  const id = bounds.get('_id')
  if (id?.eq) return { kind: 'ids', ids: keysOfIds([id.eq.value]), sorted: true }
  if (id?.in && id.in.length <= MAX_POINTS)
    return { kind: 'ids', ids: keysOfIds(id.in), sorted: sort.length === 0 }
  return null
}

/** An `_id` too long to be stored matches nothing. */
function keysOfIds(values: unknown[]): Buffer[] {
  return distinctKeys(values.map((value) => encodeWhole(value)).filter((key) => key.length <= MAX_FIELD_KEY))
}

function documentsPlan({ collection, sort }: PlanRequest, bounds: FilterBounds): Plan {
  const id = bounds.get('_id')
  const range = id ? valueRange(collection.prefix, id, false, false) : null
  const first = sort[0]
  return {
    kind: 'documents',
    range: range ?? { start: collection.prefix, end: ceilingOf(collection.prefix) },
    bounded: range !== null,
    reverse: first?.path === '_id' && first.descending,
    sorted: sort.length === 0 || first?.path === '_id',
  }
}

function hintedPlan(request: PlanRequest, bounds: FilterBounds): Plan {
  const { hint, collection } = request
  if (hint === '_id_' || (isDocument(hint) && valuesEqual(hint, { _id: 1 })))
    return idPlan(request, bounds) ?? documentsPlan(request, bounds)
  const named = collection.indexes.find((i) =>
    isDocument(hint) ? valuesEqual(hint, i.spec.key) : i.spec.name === hint,
  )
  const plan = named && indexPlan(named, request, bounds, true)
  return (
    plan ??
    fail(
      'BadValue',
      'error processing query: planner returned error :: hint provided does not correspond to a usable index',
    )
  )
}

/** `$or` at the top (also inside `$and`): every branch must have an index of its own. */
function unionPlan(request: PlanRequest): Plan | null {
  const branches = orBranches(request.filter)
  if (!branches) return null
  const plans = branches.map((filter) => choosePlan({ ...request, filter: filter as Document, sort: [] }))
  if (plans.some((p) => p.kind === 'documents' && !p.bounded)) return null
  return { kind: 'union', plans, sorted: false }
}

function orBranches(filter: Document): unknown[] | null {
  if (Array.isArray(filter['$or'])) return filter['$or']
  if (!Array.isArray(filter['$and'])) return null
  for (const part of filter['$and']) {
    const found = orBranches(part as Document)
    if (found) return found
  }
  return null
}

function indexPlan(
  index: Index,
  request: PlanRequest,
  bounds: FilterBounds,
  hinted: boolean,
): IndexPlan | null {
  if (!coversPartial(index, request.filter)) return null
  const prefix = equalityPrefix(index, bounds)
  const next = index.fields[prefix.used]
  const nextBounds = next && !index.inexact ? bounds.get(next.path) : undefined
  const ranges =
    nextBounds && prefix.keys.length <= MAX_POINTS
      ? rangesOf(prefix.keys, nextBounds, next?.descending ?? false, index.multi)
      : null
  const own = ranges ?? prefix.keys.map((key) => ({ start: key, end: ceilingOf(key) }))
  const points = index.spec.unique === true && prefix.used === index.fields.length
  const order = sortedBy(index, prefix, request.sort, bounds)
  const abreast = order.sorted && prefix.keys.length > 1 && request.sort.length > 0
  const alone = prefix.keys.length === 1 && !points
  const branched = alone || abreast ? branchRanges(index, request.filter, prefix.keys.length) : null
  const excludesMissing = prefix.excludesMissing || (ranges !== null && !nullBound(nextBounds))
  if (index.spec.sparse && !excludesMissing && !hinted) return null
  const wantsOrder = request.sort.length > 0
  const score = prefix.score + (ranges ? 5 : 0) + (wantsOrder ? orderScore(order.sorted, prefix) : 0)
  if (score === 0 && !hinted) return null
  return {
    kind: 'index',
    index,
    ranges: inOrder((!abreast && branched && joinRanges(branched)) || own, order.reverse),
    lanes: abreast ? lanesOf(prefix.keys, branched ?? own, order.reverse) : null,
    points,
    reverse: order.reverse,
    sorted: order.sorted,
    score,
  }
}

/**
 * An order is worth more than a `$in` without it: a page ends long before all that would have to be sorted. It is
 * worth less than another equality: what is rare is found by it, and walking in order reads all that is not.
 */
function orderScore(sorted: boolean, { several }: EqualityPrefix): number {
  if (several === 0) return sorted ? 6 : 0
  return several * ((sorted ? 4 : 5) - IN_SCORE) + (sorted ? 5 : 0)
}

/** Most branches of an `$or`, and ranges of all of them, that are looked into. */
const MAX_BRANCHES = 20
const MAX_BRANCH_RANGES = 200

/**
 * The stretches of one index where a filter with an `$or` can have documents, in the order of the index: those of
 * each branch together with what stands beside it. A page behind a cursor (`a > x or (a = x and b > y)`) then
 * begins at its cursor and still comes in order. Null when there is no `$or`, or too much of it.
 */
function branchRanges(index: Index, filter: Document, keys: number): KeyRange[] | null {
  const branches = orBranches(filter)
  if (!branches || branches.length > MAX_BRANCHES || index.inexact || index.multi) return null
  const ranges = branches.flatMap((branch) => boundRanges(index, filterBounds({ $and: [filter, branch] })))
  return ranges.length > MAX_BRANCH_RANGES * keys ? null : ranges
}

function boundRanges(index: Index, bounds: FilterBounds): KeyRange[] {
  const { keys, used } = equalityPrefix(index, bounds)
  const next = index.fields[used]
  const bound = next && bounds.get(next.path)
  const ranges = next && bound ? rangesOf(keys, bound, next.descending, index.multi) : null
  return ranges ?? keys.map((key) => ({ start: key, end: ceilingOf(key) }))
}

interface EqualityPrefix {
  used: number
  keys: Buffer[]
  score: number
  /** fields of which several values are looked up */
  several: number
  excludesMissing: boolean
}

const IN_SCORE = 8

function equalityPrefix(index: Index, bounds: FilterBounds): EqualityPrefix {
  const prefix: EqualityPrefix = {
    used: 0,
    keys: [index.prefix],
    score: 0,
    several: 0,
    excludesMissing: false,
  }
  for (const field of index.fields) {
    const bound = bounds.get(field.path)
    const points = bound?.eq ? [bound.eq.value] : bound?.in
    if (!points || prefix.keys.length * points.length > MAX_POINTS) break
    const encoded = distinctKeys(points.map((value) => encodeField(value, field.descending).bytes))
    const keys = prefix.keys.flatMap((key) => encoded.map((bytes) => Buffer.concat([key, bytes])))
    if (keys.some((key) => key.length > MAX_INDEX_KEY - 20)) break
    prefix.keys = keys
    prefix.score += bound?.eq ? 10 : IN_SCORE
    if (encoded.length > 1) prefix.several++
    prefix.excludesMissing ||= points.every((value) => value !== null)
    prefix.used++
  }
  return prefix
}

/** In key order: `$in` finds documents in the order of the index, as in MongoDB. */
function distinctKeys(keys: Buffer[]): Buffer[] {
  if (keys.length < 2) return keys
  return [...new Map(keys.map((key) => [key.toString('latin1'), key])).values()].sort(Buffer.compare)
}

function nullBound(bound: PathBounds | undefined): boolean {
  return bound?.low?.value === null || bound?.high?.value === null
}

function rangesOf(keys: Buffer[], bound: PathBounds, descending: boolean, multi: boolean): KeyRange[] | null {
  const ranges = keys.map((key) => valueRange(key, bound, descending, multi))
  return ranges.some((r) => r === null) ? null : (ranges as KeyRange[])
}

/** The keys behind `key` whose next field lies within the bound, or null when the bound says nothing. */
function valueRange(key: Buffer, bound: PathBounds, descending: boolean, multi: boolean): KeyRange | null {
  const side = edges(bound, multi)
  if (!side) return null
  const [first, last] = descending ? [inverted(side[1]), inverted(side[0])] : side
  const [start, end] = [Buffer.concat([key, first.bytes]), Buffer.concat([key, last.bytes])]
  return { start: first.open ? ceilingOf(start) : start, end: last.open ? end : ceilingOf(end) }
}

/** An encoded prefix; open: what begins with it lies outside. */
interface Edge {
  bytes: Buffer
  open: boolean
}

function inverted({ bytes, open }: Edge): Edge {
  return { bytes: invert(bytes), open }
}

/** Lowest and highest encoded prefix; with only one side given the other is the end of the value's type. */
function edges(bound: PathBounds, multi: boolean): [Edge, Edge] | null {
  if (bound.prefix !== undefined) {
    const text = { bytes: encodeWhole(bound.prefix).subarray(0, -2), open: false }
    return text.bytes.length > MAX_FIELD_KEY ? null : [text, text]
  }
  const given = bound.low ?? bound.high
  if (!given) return null
  const rank = rankOf(given.value)
  if (rank === RANK.minKey || rank === RANK.maxKey || rank === RANK.array) return null
  if (bound.low && bound.high && rankOf(bound.high.value) !== rank) return null
  const type = { bytes: Buffer.from([rank]), open: false }
  const low = bound.low ? edgeOf(bound.low) : type
  const high = bound.high && !(multi && bound.low) ? edgeOf(bound.high) : type
  return low && high && [low, high]
}

function edgeOf({ value, open }: Bound): Edge | null {
  const { bytes, exact } = encodeField(value, false)
  return exact ? { bytes, open } : null
}

/**
 * Whether walking the index gives the wanted order; its entries end in the ascending `_id`. Where several values are
 * looked up, their stretches give it when they are walked abreast, if there are not too many.
 */
function sortedBy(
  index: Index,
  prefix: EqualityPrefix,
  sort: SortField[],
  bounds: FilterBounds,
): { sorted: boolean; reverse: boolean } {
  if (sort.length === 0) return { sorted: true, reverse: false }
  const lanes = prefix.keys.length
  if (index.multi || index.inexact || lanes > MAX_LANES || (lanes > 1 && index.spec.unique))
    return { sorted: false, reverse: false }
  const fixed = index.fields.slice(0, prefix.used).map((f) => f.path)
  const wanted = sort.filter((field) => !(fixed.includes(field.path) && bounds.get(field.path)?.eq))
  const offered = [
    ...index.fields.slice(prefix.used).map((f) => ({ path: f.path, descending: f.descending })),
    ID_LAST,
  ]
  const until = wanted.findIndex((field) => field.path === '_id')
  const needed = until < 0 ? wanted : wanted.slice(0, until + 1)
  const flips = needed.map((field, at) =>
    offered[at]?.path === field.path ? field.descending !== offered[at].descending : null,
  )
  if (flips.includes(null) || new Set(flips).size > 1) return { sorted: false, reverse: false }
  return { sorted: true, reverse: flips[0] ?? false }
}

const ID_LAST = { path: '_id', descending: false }

/** A partial index is used only when the query repeats each condition of its filter literally. */
function coversPartial(index: Index, filter: Document): boolean {
  const wanted = index.spec.partialFilterExpression
  if (!wanted) return true
  return Object.keys(wanted).every((name) => repeats(filter, name, wanted[name]))
}

function repeats(filter: Document, name: string, condition: unknown): boolean {
  if (Object.hasOwn(filter, name) && valuesEqual(filter[name], condition)) return true
  const and = filter['$and']
  return Array.isArray(and) && and.some((part) => repeats(part as Document, name, condition))
}
