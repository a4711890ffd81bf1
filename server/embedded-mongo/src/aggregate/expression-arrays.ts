import { isDocument, isNumber, typeName, type Document } from '../kernel/bson-values'
import { fail } from '../kernel/errors'
import { keyText, valuesEqual } from '../kernel/key-encoding'
import {
  bind,
  compileArguments,
  compileExpression,
  isNullish,
  namedArguments,
  truthy,
  withVariables,
  type CompileOperator,
  type Expression,
} from './expression'

/** Arrays, sets and objects. */
export const ARRAYS: Record<string, CompileOperator> = {
  $size: (argument, vars) => {
    const [part] = compileArguments('$size', argument, vars, 1, 1) as [Expression]
    return (scope) => {
      const value = part(scope)
      if (!Array.isArray(value))
        fail('Location17124', `The argument to $size must be an array, but was of type: ${typeName(value)}`)
      return value.length
    }
  },
  $isArray: (argument, vars) => {
    const [part] = compileArguments('$isArray', argument, vars, 1, 1) as [Expression]
    return (scope) => Array.isArray(part(scope))
  },
  $arrayElemAt: (argument, vars) => {
    const [list, at] = compileArguments('$arrayElemAt', argument, vars, 2, 2) as [Expression, Expression]
    return (scope) => elementAt('$arrayElemAt', list(scope), at(scope))
  },
  $first: (argument, vars) => {
    const [list] = compileArguments('$first', argument, vars, 1, 1) as [Expression]
    return (scope) => elementAt('$first', list(scope), 0)
  },
  $last: (argument, vars) => {
    const [list] = compileArguments('$last', argument, vars, 1, 1) as [Expression]
    return (scope) => elementAt('$last', list(scope), -1)
  },
  $slice: compileSlice,
  $concatArrays: lists('$concatArrays', (arrays) => arrays.flat(1)),
  $reverseArray: lists('$reverseArray', ([array]) => [...(array ?? [])].reverse()),
  $setUnion: lists('$setUnion', (arrays) => distinct(arrays.flat(1))),
  $setIntersection: lists('$setIntersection', ([first = [], ...rest]) => {
    const others = rest.map((array) => new Set(array.map(keyText)))
    return distinct(first).filter((item) => others.every((set) => set.has(keyText(item))))
  }),
  $setDifference: lists('$setDifference', ([first = [], second = []]) => {
    const known = new Set(second.map(keyText))
    return distinct(first).filter((item) => !known.has(keyText(item)))
  }),
  $setIsSubset: lists('$setIsSubset', ([first = [], second = []]) => {
    const known = new Set(second.map(keyText))
    return first.every((item) => known.has(keyText(item)))
  }),
  $in: (argument, vars) => {
    const [needle, list] = compileArguments('$in', argument, vars, 2, 2) as [Expression, Expression]
    return (scope) => {
      const array = list(scope)
      if (!Array.isArray(array))
        fail('Location40081', `$in requires an array as a second argument, found: ${typeName(array)}`)
      const value = needle(scope)
      return array.some((item) => item === value || (value !== undefined && valuesEqual(item, value)))
    }
  },
  $range: compileRange,
  $filter: compileFilterExpression,
  $map: compileMap,
  $reduce: compileReduce,
  $mergeObjects: compileMergeObjects,
  $objectToArray: (argument, vars) => {
    const [part] = compileArguments('$objectToArray', argument, vars, 1, 1) as [Expression]
    return (scope) => {
      const value = part(scope)
      if (isNullish(value)) return null
      if (!isDocument(value))
        fail('Location40390', `$objectToArray requires a document input, found: ${typeName(value)}`)
      return Object.entries(value).map(([k, v]) => ({ k, v }))
    }
  },
  $arrayToObject: (argument, vars) => {
    const [part] = compileArguments('$arrayToObject', argument, vars, 1, 1) as [Expression]
    return (scope) => {
      const value = part(scope)
      return isNullish(value) ? null : objectFrom(value)
    }
  },
}

function elementAt(name: string, array: unknown, at: unknown): unknown {
  if (isNullish(array) || isNullish(at)) return null
  if (!Array.isArray(array))
    fail('Location28689', `${name}'s first argument must be an array, but is ${typeName(array)}`)
  if (!isNumber(at) || !Number.isInteger(Number(at)))
    fail('Location28690', `${name}'s second argument must be an integer`)
  return array.at(Number(at))
}

function compileSlice(argument: unknown, vars: Parameters<CompileOperator>[1]): Expression {
  const parts = compileArguments('$slice', argument, vars, 2, 3)
  return (scope) => {
    const [array, ...rest] = parts.map((part) => part(scope))
    if (isNullish(array) || rest.some(isNullish)) return null
    if (!Array.isArray(array))
      fail('Location28724', `First argument to $slice must be an array, but is of type: ${typeName(array)}`)
    if (!rest.every((n) => isNumber(n) && Number.isInteger(Number(n))))
      fail('Location28725', '$slice takes integers')
    const [first, count] = rest.map(Number) as [number, number | undefined]
    if (count === undefined) return first < 0 ? array.slice(first) : array.slice(0, first)
    if (count <= 0) fail('Location28729', 'Third argument to $slice must be positive')
    const start = first < 0 ? Math.max(0, array.length + first) : first
    return array.slice(start, start + count)
  }
}

function lists(name: string, combine: (arrays: unknown[][]) => unknown): CompileOperator {
  return (argument, vars) => {
    const parts = compileArguments(name, argument, vars, 0, 1000)
    return (scope) => {
      const values = parts.map((part) => part(scope))
      if (values.some(isNullish)) return null
      const other = values.find((value) => !Array.isArray(value))
      if (other !== undefined) fail('Location28664', `${name} only supports arrays, not ${typeName(other)}`)
      return combine(values as unknown[][])
    }
  }
}

function distinct(values: unknown[]): unknown[] {
  return [...new Map(values.map((value) => [keyText(value), value])).values()]
}

function compileRange(argument: unknown, vars: Parameters<CompileOperator>[1]): Expression {
  const parts = compileArguments('$range', argument, vars, 2, 3)
  return (scope) => {
    const [start, end, step = 1] = parts.map((part) => Number(part(scope)))
    if (![start, end, step].every((n) => Number.isInteger(n)) || step === 0)
      fail('Location34443', '$range takes integers and a step other than 0')
    const length = Math.max(0, Math.ceil(((end as number) - (start as number)) / step))
    if (length > 1_000_000) fail('Overflow', '$range would make too many elements')
    return Array.from({ length }, (_, i) => (start as number) + i * step)
  }
}

function compileFilterExpression(argument: unknown, vars: Parameters<CompileOperator>[1]): Expression {
  const named = namedArguments('$filter', argument, ['input', 'cond'], ['as'])
  const { input, name } = loop(named, vars)
  const test = compileExpression(named['cond'], withVariables(vars, [name]))
  return (scope) => {
    const array = arrayInput('$filter', input(scope))
    return array && array.filter((item) => truthy(test(bind(scope, { [name]: item }))))
  }
}

function compileMap(argument: unknown, vars: Parameters<CompileOperator>[1]): Expression {
  const named = namedArguments('$map', argument, ['input', 'in'], ['as'])
  const { input, name } = loop(named, vars)
  const body = compileExpression(named['in'], withVariables(vars, [name]))
  return (scope) => {
    const array = arrayInput('$map', input(scope))
    return array && array.map((item) => body(bind(scope, { [name]: item })) ?? null)
  }
}

function compileReduce(argument: unknown, vars: Parameters<CompileOperator>[1]): Expression {
  const named = namedArguments('$reduce', argument, ['input', 'initialValue', 'in'], [])
  const input = compileExpression(named['input'], vars)
  const initial = compileExpression(named['initialValue'], vars)
  const body = compileExpression(named['in'], withVariables(vars, ['this', 'value']))
  return (scope) => {
    const array = arrayInput('$reduce', input(scope))
    return (
      array &&
      array.reduce((value: unknown, item) => body(bind(scope, { this: item, value })), initial(scope))
    )
  }
}

function loop(named: Document, vars: Parameters<CompileOperator>[1]): { input: Expression; name: string } {
  const name = named['as'] ?? 'this'
  if (typeof name !== 'string') fail('FailedToParse', "'as' must be a string")
  return { input: compileExpression(named['input'], vars), name }
}

function arrayInput(name: string, value: unknown): unknown[] | null {
  if (isNullish(value)) return null
  return Array.isArray(value)
    ? value
    : fail('Location28651', `input to ${name} must be an array not ${typeName(value)}`)
}

function compileMergeObjects(argument: unknown, vars: Parameters<CompileOperator>[1]): Expression {
  const parts = compileArguments('$mergeObjects', argument, vars, 0, 1000)
  return (scope) => {
    const values = parts.flatMap((part) => {
      const value = part(scope)
      return !Array.isArray(argument) && Array.isArray(value) ? value : [value]
    })
    return values
      .filter((value) => !isNullish(value))
      .reduce<Document>((out, value) => {
        if (!isDocument(value))
          fail(
            'Location40400',
            `$mergeObjects requires object inputs, but input is of type ${typeName(value)}`,
          )
        return { ...out, ...value }
      }, {})
  }
}

function objectFrom(value: unknown): Document {
  if (!Array.isArray(value))
    fail('Location40386', `$arrayToObject requires an array input, found: ${typeName(value)}`)
  const out: Document = {}
  for (const item of value) {
    const [k, v] = Array.isArray(item)
      ? item
      : isDocument(item)
        ? [item['k'], item['v']]
        : [undefined, undefined]
    if (typeof k !== 'string' || k === '__proto__')
      fail('Location40394', '$arrayToObject requires pairs whose key is a string')
    out[k] = v
  }
  return out
}
