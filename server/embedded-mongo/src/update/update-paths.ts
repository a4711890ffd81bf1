import { assertFieldName, getField, isDocument, typeName, type Document } from '../kernel/bson-values'
import { fail } from '../kernel/errors'
import { isArrayIndex, splitPath } from '../kernel/paths'

/** Where an update writes: a field of a document or an element of an array. */
export interface Slot {
  get(): unknown
  set(value: unknown): void
  /** removes a field; an array element becomes null, as in MongoDB */
  unset(): void
}

export interface ArrayFilters {
  /** the test of `$[name]`; undefined when no filter has that name */
  testOf(name: string): ((element: unknown) => boolean) | undefined
}

const FILTERED = /^\$\[([a-z][a-zA-Z0-9]*)?\]$/
const MAX_PADDING = 1_500_000

/** Splits and checks an update path; `$` must be replaced before. */
export function updatePath(path: string): string[] {
  if (path === '') fail('EmptyFieldName', 'An empty update path is not valid.')
  const segments = splitPath(path)
  for (const segment of segments) {
    if (segment === '')
      fail('EmptyFieldName', `The update path '${path}' contains an empty field name, which is not allowed.`)
    if (segment.startsWith('$[') && !FILTERED.test(segment))
      fail('BadValue', `bad array filter identifier in '${path}'`)
    if (!segment.startsWith('$[')) assertFieldName(segment)
  }
  if (segments.length > 100) fail('Overflow', 'update path is too deep')
  if (segments[0]?.startsWith('$['))
    fail('BadValue', `Cannot have array filter identifier in the first position of '${path}'`)
  return segments
}

/** Every slot a path names. `create` makes missing parents (`$set`); without it missing parents name nothing. */
export function slotsOf(doc: Document, segments: string[], create: boolean, filters: ArrayFilters): Slot[] {
  const slots: Slot[] = []
  walk(doc, segments, 0, create, filters, slots)
  return slots
}

function walk(
  parent: unknown,
  segments: string[],
  at: number,
  create: boolean,
  filters: ArrayFilters,
  out: Slot[],
): void {
  const segment = segments[at] as string
  if (segment.startsWith('$[')) walkElements(parent, segments, at, create, filters, out)
  else if (Array.isArray(parent)) walkArray(parent, segments, at, create, filters, out)
  else if (isDocument(parent)) walkField(parent, segments, at, create, filters, out)
  else if (create) notViable(segment, parent)
}

function walkElements(
  parent: unknown,
  segments: string[],
  at: number,
  create: boolean,
  filters: ArrayFilters,
  out: Slot[],
): void {
  const name = FILTERED.exec(segments[at] as string)?.[1]
  const test = name === undefined ? () => true : filters.testOf(name)
  const path = segments.slice(0, at).join('.')
  if (!test)
    fail('BadValue', `No array filter found for identifier '${String(name)}' in path '${segments.join('.')}'`)
  if (parent === undefined)
    fail('BadValue', `The path '${path}' must exist in the document in order to apply array updates.`)
  if (!Array.isArray(parent)) fail('BadValue', `Cannot apply array updates to non-array element ${path}`)
  parent.forEach((element, index) => {
    if (!test(element)) return
    if (at === segments.length - 1) out.push(elementSlot(parent, index))
    else walk(element, segments, at + 1, create, filters, out)
  })
}

function walkArray(
  parent: unknown[],
  segments: string[],
  at: number,
  create: boolean,
  filters: ArrayFilters,
  out: Slot[],
): void {
  const segment = segments[at] as string
  if (!isArrayIndex(segment)) {
    if (create) notViable(segment, parent)
    return
  }
  const index = Number(segment)
  if (index >= parent.length && !create) return
  if (index - parent.length > MAX_PADDING) fail('BadValue', `cannot pad an array up to index ${segment}`)
  if (at === segments.length - 1) out.push(elementSlot(parent, index))
  else
    walk(
      index < parent.length ? parent[index] : grow(elementSlot(parent, index)),
      segments,
      at + 1,
      create,
      filters,
      out,
    )
}

function walkField(
  parent: Document,
  segments: string[],
  at: number,
  create: boolean,
  filters: ArrayFilters,
  out: Slot[],
): void {
  const name = segments[at] as string
  const slot = fieldSlot(parent, name)
  if (at === segments.length - 1) {
    out.push(slot)
    return
  }
  const child = slot.get()
  if (child !== undefined) walk(child, segments, at + 1, create, filters, out)
  else if (segments[at + 1]?.startsWith('$[')) walk(undefined, segments, at + 1, create, filters, out)
  else if (create) walk(grow(slot), segments, at + 1, create, filters, out)
}

/** Puts a new document where a parent is missing. */
function grow(slot: Slot): Document {
  const made: Document = {}
  slot.set(made)
  return made
}

function fieldSlot(parent: Document, name: string): Slot {
  return {
    get: () => getField(parent, name),
    set: (value) => void (parent[name] = value),
    unset: () => void delete parent[name],
  }
}

function elementSlot(parent: unknown[], index: number): Slot {
  return {
    get: () => parent[index],
    set: (value) => {
      while (parent.length < index) parent.push(null)
      parent[index] = value
    },
    unset: () => {
      if (index < parent.length) parent[index] = null
    },
  }
}

function notViable(segment: string, parent: unknown): never {
  return fail('PathNotViable', `Cannot create field '${segment}' in element of type ${typeName(parent)}`)
}
