import { isNumber, typeName } from '../kernel/bson-values'
import { fail } from '../kernel/errors'
import { compareValues } from '../kernel/key-encoding'
import { addNumbers, multiplyNumbers } from '../update/operators'
import {
  compileArguments,
  compileExpression,
  isNullish,
  type CompileOperator,
  type Expression,
  type Scope,
} from './expression'

type Num = number | bigint

/** Arithmetic and comparison, and the list forms of the accumulators. */
export const ARITHMETIC: Record<string, CompileOperator> = {
  $eq: comparison('$eq', (order) => order === 0),
  $ne: comparison('$ne', (order) => order !== 0),
  $gt: comparison('$gt', (order) => order > 0),
  $gte: comparison('$gte', (order) => order >= 0),
  $lt: comparison('$lt', (order) => order < 0),
  $lte: comparison('$lte', (order) => order <= 0),
  $cmp: comparison('$cmp', (order) => Math.sign(order)),
  $add: (argument, vars) => {
    const parts = compileArguments('$add', argument, vars, 0, 1000)
    return (scope) => addAll(parts.map((part) => part(scope)))
  },
  $subtract: binary('$subtract', subtract),
  $multiply: (argument, vars) => {
    const parts = compileArguments('$multiply', argument, vars, 0, 1000)
    return (scope) => foldNumbers('$multiply', parts, scope, 1, multiplyNumbers)
  },
  $divide: binary('$divide', (a, b) => {
    const [x, y] = numbers('$divide', a, b)
    if (Number(y) === 0) fail('BadValue', "can't $divide by zero")
    return Number(x) / Number(y)
  }),
  $mod: binary('$mod', (a, b) => {
    const [x, y] = numbers('$mod', a, b)
    if (Number(y) === 0) fail('BadValue', "can't $mod by zero")
    return typeof x === 'bigint' && typeof y === 'bigint' ? x % y : Number(x) % Number(y)
  }),
  $abs: unary('$abs', (n) => (typeof n === 'bigint' ? (n < 0n ? -n : n) : Math.abs(n))),
  $ceil: unary('$ceil', (n) => (typeof n === 'bigint' ? n : Math.ceil(n))),
  $floor: unary('$floor', (n) => (typeof n === 'bigint' ? n : Math.floor(n))),
  $round: rounding('$round', roundHalfEven),
  $trunc: rounding('$trunc', Math.trunc),
  $sum: listed((values) => values.filter(isNumber).reduce<Num>(addNumbers, 0)),
  $avg: listed((values) => {
    const found = values.filter(isNumber)
    return found.length === 0 ? null : Number(found.reduce<Num>(addNumbers, 0)) / found.length
  }),
  $min: listed((values) => extreme(values, (order) => order < 0)),
  $max: listed((values) => extreme(values, (order) => order > 0)),
}

function comparison(name: string, accept: (order: number) => unknown): CompileOperator {
  return (argument, vars) => {
    const [a, b] = compileArguments(name, argument, vars, 2, 2) as [Expression, Expression]
    return (scope) => accept(compareMissing(a(scope), b(scope)))
  }
}

/** In expressions a missing value sorts before null. */
function compareMissing(a: unknown, b: unknown): number {
  if (a === undefined || b === undefined) return a === b ? 0 : a === undefined ? -1 : 1
  return compareValues(a, b)
}

function binary(name: string, combine: (a: unknown, b: unknown) => unknown): CompileOperator {
  return (argument, vars) => {
    const [first, second] = compileArguments(name, argument, vars, 2, 2) as [Expression, Expression]
    return (scope) => {
      const [a, b] = [first(scope), second(scope)]
      return isNullish(a) || isNullish(b) ? null : combine(a, b)
    }
  }
}

function unary(name: string, apply: (n: Num) => Num): CompileOperator {
  return (argument, vars) => {
    const [part] = compileArguments(name, argument, vars, 1, 1) as [Expression]
    return (scope) => {
      const value = part(scope)
      if (isNullish(value)) return null
      return isNumber(value)
        ? apply(value)
        : fail('Location28765', `${name} only supports numeric types, not ${typeName(value)}`)
    }
  }
}

function numbers(name: string, a: unknown, b: unknown): [Num, Num] {
  if (isNumber(a) && isNumber(b)) return [a, b]
  const code = name === '$mod' ? 'Location16609' : name === '$divide' ? 'Location16609' : 'TypeMismatch'
  return fail(code, `${name} only supports numeric types, not ${typeName(a)} and ${typeName(b)}`)
}

/** Numbers, or one date and milliseconds. */
function addAll(values: unknown[]): unknown {
  if (values.some(isNullish)) return null
  const dates = values.filter((v): v is Date => v instanceof Date)
  if (dates.length > 1) fail('Location16612', 'only one date allowed in an $add expression')
  const total = values.reduce<Num>((sum, v) => {
    if (v instanceof Date) return sum
    return isNumber(v)
      ? addNumbers(sum, v)
      : fail('Location16554', `$add only supports numeric or date types, not ${typeName(v)}`)
  }, 0)
  return dates[0] ? new Date(dates[0].getTime() + Number(total)) : total
}

function subtract(a: unknown, b: unknown): unknown {
  if (a instanceof Date && b instanceof Date) return BigInt(a.getTime() - b.getTime())
  if (a instanceof Date && isNumber(b)) return new Date(a.getTime() - Number(b))
  const [x, y] =
    isNumber(a) && isNumber(b)
      ? [a, b]
      : fail('Location16555', `can't $subtract ${typeName(b)} from ${typeName(a)}`)
  return addNumbers(x, typeof y === 'bigint' ? -y : -y)
}

function foldNumbers(
  name: string,
  parts: Expression[],
  scope: Scope,
  start: Num,
  combine: (a: Num, b: Num) => Num,
): unknown {
  const values = parts.map((part) => part(scope))
  if (values.some(isNullish)) return null
  return values.reduce<Num>(
    (total, v) =>
      isNumber(v)
        ? combine(total, v)
        : fail('Location16555', `${name} only supports numeric types, not ${typeName(v)}`),
    start,
  )
}

function rounding(name: string, round: (n: number) => number): CompileOperator {
  return (argument, vars) => {
    const [value, places] = compileArguments(name, argument, vars, 1, 2)
    return (scope) => {
      const n = value?.(scope)
      const digits = places ? places(scope) : 0
      if (isNullish(n) || isNullish(digits)) return null
      if (
        !isNumber(n) ||
        !isNumber(digits) ||
        !Number.isInteger(Number(digits)) ||
        Math.abs(Number(digits)) > 20
      )
        fail('Location28765', `${name} only supports numeric types and a place from -20 to 20`)
      return typeof n === 'bigint' && Number(digits) >= 0 ? n : shifted(Number(n), Number(digits), round)
    }
  }
}

/** Moves the decimal point in the text form, so that 2.345 is not already 2.3449999… when it is rounded. */
function shifted(n: number, digits: number, round: (n: number) => number): number {
  if (digits === 0 || !Number.isFinite(n)) return round(n)
  const [mantissa, exponent = '0'] = String(n).split('e')
  const moved = round(Number(`${mantissa}e${Number(exponent) + digits}`))
  const [back, backExponent = '0'] = String(moved).split('e')
  return Number(`${back}e${Number(backExponent) - digits}`)
}

function roundHalfEven(n: number): number {
  const floor = Math.floor(n)
  const rest = n - floor
  if (rest !== 0.5) return Math.round(n)
  return floor % 2 === 0 ? floor : floor + 1
}

/** `{$sum: '$list'}` or `{$sum: [a, b]}`: one argument that is an array is taken apart. */
function listed(combine: (values: unknown[]) => unknown): CompileOperator {
  return (argument, vars) => {
    if (Array.isArray(argument)) {
      const parts = argument.map((item) => compileExpression(item, vars))
      return (scope) => {
        const values = parts.map((part) => part(scope))
        return combine(values.length === 1 && Array.isArray(values[0]) ? values[0] : values)
      }
    }
    const part = compileExpression(argument, vars)
    return (scope) => {
      const value = part(scope)
      return combine(Array.isArray(value) ? value : [value])
    }
  }
}

function extreme(values: unknown[], better: (order: number) => boolean): unknown {
  const found = values.filter((v) => !isNullish(v))
  if (found.length === 0) return null
  return found.reduce((best, v) => (better(compareValues(v, best)) ? v : best))
}
