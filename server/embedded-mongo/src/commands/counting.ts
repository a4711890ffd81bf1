import { isDocument, isNumber, type Document } from '../kernel/bson-values'
import type { ParsedStage } from '../aggregate/stage'
import { coveredRanges } from '../query/covered'
import type { KeyRange } from '../query/plan'
import type { Engine } from '../engine'
import { countEntries, countIds, type ReadView } from '../storage/scan'
import { prepareRead, type ReadRequest } from './reading'

/**
 * The number of documents of a filter from index entries alone, or null when documents have to be read: the
 * index does not answer the whole filter, or a transaction has written into the collection.
 */
export function countCovered(
  engine: Engine,
  request: ReadRequest,
  view: ReadView,
): Generator<null, number> | null {
  if ((view.overlayOf?.(request.collection.ns)?.size ?? 0) > 0) return null
  const { plan } = prepareRead(request, view)
  const ranges = coveredRanges(request.filter, plan)
  if (!ranges || plan.kind !== 'index') return null
  const count = () => (plan.index.multi ? countIds : countEntries)(engine.env, ranges, view)
  const isPresent = view.snapshotAt === undefined
  return isPresent && ranges.length <= KEPT_RANGES ? plan.index.counts.of(keyOf(ranges), count) : count()
}

/** The total of a list is asked for with each of its pages; what has more ranges is counted anew. */
const KEPT_RANGES = 50

function keyOf(ranges: readonly KeyRange[]): string {
  return Buffer.concat(ranges.flatMap(({ start, end }) => [lengthOf(start), start, end])).toString('latin1')
}

function lengthOf(bytes: Buffer): Buffer {
  const out = Buffer.alloc(4)
  out.writeUInt32BE(bytes.length)
  return out
}

/** What `skip` and `limit` (0: all) leave of a number. */
export function windowed(count: number, skip: number, limit: number): number {
  const rest = Math.max(0, count - skip)
  return limit > 0 ? Math.min(limit, rest) : rest
}

/** A pipeline that only counts: `$skip` and `$limit` at most, then `$count` or a `$group` of all with `{$sum: 1}`. */
export interface CountingPipeline {
  skip: number
  limit: number
  /** the result of one document, for a number above zero */
  resultOf(count: number): Document
}

export function countingPipeline(stages: ParsedStage[]): CountingPipeline | null {
  const rest = [...stages]
  const skip = rest[0]?.name === '$skip' ? Number(rest.shift()?.argument) : 0
  const limit = rest[0]?.name === '$limit' ? Number(rest.shift()?.argument) : 0
  const [last, ...more] = rest
  const resultOf = last && more.length === 0 ? countResult(last) : null
  return resultOf && { skip, limit, resultOf }
}

function countResult({ name, argument }: ParsedStage): CountingPipeline['resultOf'] | null {
  if (name === '$count') return (count) => ({ [String(argument)]: count })
  if (name !== '$group' || !isDocument(argument) || Object.keys(argument).length !== 2) return null
  const { _id, ...counter } = argument
  const [field = '', spec] = Object.entries(counter)[0] ?? []
  if (!isNumber(_id) && _id !== null) return null
  if (!isDocument(spec) || Object.keys(spec).join() !== '$sum' || spec['$sum'] !== 1) return null
  return (count) => ({ _id, [field]: count })
}

/** The result of a counting pipeline: nothing when nothing is left to count. */
export function* countFlow(
  counting: CountingPipeline,
  count: Generator<null, number> | number,
): Generator<Document | null> {
  const all = typeof count === 'number' ? count : yield* count
  const left = windowed(all, counting.skip, counting.limit)
  if (left > 0) yield counting.resultOf(left)
}
