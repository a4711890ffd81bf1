import { isDocument, isNumber, type Document } from '../kernel/bson-values'
import { fail } from '../kernel/errors'
import { splitPath } from '../kernel/paths'

/** A projection as a tree of fields; a leaf is what to do with the field. */
export type Leaf =
  | { kind: 'include' }
  | { kind: 'exclude' }
  | { kind: 'computed'; spec: unknown }
  | { kind: 'slice'; skip: number | null; limit: number }
  | { kind: 'elemMatch'; spec: unknown }
  | { kind: 'positional' }

export type Tree = Map<string, Tree | Leaf>

export interface ParsedProjection {
  tree: Tree
  /** inclusion keeps only what is named; exclusion drops what is named */
  inclusive: boolean
  /** `_id` given by itself, against the rule of the other fields */
  id: 'include' | 'exclude' | null
}

/** Parses `find` projections and `$project`; the array operators belong to `find` alone. */
export function parseProjection(spec: unknown, forFind: boolean): ParsedProjection {
  if (!isDocument(spec)) fail('BadValue', 'projection must be an object')
  const leaves: [string, Leaf][] = []
  for (const name of Object.keys(spec)) readField(name, spec[name], forFind, leaves)
  const idLeaf = leaves.find(([path]) => path === '_id')?.[1].kind
  const others = leaves.filter(([path, leaf]) => path !== '_id' || leaf.kind === 'computed')
  const tree: Tree = new Map()
  for (const [path, leaf] of others) insert(tree, splitPath(path), path, leaf)
  const id = idLeaf === 'include' || idLeaf === 'exclude' ? idLeaf : null
  return { tree, inclusive: isInclusive(others, id), id }
}

function isInclusive(leaves: [string, Leaf][], id: 'include' | 'exclude' | null): boolean {
  const excluded = leaves.find(([, leaf]) => leaf.kind === 'exclude')
  const included = leaves.find(([, leaf]) =>
    ['include', 'computed', 'elemMatch', 'positional'].includes(leaf.kind),
  )
  if (excluded && included) {
    const excludedLast = leaves.indexOf(excluded) > leaves.indexOf(included)
    fail(
      excludedLast ? 'Location31254' : 'Location31253',
      `Cannot do ${excludedLast ? `exclusion on field ${excluded[0]} in inclusion` : `inclusion on field ${included[0]} in exclusion`} projection`,
    )
  }
  if (excluded) return false
  return included !== undefined || (leaves.length === 0 && id === 'include')
}

function readField(path: string, value: unknown, forFind: boolean, out: [string, Leaf][]): void {
  if (path === '' || path.startsWith('.') || path.endsWith('.') || path.includes('..'))
    fail('Location40353', `FieldPath '${path}' is not valid`)
  if (path.endsWith('.$') && forFind) {
    if (!isNumber(value) && value !== true) fail('BadValue', 'positional projection takes 1')
    out.push([path.slice(0, -2), { kind: 'positional' }])
    return
  }
  if (path.split('.').some((s) => s.startsWith('$') || s === '__proto__'))
    fail('Location16410', `FieldPath field names may not start with '$': ${path}`)
  if (typeof value === 'boolean' || isNumber(value))
    out.push([path, { kind: Number(value) !== 0 ? 'include' : 'exclude' }])
  else if (isDocument(value)) readDocumentField(path, value, forFind, out)
  else out.push([path, { kind: 'computed', spec: value }])
}

function readDocumentField(path: string, value: Document, forFind: boolean, out: [string, Leaf][]): void {
  const names = Object.keys(value)
  if (names.length === 0)
    fail('Location40180', 'an empty object is not a valid value. Found empty object at path ' + path)
  if (forFind && names[0] === '$slice') out.push([path, sliceLeaf(value['$slice'])])
  else if (forFind && names[0] === '$elemMatch')
    out.push([path, { kind: 'elemMatch', spec: value['$elemMatch'] }])
  else if (names[0]?.startsWith('$')) out.push([path, { kind: 'computed', spec: value }])
  else for (const name of names) readField(`${path}.${name}`, value[name], forFind, out)
}

function sliceLeaf(argument: unknown): Leaf {
  const list = Array.isArray(argument) ? argument : [argument]
  if (!list.every((n) => isNumber(n) && Number.isInteger(Number(n))) || list.length === 0 || list.length > 2)
    fail('Location28667', 'Invalid $slice syntax')
  if (list.length === 1) return { kind: 'slice', skip: null, limit: Number(list[0]) }
  if (Number(list[1]) <= 0) fail('Location28724', 'First argument to $slice must be positive')
  return { kind: 'slice', skip: Number(list[0]), limit: Number(list[1]) }
}

function insert(tree: Tree, segments: string[], path: string, leaf: Leaf): void {
  const [head, ...rest] = segments as [string, ...string[]]
  const there = tree.get(head)
  if (rest.length === 0) {
    if (there) collision(path)
    tree.set(head, leaf)
    return
  }
  if (there && !(there instanceof Map)) collision(path)
  const child: Tree = there ?? new Map<string, Tree | Leaf>()
  tree.set(head, child)
  insert(child, rest, path, leaf)
}

function collision(path: string): never {
  return fail('Location31249', `Path collision at ${path}`)
}
