import { BSONRegExp, Decimal128, ObjectId } from 'bson'
import { getField, isDocument, isNumber, isOperatorDocument, type Document } from '../kernel/bson-values'
import { fail } from '../kernel/errors'
import { compareValues, rankOf, RANK, valuesEqual } from '../kernel/key-encoding'
import { reach, splitPath } from '../kernel/paths'
import { compileRegex, regexOf } from './regex'

export type Predicate = (doc: Document) => boolean
type ValueTest = (value: unknown) => boolean
const MAX_FILTER_DEPTH = 100

/** A filter as a predicate; every operator outside the contract is refused with code 2 (BadValue). */
export function compileFilter(filter: unknown, depth = 0): Predicate {
  if (!isDocument(filter)) fail('BadValue', 'filter must be an object')
  if (depth > MAX_FILTER_DEPTH) fail('BadValue', 'exceeded maximum query tree depth')
  const parts = Object.keys(filter).map((name) => compileEntry(name, filter[name], depth))
  if (parts.length === 1) return parts[0] as Predicate
  return (doc) => parts.every((part) => part(doc))
}

function compileEntry(name: string, condition: unknown, depth: number): Predicate {
  if (name.startsWith('$')) return compileLogical(name, condition, depth)
  return compileCondition(splitPath(name), condition, depth)
}

function compileLogical(operator: string, condition: unknown, depth: number): Predicate {
  if (operator !== '$and' && operator !== '$or' && operator !== '$nor')
    fail('BadValue', `unknown top level operator: ${operator} (not supported by this engine)`)
  if (!Array.isArray(condition) || condition.length === 0)
    fail('BadValue', `${operator} argument must be a non-empty array`)
  const branches = condition.map((branch) => compileFilter(branch, depth + 1))
  if (operator === '$and') return (doc) => branches.every((branch) => branch(doc))
  if (operator === '$or') return (doc) => branches.some((branch) => branch(doc))
  return (doc) => !branches.some((branch) => branch(doc))
}

function compileCondition(segments: string[], condition: unknown, depth: number): Predicate {
  if (!isOperatorDocument(condition)) return leaf(segments, equalityTest(condition))
  const names = Object.keys(condition)
  const tests = names
    .filter((name) => name !== '$options')
    .map((name) => compileOperator(segments, name, condition[name], condition, depth))
  if (names.includes('$options') && !names.includes('$regex')) fail('BadValue', '$options needs a $regex')
  if (tests.length === 1) return tests[0] as Predicate
  return (doc) => tests.every((test) => test(doc))
}

function compileOperator(
  segments: string[],
  name: string,
  argument: unknown,
  whole: Document,
  depth: number,
): Predicate {
  switch (name) {
    case '$eq':
      return leaf(segments, sameTest(argument, name))
    case '$ne':
      if (argument instanceof BSONRegExp) fail('BadValue', "Can't have regex as arg to $ne.")
      return not(leaf(segments, sameTest(argument, name)))
    case '$gt':
    case '$gte':
    case '$lt':
    case '$lte':
      return leaf(segments, orderTest(name, argument))
    case '$in':
      return leaf(segments, memberTest(name, argument))
    case '$nin':
      return not(leaf(segments, memberTest(name, argument)))
    case '$exists':
      return existsTest(segments, argument)
    case '$not':
      return compileNot(segments, argument, depth)
    case '$regex':
      return leaf(segments, patternTest(argument, getField(whole, '$options')))
    case '$size':
      return sizeTest(segments, argument)
    case '$all':
      return compileAll(segments, argument, depth)
    case '$elemMatch':
      return arrayLeaf(segments, elementTest(argument, depth))
    default:
      return fail('BadValue', `unknown operator: ${name} (not supported by this engine)`)
  }
}

function not(predicate: Predicate): Predicate {
  return (doc) => !predicate(doc)
}

/** Tests what the path reaches, and the elements of an array at its end. */
function leaf(segments: string[], test: ValueTest): Predicate {
  const simple = segments.length === 1 ? (segments[0] as string) : null
  const one = (value: unknown): boolean => test(value) || (Array.isArray(value) && value.some(test))
  if (simple !== null) return (doc) => one(getField(doc, simple))
  return (doc) => reach(doc, segments).some(one)
}

function arrayLeaf(segments: string[], test: (array: unknown[]) => boolean): Predicate {
  return (doc) => reach(doc, segments).some((value) => Array.isArray(value) && test(value))
}

export function equalityTest(value: unknown): ValueTest {
  if (value instanceof BSONRegExp) return patternTest(value, undefined)
  return sameTest(value, '$eq')
}

function sameTest(value: unknown, name: string): ValueTest {
  if (value === undefined) fail('BadValue', `cannot compare to undefined with ${name}`)
  if (value === null) return (found) => found === null || found === undefined
  if (typeof value === 'string' || typeof value === 'boolean') return (found) => found === value
  return (found) => found !== undefined && found !== null && valuesEqual(found, value)
}

function orderTest(name: string, value: unknown): ValueTest {
  if (value === undefined || value instanceof BSONRegExp)
    fail(
      'BadValue',
      `Can't have ${value === undefined ? 'undefined' : 'RegEx'} as arg to predicate over field with ${name}.`,
    )
  const rank = rankOf(value)
  const anyType = rank === RANK.minKey || rank === RANK.maxKey
  const accepts = ORDER_ACCEPTS[name] as (order: number) => boolean
  const nan = isNaNValue(value)
  return (found) => {
    if (!anyType && rankOf(found) !== rank) return false
    if (nan || isNaNValue(found)) return name.length === 4 && nan && isNaNValue(found)
    return accepts(compareValues(found, value))
  }
}

function isNaNValue(value: unknown): boolean {
  return Number.isNaN(value instanceof Decimal128 ? Number(value.toString()) : value)
}

const ORDER_ACCEPTS: Record<string, (order: number) => boolean> = {
  $gt: (order) => order > 0,
  $gte: (order) => order >= 0,
  $lt: (order) => order < 0,
  $lte: (order) => order <= 0,
}

function memberTest(name: string, list: unknown): ValueTest {
  if (!Array.isArray(list)) fail('BadValue', `${name} needs an array`)
  if (list.some(isOperatorDocument)) fail('BadValue', `cannot nest $ under ${name}`)
  const names = new Set(list.map(nameOf).filter((name) => name !== null))
  const rest = list.filter((item) => nameOf(item) === null).map(equalityTest)
  return (found) => {
    const own = nameOf(found)
    return (own !== null && names.has(own)) || rest.some((test) => test(found))
  }
}

/** Texts and ids, of which lists may be long, by a name that equals only their own kind's; null for other values. */
function nameOf(value: unknown): string | null {
  if (typeof value === 'string') return `t${value}`
  return value instanceof ObjectId ? `i${value.toHexString()}` : null
}

function existsTest(segments: string[], wanted: unknown): Predicate {
  const exists: Predicate = (doc) => reach(doc, segments).some((value) => value !== undefined)
  return wanted === false || wanted === null || wanted === 0 || wanted === 0n ? not(exists) : exists
}

function compileNot(segments: string[], argument: unknown, depth: number): Predicate {
  if (argument instanceof BSONRegExp) return not(leaf(segments, patternTest(argument, undefined)))
  if (!isOperatorDocument(argument)) fail('BadValue', '$not needs a regex or a document of operators')
  if (depth > MAX_FILTER_DEPTH) fail('BadValue', 'exceeded maximum query tree depth')
  return not(compileCondition(segments, argument, depth + 1))
}

function patternTest(pattern: unknown, options: unknown): ValueTest {
  if (options !== undefined && typeof options !== 'string') fail('BadValue', '$options has to be a string')
  if (typeof pattern !== 'string' && !(pattern instanceof BSONRegExp))
    fail('BadValue', '$regex has to be a string')
  const own = pattern instanceof BSONRegExp ? pattern : new BSONRegExp(pattern, '')
  if (options !== undefined && own.options !== '')
    fail('Location51091', 'options set in both $regex and $options')
  const regex = options === undefined ? regexOf(own) : compileRegex(own.pattern, options)
  return (found) =>
    typeof found === 'string' ? regex.test(found) : found instanceof BSONRegExp && valuesEqual(found, own)
}

function sizeTest(segments: string[], argument: unknown): Predicate {
  if (!isNumber(argument) || !Number.isInteger(Number(argument)) || Number(argument) < 0)
    fail('BadValue', 'Failed to parse $size. Expected a non-negative integer')
  return arrayLeaf(segments, (array) => array.length === Number(argument))
}

function compileAll(segments: string[], argument: unknown, depth: number): Predicate {
  if (!Array.isArray(argument)) fail('BadValue', '$all needs an array')
  if (argument.length === 0) return () => false
  const tests = argument.map((item) => {
    if (!isOperatorDocument(item)) return leaf(segments, equalityTest(item))
    if (Object.keys(item).join() !== '$elemMatch') fail('BadValue', 'no $ expressions in $all')
    return arrayLeaf(segments, elementTest(item['$elemMatch'], depth))
  })
  return (doc) => tests.every((test) => test(doc))
}

function elementTest(argument: unknown, depth: number): (array: unknown[]) => boolean {
  const test = compileElement(argument, depth + 1)
  return (array) => array.some(test)
}

/** The test of one element: by its own value (`{$gt: 3}`) or as a sub-document (`{kind: 'a'}`). */
export function compileElement(argument: unknown, depth = 0): ValueTest {
  if (!isDocument(argument)) fail('BadValue', '$elemMatch needs an Object')
  const first = Object.keys(argument)[0] ?? ''
  if (first.startsWith('$') && !['$and', '$or', '$nor'].includes(first)) {
    const byValue = compileCondition(['v'], argument, depth)
    return (element) => !Array.isArray(element) && byValue({ v: element })
  }
  const byFields = compileFilter(argument, depth)
  return (element) => isDocument(element) && byFields(element)
}
