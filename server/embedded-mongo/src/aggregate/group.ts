import { isDocument, isNumber, type Document } from '../kernel/bson-values'
import { fail } from '../kernel/errors'
import { compareValues, keyText } from '../kernel/key-encoding'
import { WideMap } from '../kernel/wide-map'
import { addNumbers } from '../update/operators'
import { compileExpression, isNullish, type Expression } from './expression'
import { scopeOf } from '../query/projection'
import type { Stage } from './stage'

/** Running state of one accumulator in one group. */
interface Accumulator {
  add(value: unknown): void
  result(): unknown
}

const ACCUMULATORS: Record<string, () => Accumulator> = {
  $sum: () => {
    let total: number | bigint = 0
    return { add: (v) => void (isNumber(v) && (total = addNumbers(total, v))), result: () => total }
  },
  $avg: () => {
    let total: number | bigint = 0
    let count = 0
    const add = (v: unknown): void => {
      if (!isNumber(v)) return
      total = addNumbers(total, v)
      count++
    }
    return { add, result: () => (count === 0 ? null : Number(total) / count) }
  },
  $min: () => extreme((order) => order < 0),
  $max: () => extreme((order) => order > 0),
  $first: () => {
    let first: { value: unknown } | null = null
    return { add: (value) => void (first ??= { value: value ?? null }), result: () => first?.value ?? null }
  },
  $last: () => {
    let last: unknown = null
    return { add: (value) => void (last = value ?? null), result: () => last }
  },
  $push: () => {
    const list: unknown[] = []
    return { add: (v) => void (v !== undefined && list.push(v)), result: () => list }
  },
  $addToSet: () => {
    const set = new Map<string, unknown>()
    const add = (v: unknown): void => {
      if (v === undefined) return
      const key = keyText(v)
      if (!set.has(key)) set.set(key, v)
    }
    return { add, result: () => [...set.values()] }
  },
}

function extreme(better: (order: number) => boolean): Accumulator {
  let best: unknown = null
  const add = (v: unknown): void => {
    if (!isNullish(v) && (best === null || better(compareValues(v, best)))) best = v
  }
  return { add, result: () => best }
}

interface Column {
  name: string
  make: () => Accumulator
  value: Expression
}

interface Group {
  id: unknown
  accumulators: Accumulator[]
}

export function compileGroup(spec: unknown, now: Date): Stage {
  if (!isDocument(spec)) fail('Location15947', "a group's fields must be specified in an object")
  if (!Object.hasOwn(spec, '_id')) fail('Location15955', 'a group specification must include an _id')
  const idOf = compileExpression(spec['_id'])
  const columns = Object.keys(spec)
    .filter((name) => name !== '_id')
    .map((name) => compileColumn(name, spec[name]))
  return function* group(input) {
    const groups = new WideMap<Group>()
    for (const doc of input)
      if (doc) accumulate(groups, doc, idOf, columns, now)
      else yield null
    for (const { id, accumulators } of groups.values()) yield resultOf(id, columns, accumulators)
  }
}

function compileColumn(name: string, spec: unknown): Column {
  if (name.includes('.')) fail('Location40235', `The field name '${name}' cannot contain '.'`)
  if (name.startsWith('$')) fail('Location40236', `The field name '${name}' cannot be an operator name`)
  const operators = isDocument(spec) ? Object.keys(spec) : []
  const operator = operators[0]
  if (!isDocument(spec) || operator === undefined || !operator.startsWith('$'))
    fail('Location40234', `The field '${name}' must be an accumulator object`)
  if (operators.length > 1) fail('Location40238', `The field '${name}' must specify one accumulator`)
  const make = Object.hasOwn(ACCUMULATORS, operator) ? ACCUMULATORS[operator] : undefined
  if (!make) fail('Location15952', `unknown group operator '${operator}' (not supported by this engine)`)
  return { name, make, value: compileExpression(spec[operator]) }
}

function accumulate(
  groups: WideMap<Group>,
  doc: Document,
  idOf: Expression,
  columns: Column[],
  now: Date,
): void {
  const scope = scopeOf(doc, now)
  const id = idOf(scope) ?? null
  const key = typeof id === 'string' ? `s${id}` : keyText(id)
  const group =
    groups.get(key) ?? groups.add(key, { id, accumulators: columns.map((column) => column.make()) })
  for (let i = 0; i < columns.length; i++) group.accumulators[i]?.add(columns[i]?.value(scope))
}

function resultOf(id: unknown, columns: Column[], accumulators: Accumulator[]): Document {
  const out: Document = { _id: id }
  columns.forEach((column, i) => (out[column.name] = accumulators[i]?.result()))
  return out
}
