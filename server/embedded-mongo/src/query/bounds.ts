import { BSONRegExp } from 'bson'
import { isDocument, isOperatorDocument, type Document } from '../kernel/bson-values'
import { literalPrefix } from './regex'

/** What a filter says about one path in a form an index can use. A superset is fine: documents are tested again. */
export interface PathBounds {
  eq?: { value: unknown }
  in?: unknown[]
  low?: Bound
  high?: Bound
  prefix?: string
}

export interface Bound {
  value: unknown
  /** the value itself lies outside */
  open: boolean
}

export type FilterBounds = Map<string, PathBounds>

/** Only conditions that must hold: top level fields, `$and`, and the fields of `$elemMatch`. */
export function filterBounds(filter: Document): FilterBounds {
  const bounds: FilterBounds = new Map()
  collect(filter, '', bounds)
  return bounds
}

function collect(filter: Document, prefix: string, bounds: FilterBounds): void {
  for (const name of Object.keys(filter)) {
    const condition = filter[name]
    if (name === '$and' && Array.isArray(condition))
      for (const branch of condition) collect(branch as Document, prefix, bounds)
    else if (!name.startsWith('$')) collectCondition(prefix + name, condition, bounds)
  }
}

function collectCondition(path: string, condition: unknown, bounds: FilterBounds): void {
  let entry = bounds.get(path)
  if (!entry) bounds.set(path, (entry = {}))
  if (!isOperatorDocument(condition)) addEquality(entry, condition)
  else
    for (const operator of Object.keys(condition))
      addOperator(path, entry, operator, condition[operator], condition, bounds)
}

function addEquality(entry: PathBounds, value: unknown): void {
  if (value instanceof BSONRegExp) addPrefix(entry, value)
  else if (!Array.isArray(value) && value !== undefined) entry.eq = { value }
}

function addPrefix(entry: PathBounds, pattern: BSONRegExp): void {
  const prefix = literalPrefix(pattern)
  if (prefix !== null) entry.prefix = prefix
}

function addOperator(
  path: string,
  entry: PathBounds,
  operator: string,
  value: unknown,
  whole: Document,
  bounds: FilterBounds,
): void {
  const usable = value !== undefined && !Array.isArray(value) && !(value instanceof BSONRegExp)
  if (operator === '$eq' && usable) entry.eq = { value }
  else if (operator === '$in' && Array.isArray(value) && value.every(isPointValue)) entry.in = value
  else if ((operator === '$gt' || operator === '$gte') && usable)
    entry.low = { value, open: operator === '$gt' }
  else if ((operator === '$lt' || operator === '$lte') && usable)
    entry.high = { value, open: operator === '$lt' }
  else if (operator === '$regex' && whole['$options'] === undefined)
    addPrefix(entry, value instanceof BSONRegExp ? value : new BSONRegExp(String(value), ''))
  else if (operator === '$elemMatch' && isDocument(value) && !isOperatorDocument(value))
    collect(value, `${path}.`, bounds)
}

function isPointValue(value: unknown): boolean {
  return !Array.isArray(value) && !(value instanceof BSONRegExp) && value !== undefined
}
