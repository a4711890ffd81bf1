import { isUtf8 } from 'node:buffer'
import { ObjectId } from 'bson'
import { isReservedName, MAX_DEPTH } from './bson-values'

/** Where the `_id` of a document lies in its bytes; start and end are the same when it has none. */
export interface IdPlace {
  start: number
  end: number
}

/** BSON types by their number in bsonspec.org. Others are rare and left to the BSON library. */
const TYPE = {
  double: 0x01,
  string: 0x02,
  document: 0x03,
  array: 0x04,
  binary: 0x05,
  objectId: 0x07,
  boolean: 0x08,
  date: 0x09,
  null: 0x0a,
  int32: 0x10,
  int64: 0x12,
  decimal128: 0x13,
} as const

const DOLLAR = 0x24
const UNDERSCORE = 0x5f
/** An old form of binary values, with a second length inside. */
const OLD_BINARY = 2
const UNKNOWN = -1

/**
 * Whether the bytes of a document alone show that it can be stored: well-formed, of the common types, without a
 * name that is refused. Null means that they do not, never that the document is bad: then `readDocument` and
 * `assertStorable` decide. Reading a document costs many times what this look at its bytes does.
 */
export function storableBytes(raw: Buffer): IdPlace | null {
  const last = documentEnd(raw, 0, raw.length) - 1
  if (last !== raw.length - 1) return null
  let id: IdPlace | null = null
  for (let at = 4; at < last;) {
    const name = nameEnd(raw, at + 1, last)
    if (name === UNKNOWN || isRefused(raw, at + 1, name)) return null
    const end = valueEnd(raw, raw[at] as number, name + 1, last, 1)
    if (end === UNKNOWN) return null
    if (isId(raw, at + 1, name)) {
      if (id || raw[at] === TYPE.array) return null
      id = { start: at, end }
    }
    at = end
  }
  return id ?? { start: 4, end: 4 }
}

/** The bytes of a storable document with `_id` as its first field, made when it is missing, in memory of their own. */
export function withIdInFront(raw: Buffer, id: IdPlace): Buffer {
  if (id.start === 4 && id.end > 4) return Buffer.from(raw)
  const element = id.end > id.start ? raw.subarray(id.start, id.end) : newIdElement()
  const out = Buffer.concat([raw.subarray(0, 4), element, raw.subarray(4, id.start), raw.subarray(id.end)])
  out.writeInt32LE(out.length)
  return out
}

function newIdElement(): Buffer {
  return Buffer.concat([Buffer.from([TYPE.objectId]), Buffer.from('_id\0'), new ObjectId().id])
}

/** The end of a document or array that starts here and has its own end where it says, within the limit. */
function documentEnd(raw: Buffer, start: number, limit: number): number {
  if (limit - start < 5) return UNKNOWN
  const length = int32(raw, start)
  return length >= 5 && length <= limit - start && raw[start + length - 1] === 0 ? start + length : UNKNOWN
}

function nameEnd(raw: Buffer, start: number, limit: number): number {
  for (let at = start; at < limit; at++) if (raw[at] === 0) return at
  return UNKNOWN
}

/** The end of a value that is storable and lies within the limit, otherwise `UNKNOWN`. */
function valueEnd(raw: Buffer, type: number, at: number, limit: number, depth: number): number {
  switch (type) {
    case TYPE.string:
      return stringEnd(raw, at, limit)
    case TYPE.document:
    case TYPE.array:
      return depth < MAX_DEPTH ? nestedEnd(raw, at, limit, depth, type === TYPE.document) : UNKNOWN
    case TYPE.objectId:
      return within(at + 12, limit)
    case TYPE.null:
      return at
    case TYPE.int32:
      return within(at + 4, limit)
    case TYPE.double:
    case TYPE.date:
    case TYPE.int64:
      return within(at + 8, limit)
    case TYPE.boolean:
      return at < limit && (raw[at] as number) <= 1 ? at + 1 : UNKNOWN
    case TYPE.decimal128:
      return within(at + 16, limit)
    case TYPE.binary:
      return binaryEnd(raw, at, limit)
    default:
      return UNKNOWN
  }
}

function within(end: number, limit: number): number {
  return end <= limit ? end : UNKNOWN
}

/** Names of array elements are only places: nobody reads them. */
function nestedEnd(raw: Buffer, start: number, limit: number, depth: number, named: boolean): number {
  const end = documentEnd(raw, start, limit)
  const last = end - 1
  for (let at = start + 4; at < last;) {
    const name = nameEnd(raw, at + 1, last)
    if (name === UNKNOWN || (named && isRefused(raw, at + 1, name))) return UNKNOWN
    at = valueEnd(raw, raw[at] as number, name + 1, last, depth + 1)
    if (at === UNKNOWN) return UNKNOWN
  }
  return end
}

/** Text must be valid UTF-8; most of it is short, and plain ASCII is seen without a call. */
function stringEnd(raw: Buffer, at: number, limit: number): number {
  if (limit - at < 5) return UNKNOWN
  const start = at + 4
  const end = start + int32(raw, at)
  if (end <= start || end > limit || raw[end - 1] !== 0) return UNKNOWN
  for (let i = start; i < end; i++)
    if ((raw[i] as number) > 0x7f) return isUtf8(raw.subarray(i, end)) ? end : UNKNOWN
  return end
}

function binaryEnd(raw: Buffer, at: number, limit: number): number {
  if (limit - at < 5 || raw[at + 4] === OLD_BINARY) return UNKNOWN
  const length = int32(raw, at)
  return length >= 0 ? within(at + 5 + length, limit) : UNKNOWN
}

/** The names `assertFieldName` refuses; those that are reserved begin with an underscore. */
function isRefused(raw: Buffer, start: number, end: number): boolean {
  if (raw[start] === DOLLAR) return true
  return raw[start] === UNDERSCORE && isReservedName(raw.toString('latin1', start, end))
}

function isId(raw: Buffer, start: number, end: number): boolean {
  return end - start === 3 && raw[start] === UNDERSCORE && raw[start + 1] === 0x69 && raw[start + 2] === 0x64
}

function int32(raw: Buffer, at: number): number {
  return (
    (raw[at] as number) |
    ((raw[at + 1] as number) << 8) |
    ((raw[at + 2] as number) << 16) |
    ((raw[at + 3] as number) << 24)
  )
}
