import { getField, isDocument, type Document } from './bson-values'
import { EMPTY_ARRAY } from './key-encoding'

const INDEX = /^(0|[1-9]\d*)$/

export function splitPath(path: string): string[] {
  return path.split('.')
}

export function isArrayIndex(segment: string): boolean {
  return INDEX.test(segment)
}

/**
 * What a query path reaches in a document: arrays on the way fan out over their sub-documents, an
 * array at the end stays whole, `undefined` is a missing field. No result at all means the path ran
 * into an array without sub-documents (which is neither null nor existing).
 */
export function reach(doc: Document, segments: string[]): unknown[] {
  const out: unknown[] = []
  step(doc, segments, 0, out)
  return out
}

function step(value: unknown, segments: string[], at: number, out: unknown[]): void {
  const segment = segments[at]
  if (segment === undefined) out.push(value)
  else if (Array.isArray(value)) stepArray(value, segment, segments, at, out)
  else if (isDocument(value)) step(getField(value, segment), segments, at + 1, out)
  else out.push(undefined)
}

function stepArray(value: unknown[], segment: string, segments: string[], at: number, out: unknown[]): void {
  if (INDEX.test(segment) && Number(segment) < value.length)
    step(value[Number(segment)], segments, at + 1, out)
  for (const element of value)
    if (isDocument(element)) step(getField(element, segment), segments, at + 1, out)
}

export interface KeyValues {
  values: unknown[]
  /** an array was met on the way: the index is multikey */
  multi: boolean
}

/** What an index or a sort sees at a path: arrays at the end fan out too, missing is `undefined`. */
export function keyValues(doc: Document, segments: string[]): KeyValues {
  const found: KeyValues = { values: [], multi: false }
  keyStep(doc, segments, 0, found)
  if (found.values.length === 0) found.values.push(undefined)
  return found
}

function keyStep(value: unknown, segments: string[], at: number, found: KeyValues): void {
  const segment = segments[at]
  if (segment === undefined) keyEnd(value, found)
  else if (Array.isArray(value)) {
    found.multi = true
    if (INDEX.test(segment) && Number(segment) < value.length)
      keyStep(value[Number(segment)], segments, at + 1, found)
    for (const element of value)
      if (isDocument(element)) keyStep(getField(element, segment), segments, at + 1, found)
  } else if (isDocument(value)) keyStep(getField(value, segment), segments, at + 1, found)
  else found.values.push(undefined)
}

function keyEnd(value: unknown, found: KeyValues): void {
  if (!Array.isArray(value)) {
    found.values.push(value)
    return
  }
  found.multi = true
  if (value.length === 0) found.values.push(EMPTY_ARRAY)
  for (const element of value) found.values.push(element)
}

/** Value at a path without fanning out over arrays (numeric segments index them). */
export function valueAt(doc: unknown, segments: string[]): unknown {
  let value: unknown = doc
  for (const segment of segments) {
    if (Array.isArray(value)) value = INDEX.test(segment) ? value[Number(segment)] : undefined
    else if (isDocument(value)) value = getField(value, segment)
    else return undefined
  }
  return value
}
