import { Decimal128, ObjectId } from 'bson'
import { isDocument, isOperatorDocument, type Document } from '../kernel/bson-values'
import { encodeField, encodeWhole, invert, RANK, rankOf, valuesEqual } from '../kernel/key-encoding'
import type { Index } from '../storage/catalog'
import { ceilingOf } from '../storage/environment'
import type { KeyRange, Plan } from './plan'

/** Most key ranges that are counted one by one. */
const MAX_RANGES = 500

/**
 * The key ranges of an index that hold exactly the documents of a filter, or null when the documents themselves must be
 * looked at. Every condition has to be an equality or `$in` on the leading fields, then at most one range on the next one.
 * Without an array on an indexed path a document has one entry; with one it may have several in these ranges.
 */
export function coveredRanges(filter: Document, plan: Plan): KeyRange[] | null {
  if (plan.kind !== 'index' || plan.index.inexact || plan.index.spec.sparse) return null
  if (plan.index.multi && !hasOwnElements(plan.index)) return null
  const conditions = flatConditions(filter, plan.index)
  if (!conditions) return null
  let keys = [plan.index.prefix]
  for (const { path, descending } of plan.index.fields) {
    if (conditions.size === 0) break
    const condition = conditions.get(path)
    conditions.delete(path)
    const points = pointsOf(condition)
    if (plan.index.multi && !points?.every((value) => value !== null)) return null
    if (!points) return conditions.size === 0 ? exactRanges(keys, condition, descending) : null
    const next = pointKeys(keys, points, descending)
    if (!next) return null
    keys = next
  }
  return conditions.size === 0 ? keys.map((key) => ({ start: key, end: ceilingOf(key) })) : null
}

/**
 * Whether every path leads into an array of its own: then entries stand for all ways to take one element of each, and
 * conditions on two of them may be met by different elements. Two paths into one array stand in entries by pairs only.
 */
function hasOwnElements({ fields }: Index): boolean {
  return new Set(fields.map(({ segments }) => segments[0])).size === fields.length
}

/** One condition for each path; those a partial index already stands for are left out. */
function flatConditions(filter: Document, index: Index): Map<string, unknown> | null {
  const out = new Map<string, unknown>()
  const partial = index.spec.partialFilterExpression ?? {}
  const add = (part: Document): boolean =>
    Object.keys(part).every((name) => {
      const condition = part[name]
      if (name === '$and') return Array.isArray(condition) && condition.every((p) => isDocument(p) && add(p))
      if (Object.hasOwn(partial, name) && valuesEqual(partial[name], condition)) return true
      if (name.startsWith('$') || out.has(name)) return false
      out.set(name, condition)
      return true
    })
  return add(filter) ? out : null
}

/** The values of an equality or `$in`, or null for any other condition. */
function pointsOf(condition: unknown): unknown[] | null {
  if (!isOperatorDocument(condition)) return isPoint(condition) ? [condition] : null
  if (Object.keys(condition).length !== 1) return null
  const { $eq, $in } = condition
  if (Object.hasOwn(condition, '$eq')) return isPoint($eq) ? [$eq] : null
  return Array.isArray($in) && $in.every(isPoint) ? $in : null
}

/** Plain values, for which an equal encoding and an equal value are the same; null also finds missing fields. */
function isPoint(value: unknown): boolean {
  return value === null || isOrdered(value)
}

function isOrdered(value: unknown): boolean {
  if (typeof value === 'string' || typeof value === 'boolean' || typeof value === 'bigint') return true
  if (typeof value === 'number') return !Number.isNaN(value)
  return value instanceof Date || value instanceof ObjectId || isPlainDecimal(value)
}

function isPlainDecimal(value: unknown): boolean {
  return value instanceof Decimal128 && !Number.isNaN(Number(String(value)))
}

function pointKeys(keys: Buffer[], points: unknown[], descending: boolean): Buffer[] | null {
  const encoded = points.map((value) => encodeField(value, descending))
  if (encoded.some((field) => !field.exact)) return null
  const distinct = [...new Map(encoded.map(({ bytes }) => [bytes.toString('latin1'), bytes])).values()]
  if (keys.length * distinct.length > MAX_RANGES) return null
  return keys.flatMap((key) => distinct.map((bytes) => Buffer.concat([key, bytes])))
}

const LOW: Record<string, boolean> = { $gt: false, $gte: true }
const HIGH: Record<string, boolean> = { $lt: false, $lte: true }

/** Ranges behind each key with the exact edges of `{$gt…, $lt…}`, or null for any other condition. */
function exactRanges(keys: Buffer[], condition: unknown, descending: boolean): KeyRange[] | null {
  if (!isOperatorDocument(condition)) return null
  const names = Object.keys(condition)
  const lows = names.filter((name) => Object.hasOwn(LOW, name))
  const highs = names.filter((name) => Object.hasOwn(HIGH, name))
  const values = names.map((name) => condition[name])
  if (lows.length > 1 || highs.length > 1 || lows.length + highs.length < names.length) return null
  const rank = rankOf(values[0])
  if (!values.every((value) => isOrdered(value) && rankOf(value) === rank && encodeField(value, false).exact))
    return null
  const low = lows[0] === undefined ? lowestOf(rank) : edge(condition[lows[0]], LOW[lows[0]] === true)
  const high = highs[0] === undefined ? highestOf(rank) : edge(condition[highs[0]], HIGH[highs[0]] === false)
  return keys.map((key) => rangeBetween(key, low, high, descending)).filter(isRange)
}

/** A place between encoded values: right before every key that starts with the bytes, or right behind them. */
interface Edge {
  bytes: Buffer
  before: boolean
}

function edge(value: unknown, before: boolean): Edge {
  return { bytes: encodeWhole(value), before }
}

/** A comparison finds values of its own type only, and never NaN, which stands below every number. */
function lowestOf(rank: number): Edge {
  return rank === RANK.number ? edge(NaN, false) : { bytes: Buffer.from([rank]), before: true }
}

function highestOf(rank: number): Edge {
  return { bytes: Buffer.from([rank]), before: false }
}

function rangeBetween(key: Buffer, low: Edge, high: Edge, descending: boolean): KeyRange {
  const place = ({ bytes, before }: Edge, inverted: boolean): Buffer => {
    const whole = Buffer.concat([key, inverted ? invert(bytes) : bytes])
    return before !== inverted ? whole : ceilingOf(whole)
  }
  return descending
    ? { start: place(high, true), end: place(low, true) }
    : { start: place(low, false), end: place(high, false) }
}

function isRange({ start, end }: KeyRange): boolean {
  return Buffer.compare(start, end) < 0
}
