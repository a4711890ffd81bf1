import {
  assertStorable,
  cloneValue,
  isDocument,
  isNumber,
  typeName,
  type Document,
} from '../kernel/bson-values'
import { fail } from '../kernel/errors'
import { compareValues, valuesEqual } from '../kernel/key-encoding'
import { equalityTest, compileElement } from '../query/matcher'
import { compareSortKeys, parseSort, sortKey } from '../query/sort'
import { isOperatorDocument } from '../kernel/bson-values'
import type { Slot } from './update-paths'

/** What an operator does to one slot, compiled from its argument. */
export interface FieldUpdate {
  /** missing parents are made */
  creates: boolean
  /** applied only when an upsert inserts */
  insertOnly?: boolean
  apply(slot: Slot, path: string): void
}

type Compile = (argument: unknown, path: string) => FieldUpdate

/** The operators of the contract; every other name is refused by the caller. `$rename` is a case of its own. */
export const FIELD_OPERATORS: Record<string, Compile> = {
  $set: (value) => ({ creates: true, apply: setter(value) }),
  $setOnInsert: (value) => ({ creates: true, insertOnly: true, apply: setter(value) }),
  $unset: () => ({ creates: false, apply: (slot) => slot.unset() }),
  $inc: (by, path) => arithmetic('$inc', by, path, addNumbers, (n) => n),
  $mul: (by, path) => arithmetic('$mul', by, path, multiplyNumbers, (n) => (typeof n === 'bigint' ? 0n : 0)),
  $min: (value) => bound(value, (order) => order < 0),
  $max: (value) => bound(value, (order) => order > 0),
  $push: compilePush,
  $addToSet: compileAddToSet,
  $pull: compilePull,
  $pop: compilePop,
}

function setter(value: unknown): (slot: Slot) => void {
  assertStorable(value)
  return (slot) => slot.set(cloneValue(value))
}

function bound(value: unknown, replaces: (order: number) => boolean): FieldUpdate {
  assertStorable(value)
  return {
    creates: true,
    apply: (slot) => {
      const now = slot.get()
      if (now === undefined || replaces(compareValues(value, now))) slot.set(cloneValue(value))
    },
  }
}

type Num = number | bigint

function arithmetic(
  name: string,
  by: unknown,
  path: string,
  combine: (a: Num, b: Num) => Num,
  whenMissing: (by: Num) => Num,
): FieldUpdate {
  if (!isNumber(by))
    fail(
      'TypeMismatch',
      `Cannot ${name === '$inc' ? 'increment' : 'multiply'} with non-numeric argument: {${path}: ...}`,
    )
  return {
    creates: true,
    apply: (slot) => {
      const now = slot.get()
      if (now !== undefined && !isNumber(now))
        fail(
          'TypeMismatch',
          `Cannot apply ${name} to a value of non-numeric type. The field '${path}' is of type ${typeName(now)}`,
        )
      slot.set(now === undefined ? whenMissing(by) : combine(now, by))
    },
  }
}

export function addNumbers(a: Num, b: Num): Num {
  return mixed(
    a,
    b,
    (x, y) => x + y,
    (x, y) => x + y,
  )
}

export function multiplyNumbers(a: Num, b: Num): Num {
  return mixed(
    a,
    b,
    (x, y) => x * y,
    (x, y) => x * y,
  )
}

/** int64 with an integer stays int64 (overflow is refused); anything with a fraction is a double. */
function mixed(
  a: Num,
  b: Num,
  doubles: (x: number, y: number) => number,
  longs: (x: bigint, y: bigint) => bigint,
): Num {
  if (typeof a === 'number' && typeof b === 'number') return doubles(a, b)
  if (![a, b].every((n) => typeof n === 'bigint' || Number.isSafeInteger(n)))
    return doubles(Number(a), Number(b))
  const result = longs(BigInt(a), BigInt(b))
  if (BigInt.asIntN(64, result) !== result) fail('BadValue', 'integer overflow')
  return result
}

function arrayAt(slot: Slot, path: string, operator: string): unknown[] | undefined {
  const now = slot.get()
  if (now === undefined) return undefined
  if (Array.isArray(now)) return now
  return fail(
    operator === '$pop' ? 'TypeMismatch' : 'BadValue',
    `The field '${path}' must be an array but is of type ${typeName(now)} (${operator})`,
  )
}

function compilePush(argument: unknown): FieldUpdate {
  const options = isDocument(argument) && Object.hasOwn(argument, '$each') ? argument : { $each: [argument] }
  const unknown = Object.keys(options).find((k) => !['$each', '$slice', '$sort', '$position'].includes(k))
  if (unknown !== undefined) fail('BadValue', `Unrecognized clause in $push: ${unknown}`)
  const each = options['$each']
  if (!Array.isArray(each)) fail('BadValue', 'The argument to $each in $push must be an array')
  assertStorable(each)
  const position = integerOption(options, '$position')
  const slice = integerOption(options, '$slice')
  const compare = options['$sort'] === undefined ? null : elementOrder(options['$sort'])
  return {
    creates: true,
    apply: (slot, path) => {
      const next = [...(arrayAt(slot, path, '$push') ?? [])]
      next.splice(position ?? next.length, 0, ...(cloneValue(each) as unknown[]))
      if (compare) next.sort(compare)
      slot.set(slice === undefined ? next : slice < 0 ? next.slice(slice) : next.slice(0, slice))
    },
  }
}

function integerOption(options: Document, name: string): number | undefined {
  const value = options[name]
  if (value === undefined) return undefined
  if (!isNumber(value) || !Number.isInteger(Number(value)))
    fail('BadValue', `The value for ${name} must be an integer value`)
  return Number(value)
}

function elementOrder(spec: unknown): (a: unknown, b: unknown) => number {
  if (isNumber(spec) && Math.abs(Number(spec)) === 1) return (a, b) => Number(spec) * compareValues(a, b)
  if (!isDocument(spec) || Object.keys(spec).length === 0)
    fail('BadValue', 'The $sort is invalid: use 1/-1 or a document')
  const fields = parseSort(spec)
  const keyOf = (value: unknown): unknown[] => sortKey(isDocument(value) ? value : {}, fields)
  return (a, b) => compareSortKeys(keyOf(a), keyOf(b), fields)
}

function compileAddToSet(argument: unknown): FieldUpdate {
  const many = isDocument(argument) && Object.hasOwn(argument, '$each')
  if (many && Object.keys(argument).length > 1)
    fail('BadValue', 'Found unexpected fields after $each in $addToSet')
  const items = many ? argument['$each'] : [argument]
  if (!Array.isArray(items)) fail('TypeMismatch', 'The argument to $each in $addToSet must be an array')
  assertStorable(items)
  return {
    creates: true,
    apply: (slot, path) => {
      const next = [...(arrayAt(slot, path, '$addToSet') ?? [])]
      for (const item of items)
        if (!next.some((known) => valuesEqual(known, item))) next.push(cloneValue(item))
      slot.set(next)
    },
  }
}

function compilePull(argument: unknown): FieldUpdate {
  const matches = pullTest(argument)
  return {
    creates: false,
    apply: (slot, path) => {
      const now = arrayAt(slot, path, '$pull')
      if (now) slot.set(now.filter((element) => !matches(element)))
    },
  }
}

function pullTest(argument: unknown): (element: unknown) => boolean {
  if (isOperatorDocument(argument) || isDocument(argument)) return compileElement(argument)
  return equalityTest(argument)
}

function compilePop(argument: unknown): FieldUpdate {
  if (!isNumber(argument) || Math.abs(Number(argument)) !== 1) fail('FailedToParse', '$pop expects 1 or -1')
  return {
    creates: false,
    apply: (slot, path) => {
      const now = arrayAt(slot, path, '$pop')
      if (now) slot.set(Number(argument) < 0 ? now.slice(1) : now.slice(0, -1))
    },
  }
}
