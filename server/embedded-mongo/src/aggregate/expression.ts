import { isDocument, type Document } from '../kernel/bson-values'
import { fail } from '../kernel/errors'
import { splitPath } from '../kernel/paths'
import { getField } from '../kernel/bson-values'
import { ARITHMETIC } from './expression-arithmetic'
import { ARRAYS } from './expression-arrays'
import { CONTROL } from './expression-control'
import { DATES } from './expression-dates'
import { STRINGS } from './expression-strings'

/** Values an expression sees: the document and the variables in scope. `undefined` is a missing value. */
export interface Scope {
  root: Document
  now: Date
  vars: ReadonlyMap<string, unknown>
}

export type Expression = (scope: Scope) => unknown

/** Compiles the argument of one operator. */
export type CompileOperator = (argument: unknown, vars: Variables) => Expression

/** Names of the user variables in scope, and how deep the expression is nested. */
export interface Variables {
  names: ReadonlySet<string>
  depth: number
}

const MAX_DEPTH = 100
const TOP: Variables = { names: new Set(), depth: 0 }

let operators: Record<string, CompileOperator> | null = null

function operatorTable(): Record<string, CompileOperator> {
  return (operators ??= { ...ARITHMETIC, ...ARRAYS, ...CONTROL, ...DATES, ...STRINGS })
}

/** An aggregation expression; operators outside the tables are refused (168). */
export function compileExpression(spec: unknown, vars: Variables = TOP): Expression {
  if (vars.depth > MAX_DEPTH) fail('Overflow', 'expression is nested too deep')
  const inner = { ...vars, depth: vars.depth + 1 }
  if (typeof spec === 'string' && spec.startsWith('$')) return compileReference(spec, vars)
  if (Array.isArray(spec)) return compileArray(spec, inner)
  if (!isDocument(spec)) return () => spec
  const names = Object.keys(spec)
  if (names[0]?.startsWith('$')) return compileCall(names, spec, inner)
  return compileObject(names, spec, inner)
}

function compileCall(names: string[], spec: Document, vars: Variables): Expression {
  const name = names[0] as string
  if (names.length > 1) fail('Location15983', 'an expression object has exactly one operator')
  const table = operatorTable()
  if (!Object.hasOwn(table, name))
    fail('InvalidPipelineOperator', `Unrecognized expression '${name}' (not supported by this engine)`)
  return (table[name] as CompileOperator)(spec[name], vars)
}

function compileArray(items: unknown[], vars: Variables): Expression {
  const parts = items.map((item) => compileExpression(item, vars))
  return (scope) => parts.map((part) => part(scope) ?? null)
}

function compileObject(names: string[], spec: Document, vars: Variables): Expression {
  const parts = names.map((name) => {
    if (name.includes('.') || name === '__proto__')
      fail('Location40234', `FieldPath field names may not contain '.' here: ${name}`)
    return [name, compileExpression(spec[name], vars)] as const
  })
  return (scope) => {
    const out: Document = {}
    for (const [name, part] of parts) {
      const value = part(scope)
      if (value !== undefined) out[name] = value
    }
    return out
  }
}

function compileReference(text: string, vars: Variables): Expression {
  const path = splitPath(text.slice(text.startsWith('$$') ? 2 : 1))
  if (path.some((segment) => segment === '' || segment.startsWith('$')))
    fail('Location40353', `FieldPath '${text}' is not valid`)
  if (!text.startsWith('$$')) return fieldPath(path)
  const [name, ...rest] = path as [string, ...string[]]
  const base = variable(name, vars)
  return rest.length === 0 ? base : (scope) => follow(base(scope), rest, 0)
}

function fieldPath(path: string[]): Expression {
  const only = path.length === 1 ? (path[0] as string) : null
  return only === null ? (scope) => follow(scope.root, path, 0) : (scope) => getField(scope.root, only)
}

function variable(name: string, vars: Variables): Expression {
  if (vars.names.has(name)) return (scope) => scope.vars.get(name)
  if (name === 'ROOT' || name === 'CURRENT') return (scope) => scope.root
  if (name === 'NOW') return (scope) => scope.now
  if (name === 'REMOVE') return () => undefined
  return fail('Location17276', `Use of undefined variable: ${name}`)
}

/** `$a.b`: over an array the rest of the path is read from each sub-document. */
function follow(value: unknown, path: string[], at: number): unknown {
  if (at === path.length) return value
  if (Array.isArray(value)) {
    const parts = value.filter(isDocument).map((element) => follow(element, path, at))
    return parts.filter((part) => part !== undefined)
  }
  return isDocument(value) ? follow(getField(value, path[at] as string), path, at + 1) : undefined
}

/** Compiles the arguments of an operator that takes a list (`{$add: [a, b]}` or `{$abs: a}`). */
export function compileArguments(
  name: string,
  argument: unknown,
  vars: Variables,
  min: number,
  max: number,
): Expression[] {
  const list = Array.isArray(argument) ? argument : [argument]
  if (list.length < min || list.length > max)
    fail(
      'Location16020',
      `Expression ${name} takes ${min === max ? `exactly ${min}` : `${min} to ${max}`} arguments. ${list.length} were passed in.`,
    )
  return list.map((item) => compileExpression(item, vars))
}

/** Checks the named arguments of an operator such as `$filter`. */
export function namedArguments(
  name: string,
  argument: unknown,
  required: string[],
  optional: string[],
): Document {
  if (!isDocument(argument)) fail('Location28812', `${name} only supports an object as its argument`)
  const unknown = Object.keys(argument).find((key) => !required.includes(key) && !optional.includes(key))
  if (unknown !== undefined) fail('Location28812', `Unrecognized parameter to ${name}: ${unknown}`)
  const missing = required.find((key) => !Object.hasOwn(argument, key))
  if (missing !== undefined) fail('Location28812', `Missing '${missing}' parameter to ${name}`)
  return argument
}

export function withVariables(vars: Variables, names: string[]): Variables {
  for (const name of names)
    if (!/^[a-z][a-zA-Z0-9_]*$/.test(name))
      fail('FailedToParse', `'${name}' starts with an invalid character for a user variable name`)
  return { names: new Set([...vars.names, ...names]), depth: vars.depth }
}

export function bind(scope: Scope, values: Record<string, unknown>): Scope {
  return { ...scope, vars: new Map([...scope.vars, ...Object.entries(values)]) }
}

/** MongoDB's truth: false, null, missing and zero are false. */
export function truthy(value: unknown): boolean {
  return value !== undefined && value !== null && value !== false && value !== 0 && value !== 0n
}

export function isNullish(value: unknown): value is null | undefined {
  return value === null || value === undefined
}
