import { writeDocument, type Document } from './bson-values'
import { sliceSpent } from './slice'

/** Elements of a long array that are encoded in one go. */
const PORTION = 200

/** `writeDocument` for results that may hold very long arrays: yields null inside them when a slice is spent. */
export function* encodePaced(doc: Document): Generator<null, Buffer> {
  const names = Object.keys(doc)
  if (!names.some((name) => isLong(doc[name]))) return writeDocument(doc)
  const parts: Buffer[] = []
  for (const name of names) {
    const value = doc[name]
    if (isLong(value)) parts.push(elementHead(0x04, name), yield* encodeArray(value))
    else parts.push(elementsOf(writeDocument({ [name]: value })))
  }
  return wrapDocument(parts)
}

function isLong(value: unknown): value is unknown[] {
  return Array.isArray(value) && value.length > PORTION
}

/** An array is a document whose names are the places; a missing element is null in it. */
function* encodeArray(values: unknown[]): Generator<null, Buffer> {
  const parts: Buffer[] = []
  for (let at = 0; at < values.length; at += PORTION) {
    const portion = values.slice(at, at + PORTION).map((value, i) => [at + i, value ?? null] as const)
    parts.push(elementsOf(writeDocument(Object.fromEntries(portion))))
    if (sliceSpent()) yield null
  }
  return wrapDocument(parts)
}

/** The elements of a BSON document without its length and its final zero. */
export function elementsOf(raw: Uint8Array): Buffer {
  return Buffer.from(raw.buffer, raw.byteOffset + 4, raw.byteLength - 5)
}

export function elementHead(type: number, name: string): Buffer {
  return Buffer.concat([Buffer.from([type]), Buffer.from(name), Buffer.from([0])])
}

export function wrapDocument(parts: Buffer[]): Buffer {
  const length = parts.reduce((sum, part) => sum + part.length, 5)
  const head = Buffer.alloc(4)
  head.writeInt32LE(length)
  return Buffer.concat([head, ...parts, Buffer.from([0])], length)
}
