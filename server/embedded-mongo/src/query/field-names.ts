import type { FieldNames } from '../kernel/bson-fields'
import { isDocument, type Document } from '../kernel/bson-values'
import { parseProjection } from './projection-tree'

/** The top-level field of a path. */
export function topField(path: string): string {
  const dot = path.indexOf('.')
  return dot < 0 ? path : path.slice(0, dot)
}

/** The top-level fields a filter looks at. */
export function filterFields(filter: Document): Set<string> {
  return new Set([...filterPaths(filter)].map(topField))
}

/** The paths a filter looks at. */
export function filterPaths(filter: Document): Set<string> {
  const paths = new Set<string>()
  collectFilter(filter, paths)
  return paths
}

function collectFilter(filter: Document, paths: Set<string>): void {
  for (const name of Object.keys(filter)) {
    const condition = filter[name]
    if (!name.startsWith('$')) paths.add(name)
    else if (Array.isArray(condition))
      for (const branch of condition) if (isDocument(branch)) collectFilter(branch, paths)
  }
}

/** The fields an expression refers to; null when it takes the whole document (`$$ROOT`, `$$CURRENT`). */
export function expressionFields(spec: unknown): FieldNames {
  const names = new Set<string>()
  return collectReferences(spec, names) ? names : null
}

/** Texts that are no references (below `$literal`) add a name too many, which does no harm. */
function collectReferences(spec: unknown, names: Set<string>): boolean {
  if (typeof spec === 'string') return collectReference(spec, names)
  if (Array.isArray(spec)) return spec.every((part) => collectReferences(part, names))
  if (!isDocument(spec)) return true
  return Object.keys(spec).every((name) => collectReferences(spec[name], names))
}

function collectReference(text: string, names: Set<string>): boolean {
  if (/^\$\$(ROOT|CURRENT)\b/.test(text)) return false
  if (text.startsWith('$') && !text.startsWith('$$')) names.add(topField(text.slice(1)))
  return true
}

/** The fields an inclusion takes from a document; null for an exclusion and where the whole document is needed. */
export function projectionFields(spec: unknown, forFind: boolean): FieldNames {
  const { inclusive } = parseProjection(spec, forFind)
  if (!inclusive || !isDocument(spec)) return null
  const paths = Object.keys(spec)
  if (paths.some((path) => path.endsWith('.$'))) return null
  return joinFields([new Set(['_id', ...paths.map(topField)]), expressionFields(spec)])
}

/** All of them together; null when one of them is. */
export function joinFields(parts: FieldNames[]): FieldNames {
  if (parts.includes(null)) return null
  return new Set(parts.flatMap((part) => [...(part as ReadonlySet<string>)]))
}
