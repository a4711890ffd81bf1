import { FieldReader } from '../kernel/bson-fields'
import {
  assertStorable,
  cloneDocument,
  getField,
  isDocument,
  isOperatorDocument,
  type Document,
} from '../kernel/bson-values'
import { fail } from '../kernel/errors'
import { valuesEqual } from '../kernel/key-encoding'
import { splitPath, valueAt } from '../kernel/paths'
import { topField } from '../query/field-names'
import { compileFilter } from '../query/matcher'
import { FIELD_OPERATORS, type FieldUpdate } from './operators'
import { positionalIndex } from './positional'
import { slotsOf, updatePath, type ArrayFilters } from './update-paths'

/** An update, checked and ready for any number of documents. */
export interface Update {
  replaces: boolean
  /** of the top-level fields it may change; null when it replaces the document */
  fields: FieldReader | null
  /** the changed copy of a document found by `filter`, or of as much of it as it may change */
  apply(doc: Document, filter: Document): Document
  /** the document an upsert inserts */
  seed(filter: Document): Document
}

interface Step {
  path: string
  /** the update to run, or the new name of the field */
  update: FieldUpdate | { renameTo: string }
}

/** Refuses: pipelines (115), unknown operators (9), conflicting paths (40), wrong arguments (2, 9, 14). */
export function compileUpdate(spec: unknown, arrayFilters: unknown): Update {
  if (Array.isArray(spec))
    fail('CommandNotSupported', 'updates with an aggregation pipeline are not supported')
  if (!isDocument(spec)) fail('FailedToParse', 'Update argument must be an object')
  const operators = Object.keys(spec).filter((name) => name.startsWith('$'))
  if (operators.length === 0) return replacement(spec, arrayFilters)
  if (operators.length !== Object.keys(spec).length)
    fail('FailedToParse', 'an update mixes operators and fields')
  const filters = compileArrayFilters(arrayFilters, () =>
    JSON.stringify(operators.flatMap((o) => Object.keys((spec[o] ?? {}) as object))),
  )
  const steps = operators.flatMap((name) => compileOperator(name, spec[name]))
  const paths = changedPaths(steps)
  assertNoConflict(paths)
  return {
    replaces: false,
    fields: new FieldReader(new Set(paths.map(topField))),
    apply: (doc, filter) => runSteps(cloneDocument(doc), doc, filter, steps, filters, false),
    seed: (filter) => {
      const base = equalityFields(filter)
      return runSteps(cloneDocument(base), base, filter, steps, filters, true)
    },
  }
}

function replacement(spec: Document, arrayFilters: unknown): Update {
  if (arrayFilters !== undefined) fail('FailedToParse', 'Cannot specify arrayFilters and a replacement')
  assertStorable(spec)
  const withId = (id: unknown): Document => {
    const { _id, ...rest } = spec
    if (_id !== undefined && id !== undefined && !valuesEqual(_id, id)) immutableId()
    const own = id ?? _id
    return own === undefined ? rest : { _id: own, ...rest }
  }
  return {
    replaces: true,
    fields: null,
    apply: (doc) => withId(doc['_id']),
    seed: (filter) => withId(getField(equalityFields(filter), '_id')),
  }
}

function changedPaths(steps: readonly Step[]): string[] {
  return steps.flatMap(({ path, update }) => ('renameTo' in update ? [path, update.renameTo] : [path]))
}

function immutableId(): never {
  return fail(
    'ImmutableField',
    "Performing an update on the path '_id' would modify the immutable field '_id'",
  )
}

function compileOperator(name: string, fields: unknown): Step[] {
  const compile = FIELD_OPERATORS[name]
  if (!Object.hasOwn(FIELD_OPERATORS, name) && name !== '$rename')
    fail('FailedToParse', `Unknown modifier: ${name} (not supported by this engine)`)
  if (!isDocument(fields)) fail('FailedToParse', `Modifiers operate on fields but ${name} got something else`)
  return Object.keys(fields).map((path) => {
    if (compile) return { path, update: compile(fields[path], path) }
    const renameTo = fields[path]
    if (typeof renameTo !== 'string') fail('BadValue', `The 'to' field for $rename must be a string: ${path}`)
    if (/\$/.test(path + renameTo)) fail('BadValue', '$rename does not take array positions')
    updatePath(renameTo)
    return { path, update: { renameTo } }
  })
}

function assertNoConflict(paths: readonly string[]): void {
  const seen = new Set<string>()
  for (const path of [...paths].sort()) {
    const segments = splitPath(path)
    const parents = segments.map((_, i) => segments.slice(0, i + 1).join('.'))
    const clash = parents.find((p) => seen.has(p))
    if (clash !== undefined)
      fail('ConflictingUpdateOperators', `Updating the path '${path}' would create a conflict at '${clash}'`)
    seen.add(path)
  }
}

function runSteps(
  doc: Document,
  old: Document,
  filter: Document,
  steps: Step[],
  filters: ArrayFilters,
  inserting: boolean,
): Document {
  const id = getField(doc, '_id')
  for (const { path, update } of steps) {
    if ('renameTo' in update) rename(doc, path, update.renameTo, filters)
    else if (inserting || !update.insertOnly) {
      const segments = updatePath(resolvePosition(path, old, filter))
      for (const slot of slotsOf(doc, segments, update.creates, filters)) update.apply(slot, path)
    }
  }
  const after = getField(doc, '_id')
  if (id !== undefined && (after === undefined || !valuesEqual(after, id))) immutableId()
  return doc
}

/** Replaces the positional `$` by the index of the element the filter matched. */
function resolvePosition(path: string, doc: Document, filter: Document): string {
  const segments = splitPath(path)
  const at = segments.indexOf('$')
  if (at < 0) return path
  if (segments.lastIndexOf('$') !== at)
    fail('BadValue', `Too many positional (i.e. '$') elements found in path '${path}'`)
  const index = positionalIndex(doc, segments.slice(0, at).join('.'), filter)
  if (index < 0) fail('BadValue', 'The positional operator did not find the match needed from the query.')
  return segments.map((segment, i) => (i === at ? String(index) : segment)).join('.')
}

function rename(doc: Document, from: string, to: string, filters: ArrayFilters): void {
  const value = valueAt(doc, splitPath(from))
  if (value === undefined) return
  for (const path of [from, to]) assertNoArray(doc, path)
  for (const slot of slotsOf(doc, updatePath(from), false, filters)) slot.unset()
  for (const slot of slotsOf(doc, updatePath(to), true, filters)) slot.set(value)
}

function assertNoArray(doc: Document, path: string): void {
  const segments = splitPath(path)
  for (let i = 1; i < segments.length; i++)
    if (Array.isArray(valueAt(doc, segments.slice(0, i))))
      fail('BadValue', `The field of $rename cannot be an array element, '${path}'`)
}

function compileArrayFilters(list: unknown, paths: () => string): ArrayFilters {
  if (list !== undefined && !Array.isArray(list)) fail('TypeMismatch', 'arrayFilters must be an array')
  const tests = new Map<string, (element: unknown) => boolean>()
  for (const filter of list ?? []) {
    if (!isDocument(filter)) fail('BadValue', 'each array filter must be an object')
    const name = filterName(filter)
    if (tests.has(name))
      fail('FailedToParse', `Found multiple array filters with the same top-level field name ${name}`)
    if (!paths().includes(`$[${name}]`))
      fail('FailedToParse', `The array filter for identifier '${name}' was not used in the update`)
    const test = compileFilter(filter)
    tests.set(name, (element) => test({ [name]: element }))
  }
  return { testOf: (name) => tests.get(name) }
}

function filterName(filter: Document): string {
  const names = new Set<string>()
  const collect = (part: Document): void => {
    for (const key of Object.keys(part))
      if (!key.startsWith('$')) names.add(splitPath(key)[0] as string)
      else if (Array.isArray(part[key]))
        for (const branch of part[key]) if (isDocument(branch)) collect(branch)
  }
  collect(filter)
  if (names.size !== 1)
    fail('FailedToParse', 'Error parsing array filter: expected a single top-level field name')
  return [...names][0] as string
}

/** The fields an upsert takes from its filter: plain equalities, also within `$and`. */
function equalityFields(filter: Document): Document {
  const doc: Document = {}
  const put = (path: string, value: unknown): void => {
    assertStorable(value)
    for (const slot of slotsOf(doc, updatePath(path), true, { testOf: () => undefined })) {
      if (slot.get() !== undefined)
        fail('BadValue', `cannot infer query fields to set, path '${path}' is matched twice`)
      slot.set(value)
    }
  }
  const collect = (part: Document): void => {
    for (const name of Object.keys(part)) collectEquality(name, part[name], put, collect)
  }
  collect(filter)
  return doc
}

function collectEquality(
  name: string,
  condition: unknown,
  put: (path: string, value: unknown) => void,
  collect: (part: Document) => void,
): void {
  if (name === '$and' && Array.isArray(condition)) for (const branch of condition) collect(branch as Document)
  else if (name.startsWith('$')) return
  else if (isOperatorDocument(condition)) {
    if (Object.hasOwn(condition, '$eq')) put(name, condition['$eq'])
  } else if (!isPattern(condition)) put(name, condition)
}

function isPattern(value: unknown): boolean {
  return (
    value !== null && typeof value === 'object' && '_bsontype' in value && value._bsontype === 'BSONRegExp'
  )
}
