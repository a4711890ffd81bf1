import { ObjectId } from 'bson'
import { readDocument, type Document } from './bson-values'

/** Names of top-level fields; null stands for all of them. */
export type FieldNames = ReadonlySet<string> | null

interface Wanted {
  name: string
  bytes: Buffer
  /** What is read of it where it is a document; null: all of it. */
  within: FieldReader | null
}

/** A reader of some fields. What is not asked for is stepped over, which is far cheaper than reading it. */
export class FieldReader {
  private readonly wanted: Wanted[]

  /** Of what the paths reach: of a document on the way only what they name in it, of anything else all. */
  constructor(paths: Iterable<string>) {
    const below = new Map<string, string[] | null>()
    for (const path of paths) {
      const [name = '', ...rest] = path.split('.')
      const others = below.get(name)
      // `$id` of a reference, which reads as one value
      const whole = rest.length === 0 || rest.some((segment) => segment.startsWith('$'))
      below.set(name, whole || others === null ? null : [...(others ?? []), rest.join('.')])
    }
    this.wanted = [...below].map(([name, rest]) => {
      return { name, bytes: Buffer.from(name), within: rest && new FieldReader(rest) }
    })
  }

  /** The same values `readDocument` gives, in the same order, of the wanted fields only. */
  read(raw: Buffer): Document {
    return this.readFrom(raw, 0)
  }

  private readFrom(raw: Buffer, start: number): Document {
    const out: Document = {}
    this.each(raw, start, ({ name, within }, at, value, end) => {
      out[name] =
        within && raw[at] === DOCUMENT ? within.readFrom(raw, value) : readValue(raw, at, value, end)
    })
    return out
  }

  /** The wanted fields whose bytes are not the same in both documents. */
  changed(before: Buffer, after: Buffer): string[] {
    const [old, now] = [this.places(before), this.places(after)]
    return this.wanted.flatMap(({ name }) => (same(old.get(name), now.get(name)) ? [] : name))
  }

  /** A document with what `fields` holds in the place of its wanted fields; those that are new come last. */
  replace(raw: Buffer, fields: Buffer): Buffer {
    const fresh = this.places(fields)
    const parts = [raw.subarray(0, 4)]
    let kept = 4
    this.each(raw, 0, ({ name }, at, _, end) => {
      parts.push(raw.subarray(kept, at), fresh.get(name) ?? NOTHING)
      fresh.delete(name)
      kept = end
    })
    const out = Buffer.concat([...parts, raw.subarray(kept, raw.length - 1), ...fresh.values(), END])
    out.writeInt32LE(out.length)
    return out
  }

  /** The bytes of each wanted field that is there, with its type and name; of one that is there twice the last. */
  private places(raw: Buffer): Map<string, Buffer> {
    const found = new Map<string, Buffer>()
    this.each(raw, 0, ({ name }, at, _, end) => found.set(name, raw.subarray(at, end)))
    return found
  }

  /** Of the document that starts at `start`: where each wanted field begins, where its value does, and its end. */
  private each(
    raw: Buffer,
    start: number,
    take: (field: Wanted, at: number, value: number, end: number) => void,
  ): void {
    for (let at = start + 4; raw[at] !== 0;) {
      const value = nameEnd(raw, at + 1) + 1
      const end = value + valueLength(raw, raw[at] as number, value)
      const field = this.fieldAt(raw, at + 1, value - 1)
      if (field !== null) take(field, at, value, end)
      at = end
    }
  }

  private fieldAt(raw: Buffer, start: number, end: number): Wanted | null {
    for (const field of this.wanted)
      if (field.bytes.length === end - start && sameBytes(raw, start, field.bytes)) return field
    return null
  }
}

const DOCUMENT = 0x03
const NOTHING = Buffer.alloc(0)
const END = Buffer.from([0])

function same(a: Buffer | undefined, b: Buffer | undefined): boolean {
  return a === b || (a !== undefined && b !== undefined && a.equals(b))
}

/** The value of the first field of a document that has one. */
export function firstValue(raw: Buffer): unknown {
  const end = nameEnd(raw, 5)
  const value = end + 1
  const after = value + valueLength(raw, raw[4] as number, value)
  return readValue(raw, 4, value, after)
}

function sameBytes(raw: Buffer, start: number, bytes: Buffer): boolean {
  for (let i = 0; i < bytes.length; i++) if (raw[start + i] !== bytes[i]) return false
  return true
}

function nameEnd(raw: Buffer, start: number): number {
  let at = start
  while (raw[at] !== 0) at++
  return at
}

const FIXED: Record<number, number> = {
  0x01: 8,
  0x06: 0,
  0x07: 12,
  0x08: 1,
  0x09: 8,
  0x0a: 0,
  0x10: 4,
  0x11: 8,
  0x12: 8,
  0x13: 16,
  0x7f: 0,
  0xff: 0,
}

/** Bytes of a value, by its type as in bsonspec.org. */
function valueLength(raw: Buffer, type: number, at: number): number {
  const fixed = FIXED[type]
  if (fixed !== undefined) return fixed
  const length = raw.readInt32LE(at)
  if (type === 0x02 || type === 0x0d || type === 0x0e) return 4 + length
  if (type === 0x05) return 5 + length
  if (type === 0x0c) return 16 + length
  if (type === 0x0b) return nameEnd(raw, nameEnd(raw, at) + 1) + 1 - at
  return length
}

/** The common types directly, the others through the BSON library. */
function readValue(raw: Buffer, element: number, at: number, end: number): unknown {
  switch (raw[element]) {
    case 0x01:
      return raw.readDoubleLE(at)
    case 0x02:
      return raw.toString('utf8', at + 4, end - 1)
    case 0x04:
      return readArray(raw, at)
    case 0x07:
      return new ObjectId(raw.subarray(at, end))
    case 0x08:
      return raw[at] === 1
    case 0x09:
      return new Date(Number(raw.readBigInt64LE(at)))
    case 0x0a:
      return null
    case 0x10:
      return raw.readInt32LE(at)
    case 0x12:
      return raw.readBigInt64LE(at)
    default:
      return readDocument(documentOf(raw.subarray(element, end)))[raw.toString('utf8', element + 1, at - 1)]
  }
}

function readArray(raw: Buffer, start: number): unknown[] {
  const out: unknown[] = []
  for (let at = start + 4; raw[at] !== 0;) {
    const value = nameEnd(raw, at + 1) + 1
    const end = value + valueLength(raw, raw[at] as number, value)
    out.push(readValue(raw, at, value, end))
    at = end
  }
  return out
}

function documentOf(element: Buffer): Buffer {
  const out = Buffer.alloc(element.length + 5)
  out.writeInt32LE(out.length)
  element.copy(out, 4)
  return out
}
