import { compileExpression, type Expression, type Scope } from '../aggregate/expression'
import { isDocument, type Document } from '../kernel/bson-values'
import { fail } from '../kernel/errors'
import { positionalIndex } from '../update/positional'
import { compileElement } from './matcher'
import { parseProjection, type Leaf, type Tree } from './projection-tree'

export type Projection = (doc: Document) => Document

/** How one field of a document is turned into the field of the result; `undefined` leaves it out. */
type Work =
  | { kind: 'keep' }
  | { kind: 'drop' }
  | { kind: 'tree'; fields: FieldWork }
  | { kind: 'change'; to: (value: unknown, doc: Document) => unknown }
type FieldWork = Map<string, Work>

interface Computed {
  path: string[]
  value: Expression
}

interface Plan {
  fields: FieldWork
  computed: Computed[]
}

const NO_VARS: ReadonlyMap<string, unknown> = new Map()

export function scopeOf(root: Document, now: Date): Scope {
  return { root, now, vars: NO_VARS }
}

/** A `find` projection (with `filter` for the positional `$`) or, without filter, a `$project`. */
export function compileProjection(spec: unknown, filter: Document | null, now: Date): Projection {
  const { tree, inclusive, id } = parseProjection(spec, filter !== null)
  const plan: Plan = { fields: new Map(), computed: [] }
  buildPlan(tree, [], plan.fields, plan.computed, filter)
  if (!plan.fields.has('_id') && !plan.computed.some((c) => c.path[0] === '_id'))
    plan.fields.set('_id', { kind: id === 'exclude' ? 'drop' : 'keep' })
  return (doc) => {
    const out = projectDocument(doc, plan.fields, inclusive, doc)
    for (const { path, value } of plan.computed) assignPath(out, path, 0, value(scopeOf(doc, now)))
    return out
  }
}

function buildPlan(
  tree: Tree,
  path: string[],
  fields: FieldWork,
  computed: Computed[],
  filter: Document | null,
): void {
  for (const [name, node] of tree) {
    if (node instanceof Map) {
      const inner: FieldWork = new Map()
      buildPlan(node, [...path, name], inner, computed, filter)
      fields.set(name, { kind: 'tree', fields: inner })
    } else if (node.kind === 'computed')
      computed.push({ path: [...path, name], value: compileExpression(node.spec) })
    else fields.set(name, workOf(node, [...path, name].join('.'), filter))
  }
}

function workOf(leaf: Exclude<Leaf, { kind: 'computed' }>, path: string, filter: Document | null): Work {
  if (leaf.kind === 'include') return { kind: 'keep' }
  if (leaf.kind === 'exclude') return { kind: 'drop' }
  if (leaf.kind === 'slice')
    return {
      kind: 'change',
      to: (value) => (Array.isArray(value) ? sliced(value, leaf.skip, leaf.limit) : value),
    }
  if (leaf.kind === 'elemMatch') {
    const test = compileElement(leaf.spec)
    return { kind: 'change', to: (value) => firstMatch(value, test) }
  }
  return { kind: 'change', to: (value, doc) => positionalElement(value, doc, path, filter ?? {}) }
}

function sliced(array: unknown[], skip: number | null, limit: number): unknown[] {
  if (skip === null) return limit < 0 ? array.slice(limit) : array.slice(0, limit)
  const start = skip < 0 ? Math.max(0, array.length + skip) : skip
  return array.slice(start, start + limit)
}

function firstMatch(value: unknown, test: (element: unknown) => boolean): unknown {
  if (!Array.isArray(value)) return undefined
  const at = value.findIndex(test)
  return at < 0 ? undefined : [value[at]]
}

function positionalElement(value: unknown, doc: Document, path: string, filter: Document): unknown {
  if (!Array.isArray(value)) return value
  const at = positionalIndex(doc, path, filter)
  return at < 0
    ? fail('Location51246', 'positional projection did not find the matching element')
    : [value[at]]
}

function projectDocument(doc: Document, fields: FieldWork, inclusive: boolean, root: Document): Document {
  const out: Document = {}
  for (const name of Object.keys(doc)) {
    const work = fields.get(name)
    const value = work ? projectField(doc[name], work, inclusive, root) : inclusive ? undefined : doc[name]
    if (value !== undefined) out[name] = value
  }
  return out
}

function projectField(value: unknown, work: Work, inclusive: boolean, root: Document): unknown {
  if (work.kind === 'keep') return value
  if (work.kind === 'drop') return undefined
  if (work.kind === 'change') return work.to(value, root)
  return projectNested(value, work.fields, inclusive, root)
}

/** Below an array each sub-document is projected; other elements stay only in an exclusion. */
function projectNested(value: unknown, fields: FieldWork, inclusive: boolean, root: Document): unknown {
  if (Array.isArray(value))
    return value
      .map((element) => projectNested(element, fields, inclusive, root))
      .filter((v) => v !== undefined)
  if (isDocument(value)) return projectDocument(value, fields, inclusive, root)
  return inclusive ? undefined : value
}

/**
 * Sets (or with `undefined` removes) a computed field; arrays on the way get it in every element, and what
 * is no document on the way becomes one.
 */
export function assignPath(doc: Document, path: string[], at: number, value: unknown): void {
  const name = path[at] as string
  if (at === path.length - 1) {
    if (value === undefined) delete doc[name]
    else doc[name] = value
    return
  }
  doc[name] = nestedTarget(doc[name], path, at, value)
}

function nestedTarget(child: unknown, path: string[], at: number, value: unknown): unknown {
  if (Array.isArray(child)) return child.map((element) => nestedTarget(element, path, at, value))
  const copy: Document = isDocument(child) ? { ...child } : {}
  assignPath(copy, path, at + 1, value)
  return copy
}
