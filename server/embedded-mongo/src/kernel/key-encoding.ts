import { createHash } from 'node:crypto'
import {
  Binary,
  BSONRegExp,
  BSONSymbol,
  Code,
  DBRef,
  Decimal128,
  Double,
  Int32,
  Long,
  MaxKey,
  MinKey,
  ObjectId,
  Timestamp,
} from 'bson'
import { isDocument, writeDocument } from './bson-values'

/** Stands for the value of an empty array in an index or a sort: it sorts before null, as in MongoDB. */
export const EMPTY_ARRAY = Symbol('empty array')

/** Longest encoding of one field kept as it is; longer ones end in a digest and are marked inexact. */
export const MAX_FIELD_KEY = 480
export const MAX_INDEX_KEY = 1380

/** MongoDB's comparison order of BSON types; values of one type share a rank. */
export const RANK = {
  minKey: 0x01,
  emptyArray: 0x03,
  null: 0x05,
  number: 0x10,
  string: 0x20,
  object: 0x30,
  array: 0x40,
  binary: 0x50,
  objectId: 0x60,
  bool: 0x70,
  date: 0x80,
  timestamp: 0x85,
  regex: 0x90,
  code: 0x95,
  maxKey: 0xfe,
} as const

export function rankOf(value: unknown): number {
  switch (typeof value) {
    case 'undefined':
      return RANK.null
    case 'number':
    case 'bigint':
      return RANK.number
    case 'string':
      return RANK.string
    case 'boolean':
      return RANK.bool
    case 'symbol':
      return RANK.emptyArray
    default:
      return rankOfObject(value)
  }
}

function rankOfObject(value: unknown): number {
  if (value === null) return RANK.null
  if (Array.isArray(value)) return RANK.array
  if (value instanceof Date) return RANK.date
  if (value instanceof ObjectId) return RANK.objectId
  if (isDocument(value) || value instanceof DBRef) return RANK.object
  if (value instanceof Timestamp) return RANK.timestamp
  if (
    value instanceof Long ||
    value instanceof Int32 ||
    value instanceof Double ||
    value instanceof Decimal128
  )
    return RANK.number
  if (value instanceof Binary) return RANK.binary
  if (value instanceof BSONRegExp) return RANK.regex
  if (value instanceof BSONSymbol) return RANK.string
  if (value instanceof Code) return RANK.code
  if (value instanceof MinKey) return RANK.minKey
  if (value instanceof MaxKey) return RANK.maxKey
  return RANK.object
}

/** MongoDB's total order over BSON values: negative, zero or positive. */
export function compareValues(a: unknown, b: unknown): number {
  if (typeof a === 'string' && typeof b === 'string') return compareStrings(a, b)
  if (typeof a === 'number' && typeof b === 'number' && a === a && b === b) return a < b ? -1 : a > b ? 1 : 0
  if (a instanceof Date && b instanceof Date) return a.getTime() - b.getTime()
  if (a instanceof ObjectId && b instanceof ObjectId) return Buffer.compare(a.id, b.id)
  const ranks = rankOf(a) - rankOf(b)
  return ranks !== 0 ? ranks : Buffer.compare(encodeWhole(a), encodeWhole(b))
}

export function valuesEqual(a: unknown, b: unknown): boolean {
  return a === b || compareValues(a, b) === 0
}

/** Strings compare by their UTF-8 bytes; UTF-16 order differs from it only beside surrogates. */
function compareStrings(a: string, b: string): number {
  if (a === b) return 0
  if (!SURROGATE.test(a) && !SURROGATE.test(b)) return a < b ? -1 : 1
  return Buffer.compare(Buffer.from(a), Buffer.from(b))
}
const SURROGATE = /[\ud800-\udfff]/

/** Order-preserving bytes: comparing two encodings byte by byte is comparing the values. */
export function encodeWhole(value: unknown): Buffer {
  const out: Buffer[] = []
  encodeInto(value, out)
  return out.length === 1 ? (out[0] as Buffer) : Buffer.concat(out)
}

/** Text form of the encoding, for use as a Map key. */
export function keyText(value: unknown): string {
  return encodeWhole(value).toString('latin1')
}

export interface FieldKey {
  bytes: Buffer
  /** false when the encoding was cut and ends in a digest: good for equality, not for order */
  exact: boolean
}

export function encodeField(value: unknown, descending: boolean): FieldKey {
  const whole = encodeWhole(value)
  const exact = whole.length <= MAX_FIELD_KEY
  const bytes = exact ? whole : capBytes(whole, MAX_FIELD_KEY)
  return { bytes: descending ? invert(bytes) : bytes, exact }
}

export function capBytes(bytes: Buffer, max: number): Buffer {
  if (bytes.length <= max) return bytes
  const digest = createHash('sha1').update(bytes).digest()
  return Buffer.concat([bytes.subarray(0, max - digest.length), digest])
}

export function invert(bytes: Buffer): Buffer {
  const out = Buffer.allocUnsafe(bytes.length)
  for (let i = 0; i < bytes.length; i++) out[i] = (bytes[i] as number) ^ 0xff
  return out
}

const RANK_BYTES = Array.from({ length: 256 }, (_, i) => Buffer.from([i]))
const END = RANK_BYTES[0] as Buffer
const STRING_END = Buffer.from([0, 0])

function encodeInto(value: unknown, out: Buffer[]): void {
  const rank = rankOf(value)
  out.push(RANK_BYTES[rank] as Buffer)
  encodeBody(rank, value, out)
}

function encodeBody(rank: number, value: unknown, out: Buffer[]): void {
  switch (rank) {
    case RANK.minKey:
    case RANK.maxKey:
    case RANK.null:
    case RANK.emptyArray:
      return
    case RANK.number:
      out.push(encodeNumber(value))
      return
    case RANK.string:
      out.push(encodeText(String(value)), STRING_END)
      return
    case RANK.object:
      encodeFields(
        value instanceof DBRef
          ? (value.toJSON() as unknown as Record<string, unknown>)
          : (value as Record<string, unknown>),
        out,
      )
      return
    case RANK.array:
      for (const element of value as unknown[]) encodeInto(element, out)
      out.push(END)
      return
    case RANK.bool:
      out.push(RANK_BYTES[value === true ? 1 : 0] as Buffer)
      return
    case RANK.date:
      out.push(encodeNumber((value as Date).getTime()))
      return
    case RANK.objectId:
      out.push(Buffer.from((value as ObjectId).id))
      return
    case RANK.binary:
      out.push(encodeBinary(value as Binary))
      return
    default:
      out.push(writeDocument({ value }))
  }
}

function encodeFields(doc: Record<string, unknown>, out: Buffer[]): void {
  for (const name of Object.keys(doc)) {
    const value = doc[name]
    if (value === undefined) continue
    const rank = rankOf(value)
    out.push(RANK_BYTES[rank] as Buffer, Buffer.from(name), END)
    encodeBody(rank, value, out)
  }
  out.push(END)
}

function encodeText(text: string): Buffer {
  const bytes = Buffer.from(text)
  if (!bytes.includes(0)) return bytes
  return Buffer.from(bytes.toString('latin1').replaceAll('\0', '\0\xff'), 'latin1')
}

function encodeBinary(value: Binary): Buffer {
  const head = Buffer.alloc(5)
  head.writeUInt32BE(value.position)
  head[4] = value.sub_type
  return Buffer.concat([head, value.buffer.subarray(0, value.position)])
}

/** 8 bytes of the double, then 2 bytes of what an int64 has beyond it; NaN sorts before every number. */
function encodeNumber(value: unknown): Buffer {
  const out = Buffer.alloc(10)
  const [double, rest] = splitNumber(value)
  if (Number.isNaN(double)) return out
  out.writeDoubleBE(double === 0 ? 0 : double)
  if ((out[0] as number) & 0x80) for (let i = 0; i < 8; i++) out[i] = (out[i] as number) ^ 0xff
  else out[0] = (out[0] as number) ^ 0x80
  out.writeUInt16BE(0x8000 + rest, 8)
  return out
}

function splitNumber(value: unknown): [number, number] {
  if (typeof value === 'number') return [value, 0]
  const integer = typeof value === 'bigint' ? value : value instanceof Long ? value.toBigInt() : null
  if (integer !== null) {
    const double = Number(integer)
    return [double, Number(integer - BigInt(double))]
  }
  if (value instanceof Int32 || value instanceof Double) return [Number(value.value), 0]
  return [Number(String(value)), 0]
}
